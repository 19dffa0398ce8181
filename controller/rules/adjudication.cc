#include "controller/rules/adjudication.h"

#include <algorithm>

namespace redoubt::rules {

using scenario::Counts;
using scenario::RubricId;
using terms::CellId;
using terms::Reason;
namespace {

constexpr std::int64_t kHeavyParts = 4;  ///< one of so many equal parts is heavy

std::int64_t reach(const scenario::Rubric& rubric) {
  if (rubric.levels.empty()) return 0;
  const auto [worst, best] = std::minmax_element(
      rubric.levels.begin(), rubric.levels.end(),
      [](const auto& one, const auto& other) { return one.points < other.points; });
  return best->points - worst->points;
}

}  // namespace

Reason unmarkable(const scenario::Exercise& exercise, const Story& story, scenario::InjectId inject,
                  CellId cell, std::uint16_t level) {
  const scenario::Inject& one = exercise.injects[inject.value];
  const bool addressed = std::find(one.to.begin(), one.to.end(), cell) != one.to.end();
  if (!addressed || !one.rubric.valid()) return Reason::kWrongTarget;
  if (!out(story.stage(inject))) return Reason::kTooLate;
  if (level >= exercise.rubrics[one.rubric.value].levels.size()) return Reason::kUnknownOption;
  return Reason::kNone;
}

MarkWeights::MarkWeights(const scenario::Exercise& exercise)
    : cells_(exercise.cells.size()), stakes_(exercise.rubrics.size() * cells_, 0), all_(cells_, 0) {
  for (const scenario::Metric& metric : exercise.metrics) {
    if (metric.counts != Counts::kMark) continue;
    stakes_.at(place(metric.rubric, metric.cell)) +=
        metric.weight * reach(exercise.rubrics[metric.rubric.value]);
  }
  for (const scenario::Inject& inject : exercise.injects) {
    if (!inject.rubric.valid()) continue;
    for (const CellId cell : inject.to) all_.at(cell.value) += stakes_[place(inject.rubric, cell)];
  }
}

bool MarkWeights::heavy(RubricId rubric, CellId cell) const {
  if (!rubric.valid() || cell.value >= cells_) return false;
  const std::int64_t stake = stakes_.at(place(rubric, cell));
  return stake > 0 && stake * kHeavyParts >= all_[cell.value];
}

}  // namespace redoubt::rules
