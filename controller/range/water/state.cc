#include "controller/range/water/state.h"

#include <algorithm>
#include <limits>

#include "controller/range/water/shares.h"

namespace redoubt::range::water {
namespace {

using terms::EntityKind;
using terms::ExerciseTime;

constexpr std::int64_t kWhole = 1000;

std::int64_t clamped(Wide amount) {
  constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::clamp(amount, -kMost, kMost));
}

/// To the nearest permille; empty and full are only what is.
std::int64_t level_at_startex(const Tank& tank) {
  if (tank.at <= 0 || tank.at >= tank.holds) return tank.at <= 0 ? 0 : kWhole;
  const std::int64_t nearest = (tank.at * kWhole + tank.holds / 2) / tank.holds;
  return std::clamp<std::int64_t>(nearest, 1, kWhole - 1);
}

bool follows_pattern(const Demand& demand) { return demand.pattern != kNoPattern; }

bool any_follows_pattern(const Works& works) {
  return std::any_of(works.districts.begin(), works.districts.end(),
                     [](const District& district) {
                       return std::any_of(district.draws.begin(), district.draws.end(),
                                          follows_pattern);
                     }) ||
         std::any_of(works.inflows.begin(), works.inflows.end(),
                     [](const Inflow& inflow) { return follows_pattern(inflow.gives); });
}

}  // namespace

State::State(const Works& works) : works_(&works), varies_(any_follows_pattern(works)) {
  for (const Tank& tank : works.tanks) {
    content_.push_back(tank.at * kPerLitre);
    setting_.levels.push_back(level_at_startex(tank));
    tanks_.emplace_back(Machine::kFull, Machine::Unsupplied::kStays);
  }
  for (std::size_t i = 0; i < works.districts.size(); ++i) {
    districts_.emplace_back(Machine::kFull, Machine::Unsupplied::kStops);
  }
  for (const Pump& pump : works.pumps) {
    pumps_.emplace_back(pump.at, Machine::Unsupplied::kStops);
  }
  for (const Valve& valve : works.valves) {
    valves_.emplace_back(valve.at, Machine::Unsupplied::kStays);
  }
  served_.resize(works.districts.size(), kWhole);
  given_by_.resize(works.districts.size());
  stated_by_.resize(works.tanks.size());
  moved_by_.resize(works.tanks.size());
  flows_.gain_lph.resize(works.tanks.size());
  flows_.given_lph.resize(works.districts.size());
  take_demands();
  solve(std::nullopt);
}

// --- facts ---------------------------------------------------------------------------------------

void State::apply(const Event& event) {
  switch (event.kind) {
    case EventKind::kTankLevel:
      return take_level(event);
    case EventKind::kDistrictServed:
      if (event.subject.kind != EntityKind::kDistrict || event.subject.index >= served_.size()) {
        return;
      }
      served_[event.subject.index] = event.amount;
      next_ = event.at;
      return;
    case EventKind::kSwitched:
    case EventKind::kTripped:
    case EventKind::kDamaged:
    case EventKind::kRepaired:
    case EventKind::kSupplyFailed:
    case EventKind::kSupplyRestored:
      return apply_to_machine(event);
    default:
      return;
  }
}

std::vector<Machine>* State::machines(EntityKind kind) {
  switch (kind) {
    case EntityKind::kTank:
      return &tanks_;
    case EntityKind::kDistrict:
      return &districts_;
    case EntityKind::kPump:
      return &pumps_;
    case EntityKind::kValve:
      return &valves_;
    default:
      return nullptr;
  }
}

void State::apply_to_machine(const Event& event) {
  std::vector<Machine>* all = machines(event.subject.kind);
  if (all == nullptr || event.subject.index >= all->size()) return;
  roll(event.at);
  if (!(*all)[event.subject.index].apply(event)) return;
  solve(event.sequence);
  next_ = event.at;
}

/// A level more than a step from what is so was brought about by somebody else, and is so now.
void State::take_level(const Event& event) {
  const TankId tank{event.subject.index};
  if (event.subject.kind != EntityKind::kTank || tank.value >= content_.size()) return;
  roll(event.at);
  const std::int64_t stated = std::clamp<std::int64_t>(event.amount, 0, kWhole);
  const std::int64_t off = level(tank, event.at) - stated;
  if (off >= kLevelStep || off <= -kLevelStep) content_[tank.value] = mark(tank, stated);
  setting_.levels[tank.value] = stated;
  stated_by_[tank.value] = event.sequence;
  solve(event.sequence);
  next_ = event.at;
}

// --- flows ---------------------------------------------------------------------------------------

/// Brings contents and demands to an instant.
void State::roll(Time now) {
  while (at_ < now) {
    const Time step = next_step();
    const Time until = std::min(now, step);
    for (std::uint32_t i = 0; i < content_.size(); ++i) content_[i] = content({i}, until);
    at_ = until;
    if (until != step) continue;
    take_demands();
    solve(std::nullopt);
  }
}

ExerciseTime State::next_step() const {
  if (!varies_) return terms::kNever;
  const auto since_first = at_.time_since_epoch() + works_->pattern_start;
  const auto steps = since_first / works_->pattern_step + 1;
  return Time{steps * works_->pattern_step - works_->pattern_start};
}

std::int64_t State::demand(const Demand& demand) const {
  if (!follows_pattern(demand)) return demand.lph;
  const std::vector<std::int64_t>& shares = works_->patterns.at(demand.pattern).permille;
  const auto since_first = at_.time_since_epoch() + works_->pattern_start;
  const auto step = static_cast<std::size_t>(since_first / works_->pattern_step);
  return std::min(scaled(demand.lph, shares[step % shares.size()], kWhole), kFlowMax);
}

void State::take_demands() {
  demand_.clear();
  for (const District& district : works_->districts) {
    std::int64_t sum = 0;
    for (const Demand& one : district.draws) sum += demand(one);
    demand_.push_back(sum);
  }
  setting_.come_lph.clear();
  for (const Inflow& inflow : works_->inflows) setting_.come_lph.push_back(demand(inflow.gives));
}

void State::take_settings() {
  const auto gives = [](const std::vector<Machine>& machines) {
    std::vector<std::int64_t> all;
    for (const Machine& machine : machines) all.push_back(machine.gives());
    return all;
  };
  setting_.pumps = gives(pumps_);
  setting_.valves = gives(valves_);
  setting_.joined.clear();
  for (const Machine& tank : tanks_) setting_.joined.push_back(tank.gives() > 0);
  setting_.draw_lph.clear();
  for (std::size_t i = 0; i < demand_.size(); ++i) {
    setting_.draw_lph.push_back(scaled(demand_[i], districts_[i].gives(), kWhole));
  }
}

/// `by`: the fact that makes it necessary; nothing for a step of the patterns.
void State::solve(std::optional<Cause> by) {
  take_settings();
  std::vector<bool> open;
  for (const std::int64_t permille : setting_.valves) open.push_back(permille > 0);
  areas_ = areas_of(*works_, open);
  const Flows before = std::move(flows_);
  flows_ = allocate(*works_, areas_, setting_);
  for (std::size_t i = 0; by && i < moved_by_.size(); ++i) {
    if (flows_.gain_lph[i] != before.gain_lph[i]) moved_by_[i] = *by;
  }
  solved_by_ = by.value_or(0);
  for (std::size_t i = 0; i < given_by_.size(); ++i) {
    if (flows_.given_lph[i] != before.given_lph[i]) given_by_[i] = solved_by_;
  }
}

// --- what is so ----------------------------------------------------------------------------------

std::int64_t State::availability(TankId id) const {
  return setting_.joined.at(id.value) ? setting_.levels[id.value] : 0;
}

std::int64_t State::content(TankId id, Time now) const {
  const Wide gained = Wide{flows_.gain_lph.at(id.value)} * (now - at_).count();
  return clamped(content_[id.value] + gained);
}

std::int64_t State::level(TankId id, Time now) const {
  return std::clamp<std::int64_t>(content(id, now) / mark(id, 1), 0, kWhole);
}

/// The content at a level.
std::int64_t State::mark(TankId tank, std::int64_t permille) const {
  return works_->tanks[tank.value].holds * (kPerLitre / kWhole) * permille;
}

std::int64_t State::served(DistrictId district) const {
  const std::int64_t demand = demand_[district.value];
  if (demand == 0) return districts_[district.value].gives();
  return scaled(flows_.given_lph[district.value], kWhole, demand);
}

}  // namespace redoubt::range::water
