#include "controller/proof/possible.h"

#include <algorithm>

namespace redoubt::proof {

using range::EventKind;
using scenario::Condition;
using scenario::ConditionKind;
using scenario::Consequence;
using scenario::Exercise;
using scenario::Inject;
using terms::CellId;

namespace {

template <class Use>
void for_each_fact(const std::vector<Consequence>& then, const Use& use) {
  for (const Consequence& each : then) {
    for (const range::Event& fact : each.facts) use(fact);
  }
}

template <class Use>
void for_each_fact(const Inject& inject, const Use& use) {
  for_each_fact(inject.then, use);
  for_each_fact(inject.no_answer.then, use);
  for (const scenario::InjectOption& option : inject.options) for_each_fact(option.then, use);
}

}  // namespace

Possible::Possible(const Exercise& exercise)
    : exercise_(exercise),
      injects_(exercise.injects.size(), false),
      milestones_(exercise.milestones.size(), false) {
  const auto state = [&](const range::Event& fact) { stated_.insert({fact.kind, fact.subject}); };
  for (const Inject& inject : exercise.injects) for_each_fact(inject, state);
  for (const scenario::Phase& phase : exercise.phases) for_each_fact(phase.policy, state);
  while (found_more()) {
  }
}

bool Possible::found_more() {
  bool more = false;
  const auto find = [&](std::vector<bool>& found, std::uint32_t i, bool can) {
    more = more || (can && !found[i]);
    found[i] = found[i] || can;
  };
  for (std::uint32_t i = 0; i < injects_.size(); ++i) {
    const Inject& inject = exercise_.injects[i];
    find(injects_, i, may_come(inject));
    if (injects_[i]) {
      for_each_fact(inject, [&](const range::Event& fact) {
        if (fact.kind == EventKind::kMilestoneReached) find(milestones_, fact.subject.index, true);
      });
    }
  }
  for (std::uint32_t i = 0; i < milestones_.size(); ++i) {
    find(milestones_, i, holds(exercise_.milestones[i].when));
  }
  return more;
}

/// A draft may be approved, but nobody should build on it.
bool Possible::may_come(const Inject& inject) const {
  if (inject.draft) return false;
  if (inject.contingency) return true;
  if (inject.at != terms::kNever) return inject.at < exercise_.endex;
  return inject.series.occurrence > 1 ? injects_[inject.series.head.value] : holds(inject.when);
}

bool Possible::holds(const Condition& condition) const {
  const auto& parts = condition.parts;
  const auto part_can = [&](const Condition& part) { return holds(part); };
  switch (condition.kind) {
    case ConditionKind::kAll:
    case ConditionKind::kThen:
      return std::all_of(parts.begin(), parts.end(), part_can);
    case ConditionKind::kAny:
      return std::any_of(parts.begin(), parts.end(), part_can);
    case ConditionKind::kNot:
      return true;
    case ConditionKind::kCount:
      return std::count_if(parts.begin(), parts.end(), part_can) >= condition.amount;
    case ConditionKind::kOnce:
    case ConditionKind::kHolds:
    case ConditionKind::kLately:
    case ConditionKind::kBefore:
      return holds(parts.at(0));
    case ConditionKind::kMissing:
      return parts.size() < 2 || holds(parts[1]);
    case ConditionKind::kTime:
      return condition.at < exercise_.endex;
    default:
      return asks(condition);
  }
}

bool Possible::asks(const Condition& condition) const {
  const std::uint32_t i = condition.subject.index;
  switch (condition.kind) {
    case ConditionKind::kDelivered:
    case ConditionKind::kAcknowledged:
    case ConditionKind::kAnswered:
      return injects_[i];
    case ConditionKind::kUnanswered:
      return injects_[i] && can_expire(exercise_.injects[i]);
    case ConditionKind::kMilestone:
      return milestones_[i];
    case ConditionKind::kAlerted:
      return can_be_alerted(condition);
    case ConditionKind::kDone:
      return can_be_done(condition);
    case ConditionKind::kScore:
      return condition.amount <= 0 || is_marked(condition.cell);
    case ConditionKind::kScoreBelow:
      return condition.amount > 0 || is_marked(condition.cell);
    case ConditionKind::kBelow:
    case ConditionKind::kFunctionBelow:
      return condition.amount > 0;
    case ConditionKind::kAbove:
      return condition.amount < 1000 || condition.subject.kind == terms::EntityKind::kLine;
    case ConditionKind::kLinkCut:
      return exercise_.layout.links[i].owner.valid() ||
             is_brought_about(EventKind::kLinkCut, condition.subject);
    case ConditionKind::kIsolated:
      return std::any_of(condition.hosts.begin(), condition.hosts.end(), [&](range::HostId host) {
        return exercise_.layout.hosts[host.value].owner.valid() ||
               is_brought_about(EventKind::kHostIsolated, entity(host));
      });
    default:
      return true;
  }
}

bool Possible::can_expire(const Inject& inject) const {
  return inject.at == terms::kNever ||
         inject.at + inject.transit + inject.deadline < exercise_.endex;
}

bool Possible::can_be_alerted(const Condition& condition) const {
  for (std::size_t i = 0; i < exercise_.sensing.size(); ++i) {
    if (exercise_.layout.sensors[i].team != condition.cell) continue;
    const scenario::Sensing& sensing = exercise_.sensing[i];
    // What a detector or a decoy says is about hosts that it does not list.
    if (sensing.covers.empty()) return true;
    for (const range::HostId host : condition.hosts) {
      const auto& covers = sensing.covers;
      if (std::find(covers.begin(), covers.end(), host) != covers.end()) return true;
    }
  }
  return false;
}

bool Possible::can_be_done(const Condition& condition) const {
  const terms::Role role = exercise_.catalogue[condition.action.value].role;
  if (condition.cell.valid()) return exercise_.cells[condition.cell.value].role == role;
  return std::any_of(exercise_.cells.begin(), exercise_.cells.end(),
                     [&](const scenario::Cell& cell) { return cell.role == role; });
}

bool Possible::is_marked(CellId cell) const {
  return std::any_of(exercise_.metrics.begin(), exercise_.metrics.end(),
                     [&](const scenario::Metric& metric) { return metric.cell == cell; });
}

}  // namespace redoubt::proof
