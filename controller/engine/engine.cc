#include "controller/engine/engine.h"

#include <algorithm>
#include <utility>

#include "controller/rules/effects.h"
#include "controller/rules/odds.h"

namespace redoubt::engine {
namespace {

/// Of facts that follow from each other at one instant.
constexpr int kRoundsMax = 10'000;

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
  return kind >= EventKind::kSupplyFailed || kind == EventKind::kHostIsolated ||
         kind == EventKind::kHostRejoined || kind == EventKind::kHostRestored ||
         kind == EventKind::kServiceSet || kind == EventKind::kLinkCut ||
         kind == EventKind::kLinkOpened || kind == EventKind::kLinkFlooded ||
         kind == EventKind::kFloodEnded || kind == EventKind::kLockedOut ||
         kind == EventKind::kLockOutEnded || kind == EventKind::kFlowBlocked ||
         kind == EventKind::kFlowAllowed;  // carries tunnels
}

}  // namespace

Engine::Engine(std::shared_ptr<const Groundwork> groundwork, std::uint64_t seed, Listener listener)
    : ground_(std::move(groundwork)),
      listener_(std::move(listener)),
      exercise_(ground_->exercise),
      world_(ground_->drawn),
      visibility_(exercise()),
      detectors_(ground_->detectors),
      chance_(ground_->chance_names, seed),
      story_(exercise()),
      triggers_(ground_->triggers),
      scoring_(exercise()),
      falls_(exercise().metrics.size()),
      waiting_(exercise().cells.size()),
      range_quiet_(world_.quiet()) {
  fingerprint_.add(seed);
  world_.seed(seed);
  open();
}

Engine::Engine(std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t seed,
               Listener listener)
    : Engine(std::make_shared<const Groundwork>(std::move(exercise)), seed, std::move(listener)) {}

/// What is so, and known, at STARTEX.
void Engine::open() {
  ground_->rules->open(world_, facts_);
  for (const Event& fact : facts_) publish(fact);
  const auto& cells = exercise().cells;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    people_.push_back(cells[i].people);
    for (const range::Entity entity : cells[i].knows) {
      publish({.kind = EventKind::kSighted, .actor = terms::CellId{i}, .subject = entity});
    }
  }
  free_people_ = people_;
  for (const Groundwork::Support& support : ground_->supports) {
    publish({.kind = EventKind::kFound,
             .actor = support.cell,
             .subject = support.thing,
             .object = entity(support.function),
             .amount = rules::pack(terms::FindingKind::kSupports, support.loss)});
  }
  settle();
  open_plan();
  if (exercise().endex != terms::kNever) queue_.put(exercise().endex, Priority::kClosing, Endex{});
}

Ruling Engine::submit(terms::CellId cell, const terms::Order& order, terms::ExerciseTime at) {
  advance_to(at);
  fingerprint_.add(cell.value);
  fingerprint_.add(order.number);
  if (ended_ && !terms::marks(order.what)) return refused(order.number, Reason::kEnded, now_);
  const Ruling ruling = rule(cell, order);
  settle();
  follow_story();
  return ruling;
}

Ruling Engine::rule(terms::CellId cell, const terms::Order& order) {
  if (const auto* act = std::get_if<terms::Act>(&order.what)) {
    return rule_act(cell, order.number, *act);
  }
  if (const auto* reply = std::get_if<terms::Reply>(&order.what)) {
    return rule_reply(cell, order.number, *reply);
  }
  if (const auto* read = std::get_if<terms::Acknowledge>(&order.what)) {
    return rule_acknowledge(cell, order.number, *read);
  }
  if (const terms::Amend* amend = amend_in(order.what)) {
    return rule_amend(cell, order.number, *amend);
  }
  return rule_direct(cell, order.number, std::get<terms::Direct>(order.what));
}

Ruling Engine::rule_act(terms::CellId cell, terms::OrderNumber number, const terms::Act& act) {
  if (act.action.value >= exercise().catalogue.size()) {
    return refused(number, Reason::kUnknownAction, now_);
  }
  const scenario::Action& what = action(act.action);
  if (what.role != exercise().cells.at(cell.value).role) {
    return refused(number, Reason::kNotYours, now_);
  }
  if (held_back(what.role)) return refused(number, Reason::kNotNow, now_);
  const auto target = visibility_.sight(cell).entity(act.target);
  if (!target) return refused(number, Reason::kUnknownTarget, now_);
  if (target->kind != what.target) return refused(number, Reason::kWrongTarget, now_);
  const Deed deed{cell, number, act.action, *target, 0, 0};
  const Reason objection = judge(deed);
  fingerprint_.add(static_cast<std::uint64_t>(objection));
  if (objection != Reason::kNone) return refused(number, objection, now_);
  const bool at_once = what.longest.count() == 0 && what.people == 0;
  if (at_once && ground_->rules->least(world_, deed.action, deed.target).count() == 0) {
    return take(deed);
  }
  return what.people <= free_people_[cell.value] ? start(deed) : queue(deed);
}

Ruling Engine::take(Deed deed) {
  deed.chance = chance_.attempt(deed.action, deed.target);
  const auto odds = ground_->rules->odds(world_, deed.action, deed.target);
  const bool worked = happens(terms::Purpose::kSuccess, deed.chance, odds);
  deed.cause = worked ? succeed(deed) : fail(deed, Reason::kBadLuck);
  leave_traces(deed);
  if (!worked) return refused(deed.order, Reason::kBadLuck, now_);
  bring_about(deed, deed.cause);
  return {deed.order, Verdict::kTaken, Reason::kNone, now_, now_};
}

Ruling Engine::start(Deed deed) {
  const scenario::Action& what = action(deed.action);
  free_people_[deed.cell.value] -= what.people;
  deed.chance = chance_.attempt(deed.action, deed.target);
  const auto length =
      std::max(drawn(terms::Purpose::kDuration, deed.chance, what.shortest, what.longest),
               ground_->rules->least(world_, deed.action, deed.target));
  deed.cause = publish({.kind = EventKind::kOrderStarted,
                        .actor = deed.cell,
                        .action = deed.action,
                        .subject = deed.target,
                        .amount = length.count()});
  queue_.put(now_ + length, Priority::kEffect, deed);
  return {deed.order, Verdict::kStarted, Reason::kNone, now_, now_ + length};
}

Ruling Engine::queue(const Deed& deed) {
  const scenario::Action& what = action(deed.action);
  std::deque<Deed>& waiting = waiting_[deed.cell.value];
  if (what.people > people_[deed.cell.value] || waiting.size() >= kWaitingMax) {
    return refused(deed.order, Reason::kNoPeople, now_);
  }
  publish({.kind = EventKind::kOrderQueued,
           .actor = deed.cell,
           .action = deed.action,
           .subject = deed.target});
  waiting.push_back(deed);
  return {deed.order, Verdict::kQueued, Reason::kNone, now_, now_ + what.longest};
}

void Engine::advance_to(terms::ExerciseTime at) {
  REDOUBT_CHECK(at >= now_);
  while (!ended_ && queue_.next_time() <= at) {
    const auto entry = queue_.take();
    now_ = entry.place.at;
    std::visit([this](const auto& pending) { happen(pending); }, entry.pending);
    settle();
    follow_story();
  }
  if (!ended_ && at != terms::kNever) now_ = at;
}

void Engine::happen(const Deed& deed) {
  const auto odds = ground_->rules->odds(world_, deed.action, deed.target);
  Reason why_not = judge(deed);
  leave_traces(deed);
  if (why_not != Reason::kNone && why_not != Reason::kAlreadyDone) why_not = Reason::kInterrupted;
  if (why_not == Reason::kNone && !happens(terms::Purpose::kSuccess, deed.chance, odds)) {
    why_not = Reason::kBadLuck;
  }
  const bool worked = why_not == Reason::kNone;
  const std::uint64_t cause = worked ? succeed(deed) : fail(deed, why_not);
  visibility_.show_outcome(deed.cell, now_, {deed.order, worked, why_not});
  if (worked) bring_about(deed, cause);
  if (!ended_) free_people(deed.cell, action(deed.action).people);
}

std::uint64_t Engine::succeed(const Deed& deed) {
  return publish({.kind = EventKind::kOrderSucceeded,
                  .actor = deed.cell,
                  .action = deed.action,
                  .subject = deed.target,
                  .cause = deed.cause});
}

std::uint64_t Engine::fail(const Deed& deed, Reason reason) {
  return publish({.kind = EventKind::kOrderFailed,
                  .actor = deed.cell,
                  .action = deed.action,
                  .subject = deed.target,
                  .amount = static_cast<std::int64_t>(reason),
                  .cause = deed.cause});
}

void Engine::bring_about(const Deed& deed, std::uint64_t cause) {
  for (std::size_t n = 0; !ended_; ++n) {
    facts_.clear();
    if (!ground_->rules->effect(world_, deed.action, n, deed.cell, deed.target, facts_)) return;
    for (Event& fact : facts_) {
      if (ended_) return;
      if (!befalls(deed, action(deed.action).effects[n], fact)) continue;
      fact.actor = deed.cell;
      fact.action = deed.action;
      fact.cause = cause;
      publish(fact);
      if (fact.kind == EventKind::kDecoyTouched) ring(deed, fact);
    }
  }
}

void Engine::leave_traces(const Deed& deed) {
  const range::HostId host = exercise().layout.host_of(deed.target);
  if (!host.valid()) return;
  for (const scenario::Trace& trace : action(deed.action).traces) {
    for (const rules::Watch& watch : ground_->coverage.of(host, trace.kind)) {
      if (world_.sensor(watch.sensor).blind) continue;
      const std::uint64_t chance = ground_->chance_names.of(watch.sensor) ^ deed.chance;
      const auto odds = rules::notice_odds(world_, trace.odds, watch.odds, host);
      if (!happens(terms::Purpose::kDetection, chance, odds)) continue;
      const scenario::Sensing& sensing = exercise().sensing[watch.sensor.value];
      const auto delay = drawn(terms::Purpose::kLatency, chance, sensing.fastest, sensing.slowest);
      queue_.put(
          now_ + delay, Priority::kNotice,
          rules::Signal{watch.sensor, host, taken_for(deed, watch.sensor, trace.kind, chance),
                        chance, deed.cause});
    }
  }
}

void Engine::happen(const rules::Signal& signal) {
  if (ground_->detectors.raises_alerts(signal.from)) {
    publish({.kind = EventKind::kAlertRaised,
             .actor = exercise().layout.sensors[signal.from.value].team,
             .action = signal.technique,
             .subject = entity(signal.host),
             .object = entity(signal.from),
             .cause = signal.cause});
  }
  detect(signal);
}

/// What detectors say of a signal is a signal in turn, once their delay has passed.
void Engine::detect(const rules::Signal& signal) {
  said_.clear();
  detectors_.take(signal, now_, said_);
  for (rules::Signal& said : said_) {
    if (world_.sensor(said.from).blind) continue;
    said.chance ^= ground_->chance_names.of(said.from);
    const scenario::Sensing& sensing = exercise().sensing[said.from.value];
    const auto delay =
        drawn(terms::Purpose::kLatency, said.chance, sensing.fastest, sensing.slowest);
    queue_.put(now_ + delay, Priority::kNotice, said);
  }
}

/// One fact follows from the other, through all domains, until nothing more does at this instant.
/// That it comes to an end is for the domains to see to; that it is noticed when it does not, here.
void Engine::follow_range() {
  for (int round = 0; !world_.settled(now_) && !ended_; ++round) {
    REDOUBT_CHECK(round < kRoundsMax);
    following_.clear();
    world_.settle(now_, following_);
    for (const Event& fact : following_) {
      if (!ended_) publish(fact);
    }
  }
  const terms::ExerciseTime next = world_.next();
  if (next >= wake_ || next == terms::kNever) return;
  wake_ = next;
  queue_.put(std::max(next, now_), Priority::kEffect, Range{});
}

void Engine::happen(const Endex&) { end(0); }

void Engine::end(std::int64_t why) {
  publish({.kind = EventKind::kEnded, .amount = why});
  ended_ = true;
}

/// People who come free take up what has waited longest, as long as there are enough of them.
void Engine::free_people(terms::CellId cell, std::uint32_t people) {
  std::int64_t& free = free_people_[cell.value];
  free += people;
  std::deque<Deed>& waiting = waiting_[cell.value];
  while (!waiting.empty() && action(waiting.front().action).people <= free) {
    const Deed next = waiting.front();
    waiting.pop_front();
    const Reason objection = judge(next);
    if (objection == Reason::kNone) {
      start(next);
    } else {
      fail(next, objection);
      visibility_.show_outcome(cell, now_, {next.order, false, objection});
    }
  }
}

std::uint64_t Engine::publish(Event event) {
  event.sequence = ++sequence_;
  event.at = now_;
  world_.apply(event);
  range_quiet_ = world_.quiet();
  story_.apply(event);
  triggers_.touch(event);
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
  if (event.kind == EventKind::kWormLoosed) await_worm(event);
  if (event.kind == EventKind::kUpdateOffered) fill_update(event);
  if (event.kind == EventKind::kSoftwareUpdated || event.kind == EventKind::kFirmwareUpdated) {
    take_update(event);
  }
  if (!exercise().metrics.empty()) score(event);
  if (event.kind == EventKind::kAccessGained && !goal_reached_ && goal_holds()) {
    goal_reached_ = true;
    end(1);
  }
}

/// Functions stand after their parts, so one pass in order settles them all.
void Engine::settle_functions(std::uint64_t cause) {
  for (std::uint32_t i = 0; i < exercise().layout.functions.size(); ++i) {
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
  const auto& goal = exercise().goal;
  return !goal.empty() && std::all_of(goal.begin(), goal.end(), [this](range::HostId host) {
    return world_.host(host).access == terms::Access::kAdmin;
  });
}

bool Engine::happens(terms::Purpose purpose, std::uint64_t entity, terms::Odds odds) {
  const bool happened = chance_.stream(purpose, entity).happens(odds);
  fingerprint_.add(happened ? 1 : 0);
  return happened;
}

terms::Duration Engine::drawn(terms::Purpose purpose, std::uint64_t entity, terms::Duration low,
                              terms::Duration high) {
  terms::Stream stream = chance_.stream(purpose, entity);
  const auto length = terms::Duration{stream.between(low.count(), high.count())};
  fingerprint_.add(static_cast<std::uint64_t>(length.count()));
  return length;
}

}  // namespace redoubt::engine
