#include "controller/scenario/decoys_reader.h"

#include <algorithm>

namespace redoubt::scenario {

using terms::CellId;

namespace {

constexpr std::uint8_t kSure = 100;  ///< percent

bool lays_decoys(const Action& action) {
  return std::any_of(action.effects.begin(), action.effects.end(), [](const Effect& effect) {
    return effect.kind == EffectKind::kPlaceDecoys || effect.kind == EffectKind::kDecoyHosts;
  });
}

/// Red touches accounts and data on hosts, and the host's owner hears of it.
bool has_decoys(const range::Layout& layout, CellId team) {
  return std::any_of(layout.hosts.begin(), layout.hosts.end(), [&](const range::Host& host) {
    const auto on_it = [](const auto& ids, const auto& things) {
      return std::any_of(ids.begin(), ids.end(), [&](auto id) { return things[id.value].decoy; });
    };
    return host.owner == team &&
           (host.decoy || on_it(host.cached, layout.accounts) || on_it(host.data, layout.data));
  });
}

}  // namespace

void add_decoy_sensors(Draft& draft) {
  Exercise& exercise = draft.exercise;
  const bool can = std::any_of(exercise.catalogue.begin(), exercise.catalogue.end(), lays_decoys);
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    if (exercise.cells[i].role != terms::Role::kBlue) continue;
    if (!can && !has_decoys(exercise.layout, CellId{i})) continue;
    const range::SensorId next{static_cast<std::uint32_t>(exercise.layout.sensors.size())};
    const std::string name = exercise.cells[i].name + "-decoys";
    if (!draft.things.declare(draft.items["cells"][i].key, name, entity(next))) continue;
    exercise.layout.sensors.push_back({name, CellId{i}});
    Sensing& sensing = exercise.sensing.emplace_back();
    sensing.severity = terms::Severity::kCritical;
    sensing.confidence_percent = kSure;
    sensing.decoys = true;
  }
}

}  // namespace redoubt::scenario
