#pragma once

#include <string>

#include "controller/report/account.h"

namespace redoubt::cli {

/// What a director wants to know at once after a run, as lines for a terminal. `seconds` is how
/// long it took.
std::string summary(const report::Account& account, double seconds);

}  // namespace redoubt::cli
