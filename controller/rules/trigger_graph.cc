#include "controller/rules/trigger_graph.h"

#include "proto/terms/check.h"

namespace redoubt::rules {

using range::Entity;
using scenario::Condition;
using scenario::ConditionKind;
using scenario::Exercise;

TriggerGraph::TriggerGraph(const Exercise& exercise) {
  for (std::uint32_t i = 0; i < exercise.milestones.size(); ++i) {
    add_waiter({Waiter::Kind::kMilestone, i}, add(exercise, exercise.milestones[i].when));
  }
  for (std::uint32_t i = 0; i < exercise.injects.size(); ++i) {
    const scenario::Inject& inject = exercise.injects[i];
    if (!inject.waits()) continue;
    add_waiter({Waiter::Kind::kInject, i}, add_within(exercise, inject));
  }
  things_.close();
  actions_.close();
  cells_.close();
}

void TriggerGraph::add_waiter(Waiter waiter, std::uint32_t root) {
  nodes_[root].waiter = static_cast<std::uint32_t>(waiters_.size());
  waiters_.push_back(waiter);
  roots_.push_back(root);
}

std::uint32_t TriggerGraph::waiter_of(scenario::InjectId inject) const {
  const auto is = [&](const Waiter& waiter) {
    return waiter.kind == Waiter::Kind::kInject && waiter.index == inject.value;
  };
  const auto found = std::find_if(waiters_.begin(), waiters_.end(), is);
  REDOUBT_CHECK(found != waiters_.end());
  return static_cast<std::uint32_t>(found - waiters_.begin());
}

/// Its condition, in the time in which it may come.
std::uint32_t TriggerGraph::add_within(const Exercise& exercise, const scenario::Inject& inject) {
  std::vector<std::uint32_t> parts;
  const auto add_time = [&](terms::ExerciseTime at) {
    Condition& time = own_.emplace_back();
    time.kind = ConditionKind::kTime;
    time.at = at;
    return add(exercise, time);
  };
  if (inject.not_before != terms::kStartex) parts.push_back(add_time(inject.not_before));
  parts.push_back(add(exercise, inject.when));
  if (inject.not_after != terms::kNever) {
    Condition& negation = own_.emplace_back();
    negation.kind = ConditionKind::kNot;
    parts.push_back(join(negation, {add_time(inject.not_after)}));
  }
  return parts.size() == 1 ? parts.front() : join(own_.emplace_back(), std::move(parts));
}

std::uint32_t TriggerGraph::join(const Condition& condition, std::vector<std::uint32_t> parts) {
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  for (const std::uint32_t part : parts) nodes_[part].parent = node;
  nodes_.push_back({&condition, kNone, std::move(parts), kNone});
  return node;
}

std::uint32_t TriggerGraph::add(const Exercise& exercise, const Condition& condition) {
  std::vector<std::uint32_t> parts;
  for (const Condition& part : condition.parts) parts.push_back(add(exercise, part));
  const std::uint32_t node = join(condition, std::move(parts));
  listen(exercise, condition, node);
  return node;
}

/// What a thing is worth can follow from the host that it stands on as well.
void TriggerGraph::listen(const Exercise& exercise, const Condition& condition,
                          std::uint32_t node) {
  const bool deed = condition.kind == ConditionKind::kDone;
  if (deed) return actions_.add(condition.action, node);
  for (const range::HostId host : condition.hosts) things_.add(entity(host), node);
  if (condition.subject.valid()) {
    things_.add(condition.subject, node);
    const range::HostId host = exercise.layout.host_of(condition.subject);
    if (host.valid() && entity(host) != condition.subject) things_.add(entity(host), node);
  }
  if (condition.kind == ConditionKind::kScore || condition.kind == ConditionKind::kScoreBelow) {
    cells_.add(condition.cell, node);
  }
}

}  // namespace redoubt::rules
