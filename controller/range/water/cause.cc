#include <algorithm>

#include "controller/range/water/state.h"

/// Who is to blame: the part of the state that finds the fact behind a shortage.
namespace redoubt::range::water {
namespace {

void take_later(std::optional<Cause>& latest, std::optional<Cause> other) {
  if (other && (!latest || *other > *latest)) latest = other;
}

}  // namespace

Cause State::cause_of_fall(TankId tank) const {
  return held_back(area_of({PlaceKind::kTank, tank.value}), tank).value_or(moved_by_[tank.value]);
}

Cause State::cause_of(const Control& control) const {
  switch (control.kind) {
    case ControlKind::kBelow:
      return cause_of_fall(control.tank);
    case ControlKind::kAbove:
      return moved_by_[control.tank.value];
    case ControlKind::kAt:
      return 0;
  }
  return 0;
}

/// The latest fact that keeps water from an area, there or in the areas whose shortage it shares;
/// how full a tank itself is does not count.
std::optional<Cause> State::held_back(std::uint32_t area, TankId but) const {
  std::optional<Cause> latest;
  std::vector<std::uint32_t> areas{area};
  for (std::size_t next = 0; next < areas.size(); ++next) {
    take_later(latest, held_at(areas[next], but));
    for (const std::vector<Feed>* feeds : {&flows_.pumps, &flows_.valves}) {
      for (const Feed& feed : *feeds) {
        const bool known = std::find(areas.begin(), areas.end(), feed.from) != areas.end();
        if (feed.to == areas[next] && feed.short_of_water && !known) areas.push_back(feed.from);
      }
    }
  }
  return latest;
}

/// What is wanted of a pump or valve: what the control says that holds now, else what was last
/// said.
std::int64_t State::wanted(Entity thing, const Machine& machine) const {
  const auto deciding = deciding_.find(thing);
  return deciding == deciding_.end() ? machine.automatic() : deciding->second->permille;
}

std::optional<Cause> State::held_at(std::uint32_t area, TankId but) const {
  std::optional<Cause> latest;
  const auto take = [&](const Machine& machine, std::int64_t wanted, const Feed& ends) {
    if (ends.from == ends.to) return;
    if (ends.to == area) take_later(latest, machine.held_below(wanted));
    if (ends.from == area) take_later(latest, machine.held_above(wanted));
  };
  for (std::uint32_t i = 0; i < pumps_.size(); ++i) {
    take(pumps_[i], wanted(entity(PumpId{i}), pumps_[i]), flows_.pumps[i]);
  }
  for (std::uint32_t i = 0; i < valves_.size(); ++i) {
    const Feed& ends = flows_.valves[i];
    const std::int64_t wants = wanted(entity(ValveId{i}), valves_[i]);
    take(valves_[i], wants, ends);
    if (works_->valves[i].limit_lph > 0 || ends.from != area) continue;
    take_later(latest, valves_[i].held_below(wants));
    if (ends.to == area) take_later(latest, valves_[i].held_above(wants));
  }
  for (std::uint32_t i = 0; i < tanks_.size(); ++i) {
    if (area_of({PlaceKind::kTank, i}) != area || TankId{i} == but) continue;
    take_later(latest, tanks_[i].held_below(Machine::kFull));
    if (setting_.levels[i] == 0) take_later(latest, stated_by_[i]);
  }
  return latest;
}

}  // namespace redoubt::range::water
