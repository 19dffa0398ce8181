#include "controller/rules/triggers.h"

#include <algorithm>
#include <functional>

namespace redoubt::rules {

using range::Event;
using range::EventKind;
using range::World;
using scenario::Condition;
using scenario::ConditionKind;
using terms::ExerciseTime;
using Node = TriggerGraph::Node;

namespace {

/// Whether this deed is one that the condition waits for.
bool is_done_by(const Condition& condition, const Event& event) {
  if (event.kind != EventKind::kOrderSucceeded || event.action != condition.action) return false;
  if (condition.cell.valid() && event.actor != condition.cell) return false;
  return condition.hosts.empty() ||
         std::any_of(condition.hosts.begin(), condition.hosts.end(),
                     [&](range::HostId host) { return entity(host) == event.subject; });
}

}  // namespace

Triggers::Triggers(const TriggerGraph& graph) : graph_(&graph), states_(graph.nodes().size()) {
  for (std::uint32_t i = 0; i < states_.size(); ++i) ask(i);
}

void Triggers::ask_about(const Event& event) {
  graph_->for_each_about(event, [&](std::uint32_t node) {
    const Condition& condition = *graph_->nodes()[node].condition;
    if (condition.kind == ConditionKind::kDone) {
      if (!is_done_by(condition, event)) return;
      states_[node].latched = true;
    }
    ask(node);
  });
}

void Triggers::ask(std::uint32_t node) {
  if (states_[node].asked) return;
  states_[node].asked = true;
  to_ask_.push_back(node);
  std::push_heap(to_ask_.begin(), to_ask_.end(), std::greater<>());
}

std::uint32_t Triggers::take() {
  std::pop_heap(to_ask_.begin(), to_ask_.end(), std::greater<>());
  const std::uint32_t node = to_ask_.back();
  to_ask_.pop_back();
  states_[node].asked = false;
  return node;
}

void Triggers::settle(const World& world, const Story& story, ExerciseTime now,
                      std::vector<std::uint32_t>& fired) {
  while (!timers_.empty() && timers_.front().at <= now) {
    ask(timers_.front().node);
    std::pop_heap(timers_.begin(), timers_.end(), std::greater<>());
    timers_.pop_back();
  }
  while (!to_ask_.empty()) {
    const std::uint32_t node = take();
    State& state = states_[node];
    const ExerciseTime due = state.standing.due;
    state.standing.due = terms::kNever;
    const bool now_holds = holds(node, world, story, now);
    if (state.standing.due != terms::kNever && state.standing.due != due) {
      timers_.push_back({state.standing.due, node});
      std::push_heap(timers_.begin(), timers_.end(), std::greater<>());
    }
    if (now_holds == state.standing.holds) continue;
    state.standing.holds = now_holds;
    state.standing.since = now;
    const Node& drawn = graph_->nodes()[node];
    if (drawn.parent != TriggerGraph::kNone) ask(drawn.parent);
    if (drawn.waiter != TriggerGraph::kNone && now_holds) fired.push_back(drawn.waiter);
  }
  std::sort(fired.begin(), fired.end());
}

bool Triggers::holds(std::uint32_t node, const World& world, const Story& story, ExerciseTime now) {
  const Node& drawn = graph_->nodes()[node];
  State& state = states_[node];
  switch (drawn.condition->kind) {
    case ConditionKind::kAll:
    case ConditionKind::kAny:
    case ConditionKind::kNot:
    case ConditionKind::kCount:
      return joined(drawn);
    case ConditionKind::kOnce:
    case ConditionKind::kHolds:
    case ConditionKind::kLately:
    case ConditionKind::kThen:
    case ConditionKind::kBefore:
    case ConditionKind::kMissing:
      watch_parts(drawn, state, now);
      return remembered(drawn, state, now);
    case ConditionKind::kDone:
      return state.latched;
    case ConditionKind::kTime:
      if (now < drawn.condition->at) state.standing.due = drawn.condition->at;
      return now >= drawn.condition->at;
    default:
      return story.is_so(*drawn.condition, world);
  }
}

bool Triggers::joined(const Node& node) const {
  const auto holding = std::count_if(node.parts.begin(), node.parts.end(), [&](std::uint32_t part) {
    return states_[part].standing.holds;
  });
  switch (node.condition->kind) {
    case ConditionKind::kAll:
      return static_cast<std::size_t>(holding) == node.parts.size();
    case ConditionKind::kAny:
      return holding > 0;
    case ConditionKind::kNot:
      return holding == 0;
    default:
      return holding >= node.condition->amount;
  }
}

void Triggers::watch_parts(const Node& node, State& state, ExerciseTime now) {
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    const bool is = states_[node.parts[i]].standing.holds;
    if (is && !state.was[i]) state.rose[i] = now;
    state.was[i] = is;
  }
}

bool Triggers::remembered(const Node& node, State& state, ExerciseTime now) {
  const Condition& condition = *node.condition;
  const ExerciseTime first = state.rose[0];
  const ExerciseTime second = state.rose[1];
  const auto until = [&](ExerciseTime due) {
    if (now < due) state.standing.due = due;
    return now < due;
  };
  switch (condition.kind) {
    case ConditionKind::kOnce:
      return first != terms::kNever;
    case ConditionKind::kHolds:
      return state.was[0] && !until(first + condition.span);
    case ConditionKind::kLately:
      return first != terms::kNever && until(first + condition.span);
    case ConditionKind::kThen:
      // The second part comes anew, and the first has come before it or with it.
      state.latched =
          state.latched || (second == now && first != terms::kNever &&
                            (condition.span.count() == 0 || now <= first + condition.span));
      return state.latched;
    case ConditionKind::kBefore:
      state.failed = state.failed || (second != terms::kNever && !state.latched);
      state.latched = state.latched || (first != terms::kNever && !state.failed);
      return state.latched;
    default:
      return missing(condition, state, now);
  }
}

/// Counted from STARTEX to a time, or from when the second part first came to hold.
bool Triggers::missing(const Condition& condition, State& state, ExerciseTime now) {
  if (state.latched || state.failed) return state.latched;
  const bool counted_from = condition.parts.size() == 2;
  if (counted_from && state.rose[1] == terms::kNever) return false;
  const ExerciseTime due = counted_from ? state.rose[1] + condition.span : condition.at;
  if (state.was[0]) {
    state.failed = true;
  } else if (now >= due) {
    state.latched = true;
  } else {
    state.standing.due = due;
  }
  return state.latched;
}

}  // namespace redoubt::rules
