#include "controller/range/mobile/state.h"

#include <algorithm>

namespace redoubt::range::mobile {

using terms::EntityKind;

namespace {

constexpr std::int64_t kWhole = 1000;

std::int64_t permille(std::int64_t amount) { return std::clamp<std::int64_t>(amount, 0, kWhole); }

/// What part of all sessions that are asked for succeeds, where each group has its share.
class Sum {
 public:
  void add(std::int64_t asked, std::int64_t share) {
    asked_ += asked;
    served_ += asked * share;
  }
  std::int64_t share() const { return asked_ == 0 ? kWhole : served_ / asked_; }

 private:
  std::int64_t asked_ = 0;
  std::int64_t served_ = 0;
};

}  // namespace

State::State(const Core& core)
    : core_(&core),
      routes_(std::make_shared<const Routes>(routes_of(core))),
      standing_(routes_->numbering.count()),
      strength_{routes_->capacity, routes_->capacity},
      slices_(core.slices.size()) {
  std::size_t carrier = 0;
  for (const NetworkFunction& one : core.functions) standing_[carrier++].supplier = one.supplier;
  for (const RadioCell& one : core.cells) standing_[carrier++].supplier = one.supplier;
  for (std::uint32_t i = 0; i < standing_.size(); ++i) weigh({i});
  reckon(0);
}

// --- facts ---------------------------------------------------------------------------------------

void State::apply(const Event& event) {
  const CarrierId carrier = routes_->numbering.of(event.subject);
  if (!carrier.valid()) return;
  if (event.kind == EventKind::kSliceServed) {
    slices_[event.subject.index].stated = event.amount;
    return;
  }
  change(event, carrier);
  const std::int64_t able = strength_.able[carrier.value];
  const std::int64_t found = strength_.found[carrier.value];
  weigh(carrier);
  const bool same =
      able == strength_.able[carrier.value] && found == strength_.found[carrier.value];
  if (!same) reckon(event.sequence);
}

void State::change(const Event& event, CarrierId carrier) {
  Standing& standing = standing_[carrier.value];
  switch (event.kind) {
    case EventKind::kSupplyFailed:
      return lose({carrier, event.object});
    case EventKind::kSupplyRestored:
      return regain({carrier, event.object});
    case EventKind::kSwitched:
      standing.switched = permille(event.amount);
      return;
    case EventKind::kTripped:
      standing.switched = 0;
      return;
    case EventKind::kDamaged:
      standing.damaged = true;
      return;
    case EventKind::kRepaired:
      standing.damaged = false;
      return;
    default:
      break;
  }
  if (event.subject.kind == EntityKind::kSlice) return change_slice(event);
  if (event.subject.kind == EntityKind::kNetworkFunction) change_function(event, standing);
  change_equipment(event, standing);
}

void State::change_function(const Event& event, Standing& standing) {
  const bool is_nrf = core_->functions[event.subject.index].kind == FunctionKind::kNrf;
  switch (event.kind) {
    case EventKind::kRegistered:
      standing.registered = true;
      return;
    case EventKind::kDeregistered:
      standing.registered = is_nrf;  // others know it by configuration
      return;
    case EventKind::kForged:
      standing.forged = true;
      return;
    case EventKind::kForgeryEnded:
      standing.forged = false;
      return;
    default:
      return;
  }
}

void State::change_equipment(const Event& event, Standing& standing) {
  switch (event.kind) {
    case EventKind::kImplanted:
      standing.implanted = true;
      return;
    case EventKind::kImplantRemoved:
      standing.implanted = false;
      return;
    case EventKind::kSupplierReplaced:
      if (event.object.kind != EntityKind::kSupplier) return;
      if (event.object.index >= core_->suppliers.size()) return;
      standing.supplier = {event.object.index};
      standing.implanted = false;
      return;
    default:
      return;
  }
}

void State::change_slice(const Event& event) {
  Standing& standing = standing_[routes_->numbering.of(event.subject).value];
  switch (event.kind) {
    case EventKind::kSliceHeld:
      standing.held = true;
      return;
    case EventKind::kSliceReleased:
      standing.held = false;
      return;
    case EventKind::kSliceCrowded:
      standing.crowded = permille(event.amount);
      return;
    default:
      return;
  }
}

/// The same loss may be told twice, and ends once.
void State::lose(Lack lack) {
  if (std::find(lacks_.begin(), lacks_.end(), lack) != lacks_.end()) return;
  lacks_.push_back(lack);
  ++standing_[lack.carrier.value].lacks;
}

void State::regain(Lack lack) {
  const auto known = std::find(lacks_.begin(), lacks_.end(), lack);
  if (known == lacks_.end()) return;
  lacks_.erase(known);
  --standing_[lack.carrier.value].lacks;
}

// --- what follows --------------------------------------------------------------------------------

/// In permille of what it can carry.
std::int64_t State::can(CarrierId carrier) const {
  const Standing& standing = standing_[carrier.value];
  return standing.damaged || standing.lacks > 0 ? 0 : standing.switched;
}

/// Whoever is held apart is crowded by nobody, and has less to share with.
void State::weigh(CarrierId carrier) {
  const Standing& standing = standing_[carrier.value];
  std::int64_t able = routes_->capacity[carrier.value] * can(carrier);
  const std::uint32_t first_slice = routes_->numbering.functions + routes_->numbering.cells;
  if (carrier.value >= first_slice) {
    const Slice& slice = core_->slices[carrier.value - first_slice];
    able = able * (standing.held ? slice.apart : kWhole - standing.crowded) / kWhole;
  }
  strength_.able[carrier.value] = able;
  strength_.found[carrier.value] = standing.registered ? able : 0;
}

void State::reckon(std::uint64_t cause) {
  shares_ = shares(*routes_, strength_);
  std::vector<Sum> sums(slices_.size());
  for (std::size_t i = 0; i < shares_.size(); ++i) {
    const Route& route = routes_->of[i];
    sums[route.slice.value].add(route.asked, shares_[i]);
  }
  for (std::size_t i = 0; i < slices_.size(); ++i) {
    const std::int64_t now = sums[i].share();
    if (now < slices_[i].served) slices_[i].fell = cause;
    if (now > slices_[i].served) slices_[i].rose = cause;
    slices_[i].served = now;
  }
}

void State::settle(terms::ExerciseTime, Facts& facts) const {
  for (std::uint32_t i = 0; i < slices_.size(); ++i) {
    const Service& slice = slices_[i];
    if (slice.served == slice.stated) continue;
    const std::uint64_t cause = slice.served < slice.stated ? slice.fell : slice.rose;
    facts.push_back(fact(EventKind::kSliceServed, entity(SliceId{i}), slice.served, cause));
  }
}

// --- what is asked -------------------------------------------------------------------------------

std::int64_t State::availability(NetworkFunctionId function) const {
  return registered(function) ? can(routes_->numbering.of(entity(function))) : 0;
}

std::int64_t State::availability(RadioCellId cell) const {
  return can(routes_->numbering.of(entity(cell)));
}

/// The widest of the stages that are passed: who listens at two of them hears the same sessions.
template <class Which>
std::int64_t State::passing(SubscribersId group, Which which) const {
  if (availability(group) == 0) return 0;
  const Route& route = routes_->of[group.value];
  const auto heard_at = [&](const Stage& stage) {
    std::int64_t heard = 0;
    for (const CarrierId carrier : stage.carriers) {
      if (which(standing_[carrier.value])) heard += strength_.of(stage)[carrier.value];
    }
    return heard * kWhole / strength_.total(stage);
  };
  std::int64_t widest = heard_at(routes_->radio[route.radio]);
  for (const std::uint32_t stage : route.core) {
    widest = std::max(widest, heard_at(routes_->core[stage]));
  }
  const bool tapped = std::any_of(route.taps.begin(), route.taps.end(), [&](CarrierId tap) {
    return which(standing_[tap.value]) && can(tap) > 0;
  });
  return tapped ? kWhole : widest;
}

std::int64_t State::listened(SubscribersId group) const {
  return passing(group, [](const Standing& one) { return one.forged; });
}

std::int64_t State::exposed(SubscribersId group) const {
  return passing(group, [](const Standing& one) { return one.forged || one.implanted; });
}

std::vector<Entity> State::supplied_by(SupplierId supplier) const {
  std::vector<Entity> all;
  const auto look_at = [&](Entity equipment) {
    if (this->supplier(equipment) == supplier) all.push_back(equipment);
  };
  for (std::uint32_t i = 0; i < core_->functions.size(); ++i) {
    look_at(entity(NetworkFunctionId{i}));
  }
  for (std::uint32_t i = 0; i < core_->cells.size(); ++i) look_at(entity(RadioCellId{i}));
  return all;
}

std::int64_t State::share_of(SupplierId supplier) const {
  const auto pieces = static_cast<std::int64_t>(core_->functions.size() + core_->cells.size());
  if (pieces == 0) return 0;
  return static_cast<std::int64_t>(supplied_by(supplier).size()) * kWhole / pieces;
}

std::int64_t State::left_without(SupplierId supplier) const {
  Strength without = strength_;
  for (const Entity equipment : supplied_by(supplier)) {
    const CarrierId carrier = routes_->numbering.of(equipment);
    without.able[carrier.value] = without.found[carrier.value] = 0;
  }
  const std::vector<std::int64_t> left = shares(*routes_, without);
  Sum sum;
  for (std::size_t i = 0; i < left.size(); ++i) sum.add(routes_->of[i].asked, left[i]);
  return sum.share();
}

}  // namespace redoubt::range::mobile
