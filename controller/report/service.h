#pragma once

#include <cstdint>
#include <vector>

#include "controller/report/account.h"

namespace redoubt::report {

/// From then on a function stood there.
struct Level {
  terms::ExerciseTime from = terms::kStartex;
  std::int64_t permille = 1000;
};

/// Over the time until then, permille, rounded down. Of at least one level, the first at STARTEX.
std::int64_t mean_of(const std::vector<Level>& levels, terms::ExerciseTime until);

/// How one mission function was kept up.
struct ServiceLine {
  range::FunctionId function;
  std::vector<Level> levels;  ///< in order of time, the first at STARTEX
  std::int64_t lowest = 1000;
  std::int64_t mean = 1000;  ///< permille, over the time played, rounded down
  terms::Duration below{};   ///< time below full
};

/// Every function, in the order of the scenario.
std::vector<ServiceLine> services(const Account& account);

}  // namespace redoubt::report
