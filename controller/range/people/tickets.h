#pragma once

#include <cstdint>

#include "controller/range/people/staff.h"
#include "proto/terms/random.h"

namespace redoubt::range::people {

/// So many tickets of one staff about one service are opened in a step; who fails after that hears
/// that it is known.
inline constexpr std::int64_t kTicketsMax = 3;

/// How many tickets are to be expected where this was missed of a use, in permille of a person
/// times microseconds, in one step. In millionths, rounded down:
///
///   failed tries   = tries in an hour x hours missed       (tries are thousandths)
///   tickets        = failed tries x odds of a ticket
std::int64_t tickets_expected(const Staff& staff, const Use& use, std::int64_t lost);

/// The same for false tickets in a step at work: people x hours x odds.
std::int64_t false_tickets_expected(const Staff& staff);

/// As many as are expected, the fraction left to chance, and kTicketsMax at most.
std::int64_t drawn(std::int64_t millionths, terms::Stream& stream);

}  // namespace redoubt::range::people
