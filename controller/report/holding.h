#pragma once

#include <vector>

#include "controller/report/people.h"

namespace redoubt::report {

/// How people held time: what was asked of the clock, and each stop from its begin to its end.
std::vector<ClockLine> clock_lines(const Account& account);

}  // namespace redoubt::report
