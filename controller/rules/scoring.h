#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "controller/range/event.h"
#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// Points that an event has earned.
struct Award {
  scenario::MetricId metric;
  std::int32_t points = 0;
};

/// How metric and points stand in the amount of a kScored event.
constexpr std::int64_t packed(Award award) {
  return (static_cast<std::int64_t>(award.metric.value) << 32) |
         static_cast<std::uint32_t>(award.points);
}
constexpr Award unpacked_award(std::int64_t amount) {
  return {scenario::MetricId{static_cast<std::uint32_t>(amount >> 32)},
          static_cast<std::int32_t>(amount & 0xffffffff)};
}

/// The score ledger's sums, and the rules by which events earn points. The ledger itself is the
/// list of kScored events: each names what caused it, so every total can be derived again.
class Scoring {
 public:
  explicit Scoring(const scenario::Exercise& exercise);

  /// The plan has been amended: this is the exercise from now on. It must outlive the scoring, or
  /// the next such call.
  void follow(const scenario::Exercise& exercise) { exercise_ = &exercise; }

  /// What this event, which `world` has taken in, earns. Appended to `awards`; counted at once, so
  /// that at_most and once-per-thing hold.
  void judge(const range::World& world, const range::Event& event, std::vector<Award>& awards);

  /// A stretch of time below a metric's level begins: its points, or none where `at_most` is
  /// reached.
  bool begin_stretch(scenario::MetricId metric, std::vector<Award>& awards);

  std::int64_t total(scenario::MetricId metric) const;
  /// Whether there is anything to judge by: of what people mark, once they have.
  bool shows(scenario::MetricId metric) const;
  /// What the cell's metrics have earned; equations are made from that and add nothing.
  std::int64_t total(terms::CellId cell) const;

 private:
  struct Mark {
    std::uint32_t inject = 0;
    std::int64_t points = 0;
  };
  struct State {
    std::int64_t total = 0;
    std::uint32_t times = 0;
    std::vector<range::Entity> counted;  ///< for metrics that count a thing once
    std::vector<Mark> marks;             ///< for those that people mark
  };

  bool earns(const range::World& world, const scenario::Metric& metric,
             const range::Event& event) const;
  std::int64_t points_of(const scenario::Metric& metric, const range::Event& event) const;
  void remark(scenario::MetricId metric, const range::Event& event, std::vector<Award>& awards);
  bool award(scenario::MetricId metric, std::int64_t points, std::vector<Award>& awards);

  const scenario::Exercise* exercise_;
  std::vector<State> states_;
  std::bitset<256>
      judged_;  ///< by kind of event: some metric looks at it; most are looked at by none
};

/// Where a metric's total lies between its worst and best: permille, 0 to 1000. 1000 where the two
/// are equal and the total reaches them.
std::int64_t evaluation(const scenario::Metric& metric, std::int64_t total);

/// How an objective was met, as HSEEP (2020) rates it.
enum class Rating : std::uint8_t { kPerformed, kSomeChallenges, kMajorChallenges, kUnable };
Rating rating(std::int64_t permille);
const char* letter(Rating rating);  ///< "P", "S", "M", "U"

/// The weighted mean of the evaluations of an objective's metrics for one cell, rounded down; -1
/// where nothing marks it.
std::int64_t objective_evaluation(const scenario::Exercise& exercise, const Scoring& scoring,
                                  scenario::ObjectiveId objective, terms::CellId cell);

/// The same of a goal's objectives; -1 where none of them is marked for the cell.
std::int64_t goal_evaluation(const scenario::Exercise& exercise, const Scoring& scoring,
                             const scenario::Goal& goal, terms::CellId cell);

}  // namespace redoubt::rules
