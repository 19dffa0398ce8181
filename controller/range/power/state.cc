#include "controller/range/power/state.h"

#include <algorithm>

namespace redoubt::range::power {

using terms::EntityKind;
using terms::ExerciseTime;

namespace {

std::uint32_t count(const std::vector<bool>& which) {
  return static_cast<std::uint32_t>(std::count(which.begin(), which.end(), true));
}

template <class Thing>
std::vector<Condition> as_drawn(const std::vector<Thing>& things) {
  std::vector<Condition> conditions;
  for (const Thing& thing : things) conditions.emplace_back(thing.in_service);
  return conditions;
}

}  // namespace

State::State(const Grid& grid)
    : grid_(&grid),
      buses_(grid.buses.size()),
      lines_(as_drawn(grid.lines)),
      generators_(as_drawn(grid.generators)),
      kept_(grid.buses.size(), Condition::kWhole),
      changes_(grid.buses.size()),
      protection_(grid.trip_after),
      flow_(grid),
      flow_kw_(grid.lines.size(), 0) {
  rebalance();
  told_served_ = balance_.served;
  told_islands_ = count(balance_.energised);
}

// --- facts ---------------------------------------------------------------------------------------

void State::apply(const Event& event) {
  switch (event.kind) {
    case EventKind::kSwitched:
    case EventKind::kTripped:
    case EventKind::kDamaged:
    case EventKind::kRepaired:
    case EventKind::kSupplyFailed:
    case EventKind::kSupplyRestored:
      return work(event);
    case EventKind::kBusServed:
      return hear_served(event);
    case EventKind::kLineLoaded:
      return hear_loaded(event);
    case EventKind::kGridSplit:
      told_islands_ = static_cast<std::uint32_t>(event.amount);
      all_told_ = false;
      return;
    default:
      return;
  }
}

/// Null for what is no thing of the grid.
Condition* State::machine(Entity entity) {
  const auto of = [&](std::vector<Condition>& all) {
    return entity.index < all.size() ? &all[entity.index] : nullptr;
  };
  switch (entity.kind) {
    case EntityKind::kBus:
      return of(buses_);
    case EntityKind::kLine:
      return of(lines_);
    case EntityKind::kGenerator:
      return of(generators_);
    default:
      return nullptr;
  }
}

/// Where a thing stands: a line at both its ends.
std::array<BusId, 2> State::places(Entity entity) const {
  if (entity.kind == EntityKind::kBus) return {BusId{entity.index}, BusId{entity.index}};
  if (entity.kind == EntityKind::kLine) {
    return {grid_->lines[entity.index].from, grid_->lines[entity.index].to};
  }
  return {grid_->generators[entity.index].bus, grid_->generators[entity.index].bus};
}

/// Changes the islands before and after: a line that opens may leave two of one behind, one that
/// closes may make one of two.
void State::work(const Event& event) {
  Condition* changed = machine(event.subject);
  if (changed == nullptr || !changed->take(event)) return;
  touch(event.subject, event);
  connect(event.subject);
  touch(event.subject, event);
  split_by_ = event.sequence;
  rebalance();
}

void State::touch(Entity entity, const Event& event) {
  const std::vector<std::uint32_t>& of = flow_.islands().of;
  for (const BusId place : places(entity)) {
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of[i] == of[place.value]) changes_[i] = {event.at, event.sequence};
    }
  }
}

/// A busbar takes all lines that end there with it.
void State::connect(Entity entity) {
  if (entity.kind == EntityKind::kLine) return connect_line(entity.index);
  if (entity.kind != EntityKind::kBus) return;
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    const Line& line = grid_->lines[i];
    if (line.from.value == entity.index || line.to.value == entity.index) connect_line(i);
  }
}

void State::connect_line(std::uint32_t line) {
  const Line& drawn = grid_->lines[line];
  const bool ends_work = buses_[drawn.from.value].works() && buses_[drawn.to.value].works();
  flow_.set_in_service({line}, ends_work && lines_[line].set() > 0);
}

/// What we said ourselves of load that was shed is so already. Anything else is somebody's doing:
/// the operators' who restore it, or exercise control's.
void State::hear_served(const Event& event) {
  if (event.subject.kind != EntityKind::kBus || machine(event.subject) == nullptr) return;
  const std::uint32_t bus = event.subject.index;
  told_served_[bus] = std::clamp<std::int64_t>(event.amount, 0, Condition::kWhole);
  all_told_ = false;
  if (!energised({bus}) || told_served_[bus] == balance_.served[bus]) return;
  kept_[bus] = told_served_[bus];
  touch(event.subject, event);
  rebalance();
}

void State::hear_loaded(const Event& event) {
  if (event.subject.kind != EntityKind::kLine || machine(event.subject) == nullptr) return;
  protection_.hear({event.subject.index}, event.amount, event.at, event.sequence);
  all_told_ = false;
}

// --- what follows --------------------------------------------------------------------------------

std::int64_t State::availability(GeneratorId id) const {
  const bool stands = buses_[grid_->generators.at(id.value).bus.value].works();
  return stands ? generators_[id.value].set() : 0;
}

std::int64_t State::loading(LineId id) const {
  return loading_of(flow_kw(id), grid_->lines[id.value].rating_kw());
}

/// Permille of its demand that a bus takes if there is enough.
std::int64_t State::wanted(std::uint32_t bus) const {
  return std::min(buses_[bus].set(), kept_[bus]);
}

void State::rebalance() {
  std::vector<std::int64_t> can_kw;
  for (std::uint32_t i = 0; i < generators_.size(); ++i) {
    can_kw.push_back(grid_->generators[i].most_kw() * availability(GeneratorId{i}) / 1000);
  }
  std::vector<std::int64_t> wants;
  for (std::uint32_t i = 0; i < buses_.size(); ++i) wants.push_back(wanted(i));
  balance_ = balanced(*grid_, flow_.islands(), can_kw, wants);
  for (std::uint32_t i = 0; i < buses_.size(); ++i) {
    if (energised({i}) && balance_.served[i] < wants[i]) kept_[i] = balance_.served[i];
  }
  find_restorable();
  inject();
  solved_ = all_told_ = false;
}

void State::find_restorable() {
  restorable_.clear();
  std::vector<std::int64_t> room_kw = balance_.room_kw;
  const std::vector<BusId> order = in_order_of_shedding(*grid_);
  for (auto bus = order.rbegin(); bus != order.rend(); ++bus) {
    const std::int64_t whole = buses_[bus->value].set();
    if (!energised(*bus) || kept_[bus->value] >= whole) continue;
    const Bus& drawn = grid_->buses[bus->value];
    const std::int64_t served = balance_.served[bus->value];
    const std::int64_t served_kw = taken_kw(drawn, served);
    const std::int64_t more_kw = taken_kw(drawn, whole) - served_kw;
    std::int64_t& room = room_kw[flow_.islands().of[bus->value]];
    const bool fits = more_kw <= room;
    const std::int64_t restored = fits ? whole : (served_kw + room) * 1000 / drawn.demand_kw();
    if (restored > served) restorable_.push_back({*bus, restored});
    room = fits ? room - more_kw : 0;
  }
}

void State::inject() {
  for (std::uint32_t i = 0; i < buses_.size(); ++i) {
    // The flow draws the shunt by itself; here it is part of what is served.
    const Bus& drawn = grid_->buses[i];
    const auto kw = static_cast<double>(taken_kw(drawn, balance_.served[i]));
    flow_.set_demand({i}, kw / 1000 - drawn.shunt_mw);
  }
  for (std::uint32_t i = 0; i < generators_.size(); ++i) {
    flow_.set_output({i}, static_cast<double>(balance_.output_kw[i]) / 1000);
  }
}

void State::solve() {
  if (solved_) return;
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    flow_kw_[i] = energised(grid_->lines[i].from) ? flow_.flow_kw({i}) : 0;
  }
  solved_ = true;
}

// --- what is told --------------------------------------------------------------------------------

void State::settle(ExerciseTime now, Facts& facts) {
  if (!all_told_) {
    const std::size_t before = facts.size();
    solve();
    tell_islands(facts);
    tell_served(facts);
    tell_loading(facts);
    all_told_ = facts.size() == before;
    if (!all_told_) return;
  }
  if (!tell_trip(now, facts)) tell_restored(now, facts);
}

void State::tell_islands(Facts& facts) const {
  const std::uint32_t now = count(balance_.energised);
  if (now != told_islands_) facts.push_back(fact(EventKind::kGridSplit, {}, now, split_by_));
}

void State::tell_served(Facts& facts) const {
  if (told_served_ == balance_.served) return;
  for (const BusId bus : in_order_of_shedding(*grid_)) {
    const std::int64_t served = balance_.served[bus.value];
    if (served == told_served_[bus.value]) continue;
    facts.push_back(fact(EventKind::kBusServed, entity(bus), served, changes_[bus.value].sequence));
  }
}

void State::tell_loading(Facts& facts) const {
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    const LineId line{i};
    const std::int64_t now = loading(line);
    if (std::max(now, kRated) == protection_.heard(line)) continue;
    const std::uint64_t cause = changes_[grid_->lines[i].from.value].sequence;
    facts.push_back(fact(EventKind::kLineLoaded, entity(line), now, cause));
  }
}

bool State::tell_trip(ExerciseTime now, Facts& facts) const {
  const Overload* first = protection_.first();
  if (first == nullptr || first->trips_at > now) return false;
  facts.push_back(fact(EventKind::kTripped, entity(first->line), 0, first->cause));
  return true;
}

void State::tell_restored(ExerciseTime now, Facts& facts) const {
  for (const Restorable& load : restorable_) {
    if (restored_at(load) > now) continue;
    facts.push_back(fact(EventKind::kBusServed, entity(load.bus), load.served,
                         changes_[load.bus.value].sequence));
  }
}

ExerciseTime State::restored_at(const Restorable& load) const {
  return changes_[load.bus.value].at + grid_->restore_after;
}

ExerciseTime State::next() const {
  ExerciseTime next = terms::kNever;
  if (const Overload* first = protection_.first()) next = first->trips_at;
  for (const Restorable& load : restorable_) next = std::min(next, restored_at(load));
  return next;
}

}  // namespace redoubt::range::power
