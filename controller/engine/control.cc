#include <algorithm>

#include "controller/engine/engine.h"
#include "controller/rules/effects.h"
#include "controller/rules/odds.h"

/// What exercise control does in an engine: phases, injects and what follows from them, marks, and
/// the false alarms of sensors.
namespace redoubt::engine {

using range::Event;
using range::EventKind;
using rules::ConsequencePlace;
using scenario::Inject;
using scenario::InjectId;
using scenario::Metric;
using scenario::MetricId;
using terms::CellId;
using terms::Reason;
using terms::Ruling;
using terms::Verdict;

void Engine::open_plan() {
  for (std::uint32_t i = 0; i < exercise().phases.size(); ++i) {
    queue_.put(exercise().phases[i].from, Priority::kPhase, PhaseDue{i});
  }
  for (std::uint32_t i = 0; i < exercise().injects.size(); ++i) {
    const Inject& inject = exercise().injects[i];
    if (inject.at == terms::kNever) continue;
    queue_.put(inject.at, Priority::kInject, InjectDue{InjectId{i}});
  }
  if (!ground_->triggers.waiters().empty()) queue_.put(now_, Priority::kInject, Look{});
  for (std::uint32_t i = 0; i < exercise().sensing.size(); ++i) {
    const scenario::Sensing& sensing = exercise().sensing[i];
    if (sensing.false_alarm_latest.count() == 0 || sensing.covers.empty()) continue;
    if (ground_->coverage.known_to(range::SensorId{i}).empty()) continue;
    await_false_alarm({range::SensorId{i}, 1, ground_->chance_names.of(range::SensorId{i}),
                       sensing.false_alarm_soonest, sensing.false_alarm_latest});
  }
}

void Engine::happen(const PhaseDue& due) {
  phase_ = due.phase;
  const std::uint64_t cause = publish({.kind = EventKind::kPhaseBegun, .amount = due.phase});
  for (const scenario::Consequence& policy : exercise().phases[due.phase].policy) {
    let_become(policy, cause);
  }
}

void Engine::let_become(const scenario::Consequence& consequence, std::uint64_t cause) {
  for (Event fact : consequence.facts) {
    if (ended_) return;
    fact.cause = cause;
    if (fact.kind == EventKind::kInjectDelivered) {
      const InjectId inject = next_of(InjectId{fact.subject.index});
      if (inject.valid()) send(inject, {}, cause);
      continue;
    }
    const bool again = fact.kind == EventKind::kMilestoneReached &&
                       story_.reached(scenario::MilestoneId{fact.subject.index});
    if (!again && rules::changes(world_, fact)) publish(fact);
  }
}

bool Engine::held_back(terms::Role role) const {
  if (exercise().phases.empty()) return false;
  const auto& holds = exercise().phases[phase_].holds;
  return std::find(holds.begin(), holds.end(), role) != holds.end();
}

/// Brings about what waited for a condition that has come to hold, until no further one does.
void Engine::follow_story() {
  if (!triggers_.quiet(now_)) tell_story();
  const terms::ExerciseTime next = triggers_.next();
  if (next >= look_) return;
  look_ = next;
  queue_.put(next, Priority::kInject, Look{});
}

void Engine::tell_story() {
  std::vector<std::uint32_t> fired;
  while (!ended_) {
    triggers_.settle(world_, story_, now_, fired);
    if (fired.empty()) return;
    for (const std::uint32_t waiter : fired) {
      if (!ended_) come_to_pass(ground_->triggers.waiters()[waiter]);
      settle();
    }
    fired.clear();
  }
}

void Engine::come_to_pass(const rules::Waiter& waiter) {
  if (waiter.kind == rules::Waiter::Kind::kInject) {
    // One that has been given a time waits for nothing else.
    if (exercise().injects[waiter.index].waits()) come_again(InjectId{waiter.index});
    return;
  }
  const scenario::MilestoneId milestone{waiter.index};
  if (story_.reached(milestone)) return;
  publish({.kind = EventKind::kMilestoneReached, .subject = scenario::entity(milestone)});
}

void Engine::let_follow(InjectId inject, std::uint16_t list, std::uint64_t cause) {
  const auto& following = rules::consequences(exercise().injects[inject.value], list);
  for (std::uint16_t i = 0; i < following.size() && !ended_; ++i) {
    const ConsequenceDue due{inject, {list, i}, cause};
    if (following[i].after.count() > 0) {
      queue_.put(now_ + following[i].after, Priority::kInject, due);
    } else {
      happen(due);
    }
  }
}

void Engine::happen(const ConsequenceDue& due) {
  const Inject& inject = exercise().injects[due.inject.value];
  const scenario::Consequence& consequence =
      rules::consequences(inject, due.place.list).at(due.place.index);
  let_become(consequence, due.cause);
  if (ended_) return;
  if (consequence.people != 0) change_people(consequence.cell, consequence.people, due.cause);
  if (consequence.advisor.empty()) return;
  publish({.kind = EventKind::kAdvised,
           .actor = consequence.cell,
           .action = consequence.technique,
           .subject = consequence.about,
           .object = scenario::entity(due.inject),
           .amount = due.place.packed(),
           .cause = due.cause});
}

/// A team never falls below nobody; who is busy finishes first.
void Engine::change_people(CellId cell, std::int32_t by, std::uint64_t cause) {
  std::int64_t& people = people_[cell.value];
  const std::int64_t change = std::max<std::int64_t>(by, -people);
  people += change;
  publish({.kind = EventKind::kPeopleChanged, .actor = cell, .amount = change, .cause = cause});
  free_people_[cell.value] += change;
  const auto waiting = static_cast<std::int64_t>(waiting_[cell.value].size());
  visibility_.show_staffing(cell, now_,
                            {std::max<std::int64_t>(free_people_[cell.value], 0), people, waiting});
  free_people(cell, 0);
}

void Engine::score(const Event& event) {
  std::vector<rules::Award> awards;
  scoring_.judge(world_, event, awards);
  publish_awards(awards, event.sequence);
  if (event.kind == EventKind::kFunctionChanged) watch_falls(event.sequence);
}

void Engine::publish_awards(const std::vector<rules::Award>& awards, std::uint64_t cause) {
  for (const rules::Award award : awards) {
    publish({.kind = EventKind::kScored,
             .actor = exercise().metrics[award.metric.value].cell,
             .amount = rules::packed(award),
             .cause = cause});
  }
}

bool Engine::stands_low(const Metric& metric) const {
  return std::any_of(metric.on.begin(), metric.on.end(), [&](range::Entity function) {
    return world_.availability(range::FunctionId{function.index}) < metric.level;
  });
}

void Engine::watch_falls(std::uint64_t cause) {
  for (std::uint32_t i = 0; i < falls_.size(); ++i) {
    const Metric& metric = exercise().metrics[i];
    if (metric.counts != scenario::Counts::kBelow) continue;
    const bool was_low = falls_[i].low;
    falls_[i].low = stands_low(metric);
    if (was_low || !falls_[i].low) continue;
    ++falls_[i].times;
    happen(StretchDue{MetricId{i}, falls_[i].times, cause});
  }
}

void Engine::happen(const StretchDue& due) {
  const Fall& fall = falls_[due.metric.value];
  if (!fall.low || fall.times != due.fall) return;
  std::vector<rules::Award> awards;
  if (!scoring_.begin_stretch(due.metric, awards)) return;
  publish_awards(awards, due.cause);
  queue_.put(now_ + exercise().metrics[due.metric.value].every, Priority::kNotice, due);
}

void Engine::await_false_alarm(FalseAlarmDue next) {
  const std::uint64_t chance = terms::mix(next.chance + next.nth);
  const auto gap = drawn(terms::Purpose::kFalseAlarm, chance, next.soonest, next.latest);
  queue_.put(now_ + gap, Priority::kNotice, next);
}

/// Looks like any other signal: some technique the sensor knows, on some host it covers.
void Engine::happen(const FalseAlarmDue& due) {
  FalseAlarmDue next = due;
  ++next.nth;
  await_false_alarm(next);
  if (world_.sensor(due.sensor).blind) return;
  const scenario::Sensing& sensing = exercise().sensing[due.sensor.value];
  const auto& techniques = ground_->coverage.known_to(due.sensor);
  const std::uint64_t chance = terms::mix(~(due.chance + due.nth));
  terms::Stream stream = chance_.stream(terms::Purpose::kFalseAlarm, chance);
  const range::HostId host = sensing.covers[stream.below(sensing.covers.size())];
  const terms::ActionId technique = techniques[stream.below(techniques.size())];
  if (world_.host(host).blind) return;
  happen(rules::Signal{due.sensor, host, technique, chance, 0});
}

/// Sensors see traces, not techniques: often enough they name another that leaves the same.
terms::ActionId Engine::taken_for(const Deed& deed, range::SensorId sensor,
                                  std::uint32_t trace_kind, std::uint64_t chance) {
  terms::Stream stream = chance_.stream(terms::Purpose::kNaming, chance);
  const auto odds = rules::naming_odds(world_, exercise().sensing[sensor.value].naming,
                                       exercise().layout.host_of(deed.target));
  if (stream.happens(odds)) return deed.action;
  const auto& alike = ground_->coverage.leave(trace_kind);
  return alike[stream.below(alike.size())];
}

}  // namespace redoubt::engine
