#include "controller/engine/engine.h"

#include <algorithm>
#include <utility>

#include "controller/rules/effects.h"
#include "controller/rules/needs.h"

namespace redoubt::engine {
namespace {

using range::Event;
using range::EventKind;
using terms::Reason;
using terms::Ruling;
using terms::Verdict;

Ruling refused(terms::OrderNumber number, Reason reason, terms::ExerciseTime now) {
  return {number, Verdict::kRefused, reason, now, now};
}

/// Whether a fact can change what a mission function is worth.
bool touches_functions(EventKind kind) {
  return kind == EventKind::kHostIsolated || kind == EventKind::kHostRejoined ||
         kind == EventKind::kHostRestored || kind == EventKind::kServiceSet ||
         kind == EventKind::kLinkCut || kind == EventKind::kLinkOpened;
}

}  // namespace

Engine::Engine(std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t seed,
               Listener listener)
    : exercise_(std::move(exercise)),
      seed_(seed),
      listener_(std::move(listener)),
      world_(exercise_->layout),
      visibility_(*exercise_) {
  fingerprint_.add(seed_);
  for (std::uint32_t i = 0; i < exercise_->cells.size(); ++i) {
    const scenario::Cell& cell = exercise_->cells[i];
    free_people_.push_back(cell.people);
    for (const range::Entity entity : cell.knows) {
      publish({.kind = EventKind::kSighted, .actor = terms::CellId{i}, .subject = entity});
    }
  }
  for (std::uint32_t i = 0; i < exercise_->cells.size(); ++i) tell_what_depends(terms::CellId{i});
  waiting_.resize(exercise_->cells.size());
  if (exercise_->endex != terms::kNever) queue_.put(exercise_->endex, Priority::kClosing, Endex{});
}

/// What a cell's own hosts mean to the functions it watches, so that it can weigh what cutting them
/// off would cost.
void Engine::tell_what_depends(terms::CellId cell) {
  const range::Layout& layout = exercise_->layout;
  for (const range::Entity known : exercise_->cells[cell.value].knows) {
    if (known.kind != terms::EntityKind::kHost || layout.owner(known) != cell) continue;
    for (std::uint32_t i = 0; i < layout.functions.size(); ++i) {
      const auto& watchers = layout.functions[i].shown_to;
      if (std::find(watchers.begin(), watchers.end(), cell) == watchers.end()) continue;
      const range::FunctionId function{i};
      const std::int64_t loss = world_.loss_if_isolated(range::HostId{known.index}, function);
      if (loss <= 0) continue;
      publish({.kind = EventKind::kFound,
               .actor = cell,
               .subject = known,
               .object = entity(function),
               .amount = rules::pack(terms::FindingKind::kSupports, loss)});
    }
  }
}

Ruling Engine::submit(terms::CellId cell, const terms::Order& order, terms::ExerciseTime at) {
  advance_to(at);
  fingerprint_.add(cell.value);
  fingerprint_.add(order.number);
  if (ended_) return refused(order.number, Reason::kEnded, now_);
  if (const auto* act = std::get_if<terms::Act>(&order.what)) {
    return rule_act(cell, order.number, *act);
  }
  return refused(order.number, Reason::kUnknownInject, now_);
}

Ruling Engine::rule_act(terms::CellId cell, terms::OrderNumber number, const terms::Act& act) {
  if (act.action.value >= exercise_->catalogue.size()) {
    return refused(number, Reason::kUnknownAction, now_);
  }
  const scenario::Action& what = action(act.action);
  if (what.role != exercise_->cells.at(cell.value).role) {
    return refused(number, Reason::kNotYours, now_);
  }
  const auto target = visibility_.sight(cell).entity(act.target);
  if (!target) return refused(number, Reason::kUnknownTarget, now_);
  const Reason objection = rules::judge(world_, what, cell, *target);
  if (objection != Reason::kNone) return refused(number, objection, now_);
  const Deed deed{cell, number, act.action, *target, 0};
  if (what.people <= free_people_[cell.value]) return start(deed, number);
  if (what.people > exercise_->cells[cell.value].people ||
      waiting_[cell.value].size() >= kWaitingMax) {
    return refused(number, Reason::kNoPeople, now_);
  }
  publish(
      {.kind = EventKind::kOrderQueued, .actor = cell, .action = act.action, .subject = *target});
  waiting_[cell.value].push_back(deed);
  return {number, Verdict::kQueued, Reason::kNone, now_, now_ + what.longest};
}

Ruling Engine::start(Deed deed, terms::OrderNumber number) {
  const scenario::Action& what = action(deed.action);
  free_people_[deed.cell.value] -= what.people;
  const auto length = drawn(terms::Purpose::kDuration, chance_of(deed.action, deed.target),
                            what.shortest, what.longest);
  deed.cause = publish({.kind = EventKind::kOrderStarted,
                        .actor = deed.cell,
                        .action = deed.action,
                        .subject = deed.target,
                        .amount = length.count()});
  queue_.put(now_ + length, Priority::kEffect, deed);
  return {number, Verdict::kStarted, Reason::kNone, now_, now_ + length};
}

void Engine::advance_to(terms::ExerciseTime at) {
  REDOUBT_CHECK(at >= now_);
  while (!ended_ && queue_.next_time() <= at) {
    const auto entry = queue_.take();
    now_ = entry.place.at;
    std::visit([this](const auto& pending) { happen(pending); }, entry.pending);
  }
  if (!ended_ && at != terms::kNever) now_ = at;
}

void Engine::happen(const Deed& deed) {
  const scenario::Action& what = action(deed.action);
  const Reason objection = rules::judge(world_, what, deed.cell, deed.target);
  leave_traces(deed);
  if (objection == Reason::kAlreadyDone) {
    fail(deed, Reason::kAlreadyDone);
  } else if (objection != Reason::kNone) {
    fail(deed, Reason::kInterrupted);
  } else if (!happens(terms::Purpose::kSuccess, chance_of(deed.action, deed.target), what.odds)) {
    fail(deed, Reason::kBadLuck);
  } else {
    carry_out(deed);
  }
  if (!ended_) free_people(deed.cell, what.people);
}

void Engine::carry_out(const Deed& deed) {
  const std::uint64_t cause = publish({.kind = EventKind::kOrderSucceeded,
                                       .actor = deed.cell,
                                       .action = deed.action,
                                       .subject = deed.target,
                                       .cause = deed.cause});
  visibility_.show_outcome(deed.cell, now_, {deed.order, true, Reason::kNone});
  std::vector<Event> facts;
  for (const scenario::Effect& effect : action(deed.action).effects) {
    facts.clear();
    rules::effects_of(world_, action(deed.action), effect, deed.cell, deed.target, facts);
    for (Event& fact : facts) {
      if (ended_) return;
      fact.actor = deed.cell;
      fact.action = deed.action;
      fact.cause = cause;
      publish(fact);
    }
  }
}

void Engine::fail(const Deed& deed, Reason reason) {
  publish({.kind = EventKind::kOrderFailed,
           .actor = deed.cell,
           .action = deed.action,
           .subject = deed.target,
           .amount = static_cast<std::int64_t>(reason),
           .cause = deed.cause});
  visibility_.show_outcome(deed.cell, now_, {deed.order, false, reason});
}

void Engine::leave_traces(const Deed& deed) {
  for (const scenario::Trace& trace : action(deed.action).traces) {
    for (std::uint32_t i = 0; i < exercise_->sensing.size(); ++i) {
      const scenario::Sensing& sensing = exercise_->sensing[i];
      const range::HostId host{deed.target.index};
      if (trace.kind >= sensing.odds.size() || world_.sensor(range::SensorId{i}).blind) continue;
      if (std::find(sensing.covers.begin(), sensing.covers.end(), host) == sensing.covers.end()) {
        continue;
      }
      const std::uint64_t chance =
          terms::hash_of(exercise_->layout.sensors[i].name) ^ chance_of(deed.action, deed.target);
      if (!happens(terms::Purpose::kDetection, chance,
                   both(trace.odds, sensing.odds[trace.kind]))) {
        continue;
      }
      const auto delay = drawn(terms::Purpose::kLatency, chance, sensing.fastest, sensing.slowest);
      queue_.put(now_ + delay, Priority::kNotice,
                 AlertDue{range::SensorId{i}, deed.target, deed.action, deed.cause});
    }
  }
}

void Engine::happen(const AlertDue& due) {
  publish({.kind = EventKind::kAlertRaised,
           .actor = exercise_->layout.sensors[due.sensor.value].team,
           .action = due.technique,
           .subject = due.host,
           .object = entity(due.sensor),
           .cause = due.cause});
}

void Engine::happen(const Endex&) { end(0); }

void Engine::end(std::int64_t why) {
  publish({.kind = EventKind::kEnded, .amount = why});
  ended_ = true;
}

/// People who come free take up what has waited longest, as long as there are enough of them.
void Engine::free_people(terms::CellId cell, std::uint32_t people) {
  std::uint32_t& free = free_people_[cell.value];
  free += people;
  std::deque<Deed>& waiting = waiting_[cell.value];
  while (!waiting.empty() && action(waiting.front().action).people <= free) {
    const Deed next = waiting.front();
    waiting.pop_front();
    const Reason objection = rules::judge(world_, action(next.action), cell, next.target);
    if (objection == Reason::kNone) {
      start(next, next.order);
    } else {
      fail(next, objection);
    }
  }
}

std::uint64_t Engine::publish(Event event) {
  event.sequence = ++sequence_;
  event.at = now_;
  world_.apply(event);
  fingerprint_.add(static_cast<std::uint64_t>(terms::microseconds(event.at)));
  fingerprint_.add((static_cast<std::uint64_t>(event.kind) << 32) | event.actor.value);
  fingerprint_.add(event.action.value);
  fingerprint_.add(event.subject.word());
  fingerprint_.add(event.object.word());
  fingerprint_.add(static_cast<std::uint64_t>(event.amount));
  fingerprint_.add(event.cause);
  visibility_.show(world_, event);
  if (listener_) listener_(event);
  follow_up(event);
  return event.sequence;
}

void Engine::follow_up(const Event& event) {
  if (touches_functions(event.kind)) settle_functions(event.sequence);
  if (event.kind == EventKind::kAccessGained && !goal_reached_ && goal_holds()) {
    goal_reached_ = true;
    end(1);
  }
}

/// Functions stand after their parts, so one pass in order settles them all.
void Engine::settle_functions(std::uint64_t cause) {
  for (std::uint32_t i = 0; i < exercise_->layout.functions.size(); ++i) {
    const range::FunctionId id{i};
    const std::int64_t now = world_.derived_availability(id);
    if (now == world_.availability(id)) continue;
    publish({.kind = EventKind::kFunctionChanged,
             .subject = entity(id),
             .amount = now,
             .cause = cause});
  }
}

bool Engine::goal_holds() const {
  const auto& goal = exercise_->goal;
  return !goal.empty() && std::all_of(goal.begin(), goal.end(), [this](range::HostId host) {
    return world_.host(host).access == terms::Access::kAdmin;
  });
}

terms::Stream& Engine::stream(terms::Purpose purpose, std::uint64_t entity) {
  const auto key = std::pair{static_cast<std::uint64_t>(purpose), entity};
  return streams_.try_emplace(key, seed_, purpose, entity).first->second;
}

bool Engine::happens(terms::Purpose purpose, std::uint64_t entity, terms::Odds odds) {
  const bool happened = stream(purpose, entity).happens(odds);
  fingerprint_.add(happened ? 1 : 0);
  return happened;
}

terms::Duration Engine::drawn(terms::Purpose purpose, std::uint64_t entity, terms::Duration low,
                              terms::Duration high) {
  const auto length = terms::Duration{stream(purpose, entity).between(low.count(), high.count())};
  fingerprint_.add(static_cast<std::uint64_t>(length.count()));
  return length;
}

/// Named by action and target, so that what is drawn for one pair is the same whatever else there
/// is.
std::uint64_t Engine::chance_of(terms::ActionId id, range::Entity target) const {
  return terms::mix(terms::hash_of(action(id).code) +
                    terms::hash_of(exercise_->layout.name_of(target)));
}

}  // namespace redoubt::engine
