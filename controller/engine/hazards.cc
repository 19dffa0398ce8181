#include "controller/rules/hazards.h"

#include "controller/engine/engine.h"

/// What chance has a part in after a deed has succeeded, and the bell that a decoy rings.
namespace redoubt::engine {

using range::Event;
using range::EventKind;

/// Each fact draws for itself, named by its deed, its kind and what it is about. False where it
/// does not come about.
bool Engine::befalls(const Deed& deed, const scenario::Effect& effect, Event& fact) {
  const auto hazard = rules::hazard_of(world_, effect, fact);
  if (!hazard) return true;
  const std::uint64_t about = terms::hash_of(exercise().layout.name_of(fact.subject));
  const std::uint64_t chance =
      terms::mix(deed.chance + about + static_cast<std::uint64_t>(fact.kind));
  const bool happened = happens(terms::Purpose::kHazard, chance, hazard->odds);
  if (hazard->otherwise == rules::Hazard::Else::kNothing) return happened;
  if (!happened) fact.amount = fact.amount == 0 ? 1 : 0;
  return true;
}

/// Tells the team whose host it was. A decoy has no other reason to be touched: nothing is drawn
/// but how long it takes, where the sensor says that it takes any time.
void Engine::ring(const Deed& deed, const Event& touched) {
  const terms::CellId team = exercise().layout.owner(touched.subject);
  for (std::uint32_t i = 0; i < exercise().sensing.size(); ++i) {
    const range::SensorId sensor{i};
    if (!exercise().sensing[i].decoys || exercise().layout.sensors[i].team != team) continue;
    if (world_.sensor(sensor).blind) return;
    const scenario::Sensing& sensing = exercise().sensing[i];
    const std::uint64_t chance = ground_->chance_names.of(sensor) ^ deed.chance;
    const auto delay = drawn(terms::Purpose::kLatency, chance, sensing.fastest, sensing.slowest);
    queue_.put(now_ + delay, Priority::kNotice,
               rules::Signal{sensor, range::HostId{touched.subject.index}, deed.action, chance,
                             deed.cause});
    return;
  }
}

}  // namespace redoubt::engine
