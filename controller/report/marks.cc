#include "controller/report/marks.h"

#include <algorithm>

#include "controller/report/wording.h"

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;
using rules::Award;
using scenario::MetricId;
using scenario::ObjectiveId;
using terms::CellId;

/// The score again, from what happened. Only when a stretch of time began is taken from the ledger.
rules::Scoring derived(const Account& account) {
  const scenario::Exercise& exercise = *account.exercise;
  rules::Scoring scoring(exercise);
  range::World world(exercise.layout);
  std::vector<Award> awards;
  for (const Event& event : account.events) {
    world.apply(event);
    awards.clear();
    if (event.kind == EventKind::kScored) {
      const MetricId metric = rules::unpacked_award(event.amount).metric;
      const bool stretch = exercise.metrics.at(metric.value).counts == scenario::Counts::kBelow;
      if (stretch) scoring.begin_stretch(metric, awards);
    } else {
      scoring.judge(world, event, awards);
    }
  }
  return scoring;
}

class Marking {
 public:
  explicit Marking(const Account& account)
      : account_(account), wording_(account), scoring_(derived(account)) {}

  Marks marks() const {
    const scenario::Exercise& exercise = *account_.exercise;
    Marks marks;
    for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
      if (exercise.cells[i].role != terms::Role::kBlue) continue;
      marks.teams.push_back(team(CellId{i}));
    }
    for (std::uint32_t i = 0; i < exercise.metrics.size(); ++i) {
      marks.proven = marks.proven && metric(MetricId{i}).total == scoring_.total(MetricId{i});
    }
    return marks;
  }

 private:
  TeamMark team(CellId cell) const {
    TeamMark mark{.cell = cell, .objectives = {}};
    const auto& objectives = account_.exercise->objectives;
    for (std::uint32_t i = 0; i <= objectives.size(); ++i) {
      ObjectiveMark one = objective(cell, i < objectives.size() ? ObjectiveId{i} : ObjectiveId{});
      if (one.metrics.empty()) continue;
      for (const MetricMark& metric : one.metrics) mark.total += earned(metric);
      mark.objectives.push_back(std::move(one));
    }
    for (std::uint32_t i = 0; i < account_.exercise->goals.size(); ++i) {
      const std::int64_t met =
          rules::goal_evaluation(*account_.exercise, scoring_, account_.exercise->goals[i], cell);
      if (met >= 0) mark.goals.push_back({i, met, rules::rating(met)});
    }
    return mark;
  }

  ObjectiveMark objective(CellId cell, ObjectiveId id) const {
    ObjectiveMark mark{.objective = id, .metrics = {}};
    const scenario::Exercise& exercise = *account_.exercise;
    for (std::uint32_t i = 0; i < exercise.metrics.size(); ++i) {
      const scenario::Metric& one = exercise.metrics[i];
      if (one.cell == cell && one.objective == id) mark.metrics.push_back(metric(MetricId{i}));
    }
    if (!id.valid()) return mark;
    mark.evaluation = rules::objective_evaluation(exercise, scoring_, id, cell);
    if (mark.evaluation >= 0) mark.rating = rules::rating(mark.evaluation);
    return mark;
  }

  /// What an equation comes to is made from points that count already.
  std::int64_t earned(const MetricMark& mark) const {
    return account_.exercise->metrics[mark.metric.value].equation.empty() ? mark.total : 0;
  }

  MetricMark metric(MetricId id) const {
    MetricMark mark{.metric = id, .entries = {}};
    for (const Event& event : account_.events) {
      if (event.kind != EventKind::kScored) continue;
      const Award award = rules::unpacked_award(event.amount);
      if (award.metric != id) continue;
      mark.total += award.points;
      mark.entries.push_back({event.at, award.points, mark.total, event.cause, why(event)});
    }
    const scenario::Metric& metric = account_.exercise->metrics[id.value];
    if (!metric.equation.empty()) mark.total = scoring_.total(id);
    mark.evaluation = scoring_.shows(id) ? rules::evaluation(metric, mark.total) : -1;
    return mark;
  }

  std::string why(const Event& scored) const {
    const Event* cause = account_.event(scored.cause);
    if (cause == nullptr) return "no event is named";
    std::string text = wording_.describe(*cause);
    if (cause->at < scored.at) {
      text += " since " + clock(cause->at) + ", and has not recovered after " +
              span(scored.at - cause->at);
    }
    return text;
  }

  const Account& account_;
  Wording wording_;
  rules::Scoring scoring_;
};

}  // namespace

Marks marks(const Account& account) { return Marking(account).marks(); }

const char* meaning(rules::Rating rating) {
  static constexpr const char* kMeanings[] = {
      "performed without challenges", "performed with some challenges",
      "performed with major challenges", "unable to be performed"};
  return kMeanings[static_cast<std::size_t>(rating)];
}

}  // namespace redoubt::report
