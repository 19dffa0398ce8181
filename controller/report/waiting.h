#pragma once

#include <string>
#include <vector>

#include "controller/report/account.h"

namespace redoubt::report {

/// One condition of a waiter, under those that it is a part of.
struct Reason {
  int depth = 0;  ///< 0: what the waiter waits for
  bool holds = false;
  std::string what;      ///< "red holds scada at user or higher"
  std::string standing;  ///< "so since D+0 04:10"
};

/// Why what waited for a condition came when it came, or why it never did: how its condition stood
/// at that instant, or at the end.
struct Waiting {
  range::Entity what;  ///< inject or milestone
  terms::ExerciseTime came = terms::kNever;
  std::vector<Reason> reasons;
};

/// Of everything that waits for a condition, milestones first.
std::vector<Waiting> waiting(const Account& account);

/// The same of one thing, for people, as lines; empty for what waits for nothing.
std::string explanation(const Account& account, const Waiting& waiting);

}  // namespace redoubt::report
