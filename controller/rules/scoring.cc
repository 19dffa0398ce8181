#include "controller/rules/scoring.h"

#include <algorithm>
#include <utility>

namespace redoubt::rules {
namespace {

constexpr std::int64_t kAwardMost = 1'000'000'000;  ///< in one award, either way

using range::Entity;
using range::Event;
using range::EventKind;
using range::World;
using scenario::Counts;
using scenario::Equation;
using scenario::Metric;
using scenario::MetricId;
using terms::CellId;

/// Whether the metric is about this thing: it is listed, or nothing is and it is the team's own.
bool about(const World& world, const Metric& metric, Entity thing) {
  if (metric.on.empty()) return world.layout().owner(thing) == metric.cell;
  return std::binary_search(metric.on.begin(), metric.on.end(), thing);
}

bool untouched(const World& world, range::HostId id) {
  const range::HostState& host = world.host(id);
  return host.access == terms::Access::kNone && host.persistence == 0 &&
         world.channel(id) == nullptr;
}

bool counts_once(Counts counts) {
  return counts == Counts::kTrueAlert || counts == Counts::kAccessGained ||
         counts == Counts::kDataTaken || counts == Counts::kDataDestroyed;
}

bool facts_earn(Counts counts) { return counts != Counts::kBelow && counts != Counts::kEquation; }

constexpr std::size_t number(EventKind kind) { return static_cast<std::size_t>(kind); }

EventKind looks_at(Counts counts) {
  switch (counts) {
    case Counts::kTrueAlert:
      return EventKind::kAlertRaised;
    case Counts::kAccessGained:
      return EventKind::kAccessGained;
    case Counts::kAccessEnded:
      return EventKind::kAccessLost;
    case Counts::kNeedlessIsolation:
      return EventKind::kHostIsolated;
    case Counts::kDataTaken:
      return EventKind::kDataTaken;
    case Counts::kDataDestroyed:
      return EventKind::kDataDestroyed;
    case Counts::kMeasure:
      return EventKind::kOrderSucceeded;
    case Counts::kSpent:
      return EventKind::kSupplierReplaced;
    case Counts::kAnswer:
      return EventKind::kInjectAnswered;  // and kInjectExpired
    case Counts::kMark:
      return EventKind::kInjectMarked;
    case Counts::kBelow:     // time earns these, see begin_stretch()
    case Counts::kEquation:  // and these follow from others
      break;
  }
  return EventKind::kEnded;
}

}  // namespace

Scoring::Scoring(const scenario::Exercise& exercise)
    : exercise_(&exercise), states_(exercise.metrics.size()) {
  for (const Metric& metric : exercise.metrics) {
    if (facts_earn(metric.counts)) judged_.set(number(looks_at(metric.counts)));
    if (metric.counts == Counts::kAnswer) judged_.set(number(EventKind::kInjectExpired));
  }
}

bool Scoring::earns(const World& world, const Metric& metric, const Event& event) const {
  switch (metric.counts) {
    case Counts::kTrueAlert:
      return event.cause != 0 && event.actor == metric.cell && about(world, metric, event.subject);
    case Counts::kAccessGained:
      return event.amount >= metric.level && about(world, metric, event.subject);
    case Counts::kNeedlessIsolation:
      return event.actor == metric.cell && about(world, metric, event.subject) &&
             untouched(world, range::HostId{event.subject.index});
    case Counts::kMeasure:
      return event.actor == metric.cell && event.action == metric.measure &&
             (metric.on.empty() || about(world, metric, event.subject));
    case Counts::kAnswer:
      return event.actor == metric.cell &&
             exercise_->injects[event.subject.index].objective == metric.objective;
    case Counts::kSpent:
    case Counts::kAccessEnded:
    case Counts::kDataTaken:
    case Counts::kDataDestroyed:
      return about(world, metric, event.subject);
    case Counts::kMark:
      return event.object.index == metric.cell.value &&
             exercise_->injects[event.subject.index].rubric == metric.rubric;
    case Counts::kBelow:
    case Counts::kEquation:
      return false;
  }
  return false;
}

std::int64_t Scoring::points_of(const Metric& metric, const Event& event) const {
  if (metric.counts == Counts::kSpent) {
    return std::clamp(metric.points * event.amount, -kAwardMost, kAwardMost);
  }
  if (metric.counts != Counts::kAnswer) return metric.points;
  const scenario::Inject& inject = exercise_->injects[event.subject.index];
  if (event.kind == EventKind::kInjectExpired) return inject.no_answer.points;
  const auto option = static_cast<std::size_t>(event.amount);
  return option < inject.options.size() ? inject.options[option].points : metric.points;
}

void Scoring::judge(const World& world, const Event& event, std::vector<Award>& awards) {
  if (!judged_[number(event.kind)]) return;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    const Metric& metric = exercise_->metrics[i];
    const bool looked_at =
        event.kind == looks_at(metric.counts) ||
        (event.kind == EventKind::kInjectExpired && metric.counts == Counts::kAnswer);
    if (!looked_at || !facts_earn(metric.counts) || !earns(world, metric, event)) continue;
    if (counts_once(metric.counts)) {
      auto& counted = states_[i].counted;
      if (std::find(counted.begin(), counted.end(), event.subject) != counted.end()) continue;
      counted.push_back(event.subject);
    }
    if (metric.counts == Counts::kMark) {
      remark(MetricId{i}, event, awards);
      continue;
    }
    award(MetricId{i}, points_of(metric, event), awards);
  }
}

/// A mark takes the place of the one that the same answer had before.
void Scoring::remark(MetricId metric, const Event& event, std::vector<Award>& awards) {
  const auto& levels = exercise_->rubrics[exercise_->metrics[metric.value].rubric.value].levels;
  const std::int64_t points = levels.at(static_cast<std::size_t>(event.amount)).points;
  std::int64_t before = 0;
  auto& marks = states_[metric.value].marks;
  const auto same = [&](const Mark& mark) { return mark.inject == event.subject.index; };
  const auto found = std::find_if(marks.begin(), marks.end(), same);
  if (found == marks.end()) {
    marks.push_back({event.subject.index, points});
  } else {
    before = std::exchange(found->points, points);
  }
  award(metric, points - before, awards);
}

std::int64_t Scoring::total(MetricId metric) const {
  const Equation& equation = exercise_->metrics[metric.value].equation;
  if (equation.empty()) return states_[metric.value].total;
  return value_of(equation, [this](MetricId of) { return states_[of.value].total; });
}

bool Scoring::shows(MetricId metric) const {
  return exercise_->metrics[metric.value].counts != Counts::kMark ||
         !states_[metric.value].marks.empty();
}

bool Scoring::begin_stretch(MetricId metric, std::vector<Award>& awards) {
  return award(metric, exercise_->metrics[metric.value].points, awards);
}

bool Scoring::award(MetricId metric, std::int64_t points, std::vector<Award>& awards) {
  State& state = states_[metric.value];
  if (state.times >= exercise_->metrics[metric.value].at_most) return false;
  ++state.times;
  if (points == 0) return true;
  state.total += points;
  awards.push_back({metric, static_cast<std::int32_t>(points)});
  return true;
}

std::int64_t Scoring::total(CellId cell) const {
  std::int64_t sum = 0;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (exercise_->metrics[i].cell == cell) sum += states_[i].total;
  }
  return sum;
}

std::int64_t evaluation(const Metric& metric, std::int64_t total) {
  const std::int64_t span = metric.best - metric.worst;
  if (span == 0) return total >= metric.best ? 1000 : 0;
  return std::clamp<std::int64_t>((total - metric.worst) * 1000 / span, 0, 1000);
}

Rating rating(std::int64_t permille) {
  if (permille >= 900) return Rating::kPerformed;
  if (permille >= 700) return Rating::kSomeChallenges;
  return permille >= 400 ? Rating::kMajorChallenges : Rating::kUnable;
}

const char* letter(Rating rating) {
  static constexpr const char* kLetters[] = {"P", "S", "M", "U"};
  return kLetters[static_cast<std::size_t>(rating)];
}

std::int64_t objective_evaluation(const scenario::Exercise& exercise, const Scoring& scoring,
                                  scenario::ObjectiveId objective, CellId cell) {
  std::int64_t sum = 0;
  std::int64_t weights = 0;
  for (std::uint32_t i = 0; i < exercise.metrics.size(); ++i) {
    const Metric& metric = exercise.metrics[i];
    if (metric.objective != objective || metric.cell != cell) continue;
    if (!scoring.shows(MetricId{i})) continue;
    sum += metric.weight * evaluation(metric, scoring.total(MetricId{i}));
    weights += metric.weight;
  }
  return weights > 0 ? sum / weights : -1;
}

std::int64_t goal_evaluation(const scenario::Exercise& exercise, const Scoring& scoring,
                             const scenario::Goal& goal, CellId cell) {
  std::int64_t sum = 0;
  std::int64_t weights = 0;
  for (const scenario::Goal::Part& part : goal.parts) {
    const std::int64_t met = objective_evaluation(exercise, scoring, part.objective, cell);
    if (met < 0) continue;
    sum += part.weight * met;
    weights += part.weight;
  }
  return weights > 0 ? sum / weights : -1;
}

}  // namespace redoubt::rules
