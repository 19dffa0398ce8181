#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/report/account.h"
#include "controller/rules/scoring.h"

namespace redoubt::report {

/// One line of the score ledger.
struct Entry {
  terms::ExerciseTime at = terms::kStartex;
  std::int64_t points = 0;
  std::int64_t running = 0;  ///< the metric's total after it
  std::uint64_t cause = 0;   ///< sequence of the event that earned it
  std::string why;           ///< that event in words
};

struct MetricMark {
  scenario::MetricId metric;
  std::int64_t total = 0;
  std::int64_t evaluation = 0;  ///< permille; -1: people mark it, and nobody has
  std::vector<Entry> entries;   ///< in order of time; add up to `total`
};

/// How one team met one objective. Metrics without an objective stand under one that is not valid,
/// and are not rated.
struct ObjectiveMark {
  scenario::ObjectiveId objective;
  std::int64_t evaluation = -1;  ///< permille; -1: nothing marks it
  rules::Rating rating = rules::Rating::kUnable;
  std::vector<MetricMark> metrics;
};

struct GoalMark {
  std::uint32_t goal = 0;       ///< index into Exercise::goals
  std::int64_t evaluation = 0;  ///< permille
  rules::Rating rating = rules::Rating::kUnable;
};

struct TeamMark {
  terms::CellId cell;
  std::int64_t total = 0;
  std::vector<ObjectiveMark> objectives;
  std::vector<GoalMark> goals;  ///< those of which something is marked
};

struct Marks {
  std::vector<TeamMark> teams;  ///< blue teams in order of cells
  /// The ledger was derived again from the events alone, and both say the same.
  bool proven = true;
};

Marks marks(const Account& account);

/// "Performed without challenges".
const char* meaning(rules::Rating rating);

}  // namespace redoubt::report
