#pragma once

#include <string>

#include "controller/report/account.h"

namespace redoubt::report {

/// What happened, a line for each event that a person would tell of, with its time: for reading
/// along, and for comparing one run with another. What cells knew at STARTEX, orders that wait or
/// begin and sightings are left out; how orders came out is told; what one deed did to many hosts
/// is one line. Ends with the fingerprint, which covers what was left out, too.
std::string to_story(const Account& account);

/// Whether a person would tell of it.
bool worth_telling(const range::Event& event);

}  // namespace redoubt::report
