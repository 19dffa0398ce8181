#include "controller/range/couplings.h"

#include <algorithm>

namespace redoubt::range {

using terms::Duration;
using terms::EntityKind;
using terms::ExerciseTime;

namespace {

constexpr std::int64_t kWhole = 1000;

}  // namespace

const char* supply_of(const Coupling& coupling) {
  switch (coupling.from.kind) {
    case EntityKind::kBus:
    case EntityKind::kLine:
    case EntityKind::kGenerator:
      return "power";
    case EntityKind::kTank:
    case EntityKind::kDistrict:
    case EntityKind::kPump:
      return "water";
    case EntityKind::kPoint:
      return "control";
    case EntityKind::kLink:
    case EntityKind::kRadioCell:
    case EntityKind::kSlice:
    case EntityKind::kSubscribers:
      return "connection";
    case EntityKind::kHost:
      return "equipment";
    case EntityKind::kStaff:
      return "people";
    default:
      return "service";
  }
}

Couplings::Couplings(const Layout& layout)
    : drawn_(&layout.couplings),
      wiring_(std::make_shared<const Wiring>(wiring_of(layout))),
      states_(drawn_->size()),
      last_fact_(wiring_->suppliers.size(), 0),
      dirty_(wiring_->suppliers.size(), 1) {
  for (std::size_t i = 0; i < states_.size(); ++i) states_[i].reserve = (*drawn_)[i].reserve;
  for (std::uint32_t i = 0; i < wiring_->suppliers.size(); ++i) to_weigh_.push_back(i);
}

Couplings::Wiring Couplings::wiring_of(const Layout& layout) {
  const std::vector<Coupling>& drawn = layout.couplings;
  Wiring wiring;
  wiring.supplier_of.resize(drawn.size());
  std::vector<std::pair<Entity, std::uint32_t>> by_supplier;
  for (std::uint32_t i = 0; i < drawn.size(); ++i) {
    by_supplier.push_back({drawn[i].from, i});
    wiring.of_consumers.add(drawn[i].to, i);
  }
  std::sort(by_supplier.begin(), by_supplier.end());
  for (const auto& [thing, coupling] : by_supplier) {
    if (wiring.suppliers.empty() || wiring.suppliers.back().thing != thing) {
      const auto supplier = static_cast<std::uint32_t>(wiring.suppliers.size());
      const HostId host = layout.host_of(thing);
      wiring.about_suppliers.add(thing, supplier);
      if (host.valid() && entity(host) != thing) wiring.about_suppliers.add(entity(host), supplier);
      wiring.suppliers.push_back({thing, {}});
    }
    wiring.suppliers.back().couplings.push_back(coupling);
    wiring.supplier_of[coupling] = static_cast<std::uint32_t>(wiring.suppliers.size() - 1);
  }
  wiring.about_suppliers.close();
  wiring.of_consumers.close();
  return wiring;
}

/// The state that the fact is about; null where it is about no coupling.
Couplings::State* Couplings::find(const Event& event) {
  State* found = nullptr;
  wiring_->of_consumers.for_each(event.subject, [&](std::uint32_t coupling) {
    if ((*drawn_)[coupling].from == event.object) found = &states_[coupling];
  });
  return found;
}

void Couplings::mark(std::uint32_t supplier) {
  if (dirty_[supplier] == 0) to_weigh_.push_back(supplier);
  dirty_[supplier] = 1;
}

void Couplings::apply(const Event& event) {
  wiring_->about_suppliers.for_each(event.subject, [&](std::uint32_t supplier) {
    last_fact_[supplier] = event.sequence;
    mark(supplier);
  });
  if (event.kind < EventKind::kSupplyLost || event.kind > EventKind::kSupplyRestored) return;
  State* state = find(event);
  if (state == nullptr) return;
  const auto coupling = static_cast<std::uint32_t>(state - states_.data());
  mark(wiring_->supplier_of[coupling]);  // it may be back at the instant in which the reserve ends
  state->reserve = reserve_at(coupling, event.at);
  state->since = event.at;
  state->cause = event.sequence;
  const bool runs =
      event.kind == EventKind::kSupplyLost || event.kind == EventKind::kSupplyReturned;
  state->until = runs ? event.at + Duration{event.amount} : terms::kNever;
  switch (event.kind) {
    case EventKind::kSupplyLost:
      state->phase = Phase::kWaning;
      break;
    case EventKind::kSupplyFailed:
      state->phase = Phase::kFailed;
      break;
    case EventKind::kSupplyReturned:
      state->phase = Phase::kReturning;
      break;
    default:
      state->phase = Phase::kHeld;
  }
  const auto place = std::lower_bound(running_.begin(), running_.end(), coupling);
  const bool there = place != running_.end() && *place == coupling;
  if (runs && !there) running_.insert(place, coupling);
  if (!runs && there) running_.erase(place);
}

/// Draining while it wanes, filling up while there is something to be had.
Duration Couplings::reserve_at(std::uint32_t coupling, ExerciseTime now) const {
  const Coupling& drawn = (*drawn_)[coupling];
  const State& state = states_[coupling];
  const Duration passed = now - state.since;
  switch (state.phase) {
    case Phase::kWaning:
      return state.reserve - std::clamp(passed - drawn.delay, Duration{}, state.reserve);
    case Phase::kFailed:
      return Duration{};
    default: {
      if (passed >= drawn.refill) return drawn.reserve;
      // Both stay below a hundred years of microseconds, so a second's accuracy avoids overflow.
      constexpr Duration kSecond = std::chrono::seconds(1);
      const std::int64_t share = drawn.reserve / kSecond * (passed / kSecond);
      const Duration filled = kSecond * (share / std::max<std::int64_t>(drawn.refill / kSecond, 1));
      return std::min(drawn.reserve, state.reserve + filled);
    }
  }
}

void Couplings::settle(ExerciseTime now, const Gauge& gauge, Facts& facts) {
  std::sort(to_weigh_.begin(), to_weigh_.end());
  for (const std::uint32_t supplier : to_weigh_) {
    weigh(supplier, now, gauge, facts);
    dirty_[supplier] = 0;
  }
  to_weigh_.clear();
  for (const std::uint32_t coupling : running_) {
    const State& state = states_[coupling];
    if (state.until > now) continue;
    const bool waning = state.phase == Phase::kWaning;
    facts.push_back(about(coupling, waning ? EventKind::kSupplyFailed : EventKind::kSupplyRestored,
                          state.cause));
  }
}

/// What a supplier's being there or not means for each who needs it.
void Couplings::weigh(std::uint32_t supplier, ExerciseTime now, const Gauge& gauge, Facts& facts) {
  const Supplier& of = wiring_->suppliers[supplier];
  const std::int64_t good = gauge(of.thing);
  for (const std::uint32_t coupling : of.couplings) {
    const State& state = states_[coupling];
    const bool there = good >= (*drawn_)[coupling].threshold;
    const bool counted_on = state.phase == Phase::kHeld || state.phase == Phase::kReturning;
    if (there == counted_on || state.until <= now) continue;
    if (there) {
      regain(coupling, last_fact_[supplier], facts);
    } else {
      lose(coupling, now, last_fact_[supplier], facts);
    }
  }
}

void Couplings::lose(std::uint32_t coupling, ExerciseTime now, std::uint64_t cause, Facts& facts) {
  const Duration lasts = (*drawn_)[coupling].delay + reserve_at(coupling, now);
  const bool at_once = states_[coupling].phase == Phase::kReturning || lasts.count() == 0;
  facts.push_back(at_once ? about(coupling, EventKind::kSupplyFailed, cause)
                          : about(coupling, EventKind::kSupplyLost, cause, lasts));
}

void Couplings::regain(std::uint32_t coupling, std::uint64_t cause, Facts& facts) {
  const Duration repair = (*drawn_)[coupling].repair;
  const bool at_once = states_[coupling].phase == Phase::kWaning || repair.count() == 0;
  facts.push_back(at_once ? about(coupling, EventKind::kSupplyRestored, cause)
                          : about(coupling, EventKind::kSupplyReturned, cause, repair));
}

Event Couplings::about(std::uint32_t coupling, EventKind kind, std::uint64_t cause,
                       Duration amount) const {
  const Coupling& drawn = (*drawn_)[coupling];
  Event event = fact(kind, drawn.to, amount.count(), cause);
  event.object = drawn.from;
  return event;
}

ExerciseTime Couplings::next() const {
  ExerciseTime next = terms::kNever;
  for (const std::uint32_t coupling : running_) next = std::min(next, states_[coupling].until);
  return next;
}

std::int64_t Couplings::leaves(Entity to) const {
  std::int64_t leaves = kWhole;
  wiring_->of_consumers.for_each(to, [&](std::uint32_t coupling) {
    const Phase phase = states_[coupling].phase;
    if (phase == Phase::kFailed || phase == Phase::kReturning) {
      leaves = std::min(leaves, (*drawn_)[coupling].leaves);
    }
  });
  return leaves;
}

}  // namespace redoubt::range
