#include <algorithm>

#include "controller/range/water/state.h"

/// What follows by itself, and when: the part of the state that looks ahead.
namespace redoubt::range::water {
namespace {

using terms::EntityKind;

constexpr std::int64_t kWhole = 1000;

/// The next step above, or below, a level that may lie between two.
constexpr std::int64_t step_above(std::int64_t level) {
  return (level / State::kLevelStep + 1) * State::kLevelStep;
}
constexpr std::int64_t step_below(std::int64_t level) {
  return (level + State::kLevelStep - 1) / State::kLevelStep * State::kLevelStep -
         State::kLevelStep;
}

}  // namespace

/// One sort of fact at a time: what the others say depends on it.
void State::settle(Time now, Facts& facts) {
  if (now < next_) return;
  roll(now);
  decide(now);
  const std::size_t before = facts.size();
  for (const auto tell : {&State::tell_levels, &State::tell_controls, &State::tell_trips,
                          &State::tell_restarts, &State::tell_served}) {
    (this->*tell)(now, facts);
    if (facts.size() > before) return;
  }
  next_ = upcoming();
}

// --- levels --------------------------------------------------------------------------------------

void State::tell_levels(Time now, Facts& facts) {
  for (std::uint32_t i = 0; i < content_.size(); ++i) {
    const std::int64_t stated = setting_.levels[i];
    const std::int64_t reached = band_reached({i}, now);
    if (reached == stated) continue;
    const Cause cause = reached < stated ? cause_of_fall({i}) : moved_by_[i];
    facts.push_back(fact(EventKind::kTankLevel, entity(TankId{i}), reached, cause));
  }
}

std::int64_t State::band_reached(TankId tank, Time now) const {
  const std::int64_t content = this->content(tank, now);
  std::int64_t level = setting_.levels[tank.value];
  while (level < kWhole && content >= mark(tank, step_above(level))) level = step_above(level);
  while (level > 0 && content <= mark(tank, step_below(level))) level = step_below(level);
  return level;
}

// --- controls and protection ---------------------------------------------------------------------

bool State::holds(const Control& control, Time now) const {
  switch (control.kind) {
    case ControlKind::kBelow:
      return content(control.tank, now) <= control.litres * kPerLitre;
    case ControlKind::kAbove:
      return content(control.tank, now) >= control.litres * kPerLitre;
    case ControlKind::kAt:
      if (control.period.count() == 0 || now < control.at) return now == control.at;
      return (now - control.at) % control.period == terms::Duration{};
  }
  return false;
}

/// What the controls that hold now say, whether or not their machines can follow.
void State::decide(Time now) {
  deciding_.clear();
  for (const Control& control : works_->controls) {
    if (holds(control, now)) deciding_[control.machine] = &control;
  }
}

void State::tell_controls(Time /*now*/, Facts& facts) {
  for (const auto& [thing, control] : deciding_) {
    const Machine& moved = machine(thing);
    if (!moved.obeys() || moved.automatic() == control->permille) continue;
    const bool by_clock = control->kind == ControlKind::kAt;
    facts.push_back(fact(EventKind::kSwitched, thing, control->permille, cause_of(*control)));
    facts.back().object = by_clock ? thing : entity(control->tank);
  }
}

void State::tell_trips(Time /*now*/, Facts& facts) {
  for (std::uint32_t i = 0; i < pumps_.size(); ++i) {
    const Feed& feed = flows_.pumps[i];
    if (!feed.short_of_water || feed.lph > 0) continue;
    const Cause cause = held_back(feed.from, TankId{}).value_or(solved_by_);
    facts.push_back(fact(EventKind::kTripped, entity(PumpId{i}), 0, cause));
  }
}

/// Those that would have water if all that stand dry ran. Never at the instant of the trip, so that
/// an instant ends.
void State::tell_restarts(Time now, Facts& facts) {
  Setting tried = setting_;
  bool any = false;
  const auto could = [&](const Machine& pump) {
    return pump.tripped() && pump.tripped_at() < now && !pump.damaged() && pump.supplied();
  };
  for (std::size_t i = 0; i < pumps_.size(); ++i) {
    if (!could(pumps_[i])) continue;
    tried.pumps[i] = pumps_[i].setting();
    any = true;
  }
  if (!any) return;
  const Flows flows = allocate(*works_, areas_, tried);
  for (std::uint32_t i = 0; i < pumps_.size(); ++i) {
    if (!could(pumps_[i]) || flows.pumps[i].lph == 0) continue;
    const Entity pump = entity(PumpId{i});
    facts.push_back(fact(EventKind::kSwitched, pump, pumps_[i].setting(), solved_by_));
    facts.back().object = pump;
  }
}

void State::tell_served(Time /*now*/, Facts& facts) {
  for (std::uint32_t i = 0; i < served_.size(); ++i) {
    const std::int64_t share = served({i});
    if (share == served_[i]) continue;
    Cause cause = given_by_[i];
    if (share < served_[i]) {
      const std::optional<Cause> own = districts_[i].held_below(kWhole);
      const std::optional<Cause> back = held_back(area_of({PlaceKind::kDistrict, i}), TankId{});
      if (own || back) cause = std::max(own.value_or(0), back.value_or(0));
    }
    facts.push_back(fact(EventKind::kDistrictServed, entity(DistrictId{i}), share, cause));
  }
}

// --- when ----------------------------------------------------------------------------------------

terms::ExerciseTime State::upcoming() const {
  Time soonest = next_step();
  for (std::uint32_t i = 0; i < content_.size(); ++i) soonest = std::min(soonest, next_band({i}));
  for (const Control& control : works_->controls) soonest = std::min(soonest, next_of(control));
  return soonest;
}

/// The first whole microsecond at which a tank holds that, if it goes on as now; kNever if it never
/// does, or holds it already.
terms::ExerciseTime State::reaches(TankId tank, std::int64_t content) const {
  const std::int64_t gain = flows_.gain_lph[tank.value];
  const std::int64_t missing = content - content_[tank.value];
  if (gain == 0 || missing == 0 || (missing > 0) != (gain > 0)) return terms::kNever;
  const std::int64_t whole = missing / gain;
  return at_ + terms::Duration{missing % gain == 0 ? whole : whole + 1};
}

terms::ExerciseTime State::next_band(TankId tank) const {
  const std::int64_t level = setting_.levels[tank.value];
  const bool rises = flows_.gain_lph[tank.value] > 0;
  if (level == (rises ? kWhole : 0)) return terms::kNever;
  return reaches(tank, mark(tank, rises ? step_above(level) : step_below(level)));
}

terms::ExerciseTime State::next_of(const Control& control) const {
  if (control.kind != ControlKind::kAt) {
    const bool rises = flows_.gain_lph[control.tank.value] > 0;
    if (rises != (control.kind == ControlKind::kAbove)) return terms::kNever;
    return reaches(control.tank, control.litres * kPerLitre);
  }
  if (at_ < control.at) return control.at;
  if (control.period.count() == 0) return terms::kNever;
  return control.at + ((at_ - control.at) / control.period + 1) * control.period;
}

}  // namespace redoubt::range::water
