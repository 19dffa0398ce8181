#pragma once

#include <string>

#include "controller/report/people.h"
#include "controller/report/wording.h"

/// Words for what people did. Plain text; whoever puts it on a page escapes it.
namespace redoubt::report {

/// "2026-11-26 13:05:10", in UTC; empty where nobody noted it.
std::string wall_clock(const std::optional<std::int64_t>& wall_us);
/// To the second: "12 min 30 s".
std::string wall_span(terms::Duration duration);

/// "Ada"; of who gave no name, the seat.
std::string name(const Person& person);

/// "Paused", "Rate from 1 to 10", "Hold point set at D+0 12:00".
std::string what_of(const ClockLine& line);
/// Of a stop, how long it was and who ended it: "for 12 min 30 s, until 13:05:10; Ada resumed: all
/// are back".
std::string end_of(const Stop& stop);

/// "sends 2-03 Title", "orders Network Isolation (D3-NI) on desk".
std::string what_of(const OrderLine& line, const Account& account, const Wording& wording);

/// "proposes a mark for the answer of soc to 2-03 Title: in time, and whole".
std::string what_of(const Judged& judged, const Account& account, const Wording& wording);

/// What one person did in all: "steered the clock 3 times; sent 1 inject; wrote 2 reports".
std::string sum_of(const PersonLine& line);

}  // namespace redoubt::report
