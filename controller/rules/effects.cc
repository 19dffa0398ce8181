#include "controller/rules/effects.h"

#include <algorithm>
#include <optional>

#include "controller/rules/decoys.h"
#include "controller/rules/keys.h"
#include "controller/rules/restoration.h"
#include "controller/rules/supply.h"

namespace redoubt::rules {
namespace {

using range::Entity;
using range::Event;
using range::EventKind;
using range::HostId;
using range::World;
using scenario::Effect;
using scenario::EffectKind;
using terms::Access;
using terms::FindingKind;
using Facts = std::vector<Event>;

constexpr std::int64_t kFull = 1000;  ///< permille

void fact(Facts& facts, EventKind kind, Entity subject, std::int64_t amount = 0,
          Entity object = {}) {
  Event event;
  event.kind = kind;
  event.subject = subject;
  event.object = object;
  event.amount = amount;
  facts.push_back(event);
}

void gain_access(const World& world, HostId host, std::int64_t level, Facts& facts) {
  if (static_cast<std::int64_t>(world.host(host).access) < level) {
    fact(facts, EventKind::kAccessGained, entity(host), level);
  }
}

void take_data(const World& world, HostId host, Facts& facts) {
  for (const range::DataId id : world.layout().hosts[host.value].data) {
    if (!world.data(id).taken) fact(facts, EventKind::kDataTaken, entity(id), 0, entity(host));
  }
}

/// What is packed smaller already stays so.
void compress_data(const World& world, HostId host, std::int64_t permille, Facts& facts) {
  for (const range::DataId id : world.layout().hosts[host.value].data) {
    if (world.data(id).size > permille) {
      fact(facts, EventKind::kDataCompressed, entity(id), permille, entity(host));
    }
  }
}

void reveal_neighbours(const World& world, HostId host, Facts& facts) {
  const range::Layout& layout = world.layout();
  const range::ZoneId zone = layout.hosts[host.value].zone;
  for (std::uint32_t i = 0; i < layout.hosts.size(); ++i) {
    const range::ZoneId there = layout.hosts[i].zone;
    if (there == zone || world.reachability().adjacent(zone, there)) {
      fact(facts, EventKind::kSighted, entity(HostId{i}));
    }
  }
}

void discover(const World& world, HostId host, Facts& facts) {
  const range::Layout& layout = world.layout();
  const range::ZoneId zone = layout.hosts[host.value].zone;
  for (std::uint32_t i = 0; i < layout.hosts.size(); ++i) {
    if (world.host(HostId{i}).discovered) continue;
    const range::ZoneId there = layout.hosts[i].zone;
    if (there == zone || world.reachability().adjacent(zone, there)) {
      fact(facts, EventKind::kHostDiscovered, entity(HostId{i}));
    }
  }
}

void inspect(const World& world, HostId host, Facts& facts) {
  const range::HostState& state = world.host(host);
  if (state.access != Access::kNone) {
    fact(facts, EventKind::kFound, entity(host),
         pack(FindingKind::kSession, static_cast<std::int64_t>(state.access)));
  }
  if (state.persistence != 0) {
    fact(facts, EventKind::kFound, entity(host),
         pack(FindingKind::kPersistence, state.persistence));
  }
  if (state.access == Access::kNone && state.persistence == 0) {
    fact(facts, EventKind::kFound, entity(host), pack(FindingKind::kClean, 0));
  }
  if (state.tidied || state.masked) fact(facts, EventKind::kHostLookedInto, entity(host));
}

void loose_worm(const World& world, HostId host, std::int64_t rhythm, Facts& facts) {
  if (world.host(host).worm == 0) fact(facts, EventKind::kWormLoosed, entity(host), rhythm);
}

void break_channel(const World& world, HostId host, Facts& facts) {
  if (world.channel(host) != nullptr) fact(facts, EventKind::kChannelBroken, entity(host));
}

void end_access(const World& world, HostId host, Facts& facts) {
  const range::HostState& state = world.host(host);
  if (state.access == Access::kNone) return;
  break_channel(world, host, facts);
  fact(facts, EventKind::kAccessLost, entity(host));
  if (state.persistence != 0) {
    fact(facts, EventKind::kAccessGained, entity(host),
         static_cast<std::int64_t>(Access::kFoothold));
  }
}

void patch(const World& world, HostId host, Facts& facts) {
  for (const range::WeaknessId id : world.layout().hosts[host.value].weaknesses) {
    if (!world.patched(id)) fact(facts, EventKind::kWeaknessPatched, entity(id));
  }
}

void destroy_data(const World& world, HostId host, Facts& facts) {
  for (const range::DataId id : world.layout().hosts[host.value].data) {
    if (!world.data(id).destroyed)
      fact(facts, EventKind::kDataDestroyed, entity(id), 0, entity(host));
  }
}

void set_services(const World& world, HostId host, std::int64_t permille, Facts& facts) {
  for (const range::ServiceId id : world.layout().hosts[host.value].services) {
    if (world.declared(id) != permille) fact(facts, EventKind::kServiceSet, entity(id), permille);
  }
}

/// Calls `use` with each control point of a controller.
template <class Use>
void for_points_of(const World& world, HostId host, const Use& use) {
  const auto& points = world.layout().plant.points;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    if (points[i].host == host) use(entity(range::PointId{i}));
  }
}

/// A machine obeys its point; what is shown may be another matter.
void set_machine(const World& world, Entity point, std::int64_t permille, Facts& facts) {
  const range::control::Point& drawn = world.layout().plant.points[point.index];
  if (!drawn.drives) return;
  fact(facts, EventKind::kPointSet, point, permille, drawn.of);
  if (world.machines().set(drawn.of) == permille) return;
  fact(facts, EventKind::kSwitched, drawn.of, permille, point);
}

/// Done to a thing that is neither host nor zone nor link.
void effect_on_thing(const World& world, const Effect& effect, Entity thing, Facts& facts) {
  switch (effect.kind) {
    case EffectKind::kSet:
      return set_machine(world, thing, effect.amount, facts);
    case EffectKind::kSpoof:
      return fact(facts, EventKind::kReportSpoofed, thing,
                  world.control().shown(range::PointId{thing.index}));
    case EffectKind::kState:
      return fact(facts, effect.fact, thing, effect.amount);
    default:
      return effect_on_equipment(world, effect, thing, facts);
  }
}

/// Whether such a fact is about things of this kind.
bool concerns(EventKind fact, terms::EntityKind kind) {
  const bool of_points = fact >= EventKind::kPointSet && fact <= EventKind::kAlarmCleared;
  if (kind == terms::EntityKind::kPoint) return of_points;
  const bool of_functions = fact >= EventKind::kRegistered && fact <= EventKind::kForgeryEnded;
  return !of_points && (!of_functions || kind == terms::EntityKind::kNetworkFunction);
}

/// To the points and the equipment of a host, of which the effect can be.
void effect_on_things_of(const World& world, const Effect& effect, HostId host, Facts& facts) {
  const range::Layout& layout = world.layout();
  const auto touch = [&](Entity thing) {
    const bool can = effect.kind != EffectKind::kState || concerns(effect.fact, thing.kind);
    if (can && layout.host_of(thing) == host) {
      effect_on_thing(world, effect, thing, facts);
    }
  };
  for_points_of(world, host, touch);
  for (std::uint32_t i = 0; i < layout.mobile.functions.size(); ++i) {
    touch(entity(range::NetworkFunctionId{i}));
  }
  for (std::uint32_t i = 0; i < layout.mobile.cells.size(); ++i) {
    touch(entity(range::RadioCellId{i}));
  }
}

/// The fact that is all there is to an effect on a host.
std::optional<EventKind> mere_fact(EffectKind kind) {
  switch (kind) {
    case EffectKind::kPlantPersistence:
      return EventKind::kPersistencePlanted;
    case EffectKind::kRemovePersistence:
      return EventKind::kPersistenceRemoved;
    case EffectKind::kOpenChannel:
      return EventKind::kChannelOpened;
    case EffectKind::kIsolate:
      return EventKind::kHostIsolated;
    case EffectKind::kRejoin:
      return EventKind::kHostRejoined;
    case EffectKind::kBlind:
      return EventKind::kHostBlinded;
    case EffectKind::kUnblind:
      return EventKind::kHostUnblinded;
    case EffectKind::kWatch:
      return EventKind::kHostWatched;
    case EffectKind::kTrain:
      return EventKind::kHostTrained;
    case EffectKind::kTidy:
      return EventKind::kHostTidied;
    case EffectKind::kMask:
      return EventKind::kHostMasked;
    default:
      return std::nullopt;
  }
}

void effect_on_host(const World& world, const Effect& effect, HostId target, Facts& facts) {
  if (const std::optional<EventKind> kind = mere_fact(effect.kind)) {
    return fact(facts, *kind, entity(target), effect.amount);
  }
  switch (effect.kind) {
    case EffectKind::kGainAccess:
      return gain_access(world, target, effect.amount, facts);
    case EffectKind::kTakeData:
      return take_data(world, target, facts);
    case EffectKind::kRevealNeighbours:
      return reveal_neighbours(world, target, facts);
    case EffectKind::kInspect:
      return inspect(world, target, facts);
    case EffectKind::kEndAccess:
      return end_access(world, target, facts);
    case EffectKind::kPatch:
      return patch(world, target, facts);
    case EffectKind::kRestore:
    case EffectKind::kCleanImage:
      effect_on_copies(world, effect, target, facts);
      return set_services(world, target, kFull, facts);
    case EffectKind::kCompress:
      return compress_data(world, target, effect.amount, facts);
    case EffectKind::kBreakChannel:
      return break_channel(world, target, facts);
    case EffectKind::kDestroyData:
      return destroy_data(world, target, facts);
    case EffectKind::kSetServices:
      return set_services(world, target, effect.amount, facts);
    case EffectKind::kSpread:
      return loose_worm(world, target, effect.amount, facts);
    case EffectKind::kDiscover:
      return discover(world, target, facts);
    case EffectKind::kRevealPoints:
      return for_points_of(world, target,
                           [&](Entity point) { fact(facts, EventKind::kSighted, point); });
    case EffectKind::kSet:
    case EffectKind::kSpoof:
      return for_points_of(world, target,
                           [&](Entity point) { effect_on_thing(world, effect, point, facts); });
    case EffectKind::kState:
    case EffectKind::kInspectEquipment:
      return effect_on_things_of(world, effect, target, facts);
    default:  // what is done to links, to hosts does nothing
      effect_on_keys(world, effect, target, facts);
      effect_on_copies(world, effect, target, facts);
      return effect_on_decoys(world, effect, target, facts);
  }
}

void effect_on_link(const Effect& effect, Entity link, Facts& facts) {
  switch (effect.kind) {
    case EffectKind::kCut:
      return fact(facts, EventKind::kLinkCut, link);
    case EffectKind::kOpen:
      return fact(facts, EventKind::kLinkOpened, link);
    case EffectKind::kFilter:
      return fact(facts, EventKind::kFlowBlocked, link, effect.amount);
    case EffectKind::kUnfilter:
      return fact(facts, EventKind::kFlowAllowed, link, effect.amount);
    case EffectKind::kState:
      return fact(facts, effect.fact, link, effect.amount);
    default:
      return;  // done to hosts alone
  }
}

/// Whether the effect is done to who sends updates, not to who takes them.
bool is_of_makers(const Effect& effect) {
  return effect.kind == EffectKind::kState && effect.fact >= EventKind::kUpdatePoisoned &&
         effect.fact <= EventKind::kUpdatesReleased;
}

bool is_of_links(const Effect& effect) {
  return effect.kind == EffectKind::kState &&
         (effect.fact == EventKind::kLinkFlooded || effect.fact == EventKind::kFloodEnded);
}

/// To the links that end in a zone; a measure, to the team's own.
void effect_on_links_of(const World& world, const Effect& effect, terms::CellId actor, Entity zone,
                        bool own_only, Facts& facts) {
  const auto& links = world.layout().links;
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    const bool ends_there = links[i].a.value == zone.index || links[i].b.value == zone.index;
    if (!ends_there || (own_only && links[i].owner != actor)) continue;
    effect_on_link(effect, entity(range::LinkId{i}), facts);
  }
}

/// A measure does its work on the team's own hosts of the zone; a technique on all of them.
void effect_on_zone(const World& world, const Effect& effect, terms::CellId actor, Entity zone,
                    bool own_only, Facts& facts) {
  if (is_of_links(effect)) {
    return effect_on_links_of(world, effect, actor, zone, own_only, facts);
  }
  const auto& hosts = world.layout().hosts;
  for (std::uint32_t i = 0; i < hosts.size(); ++i) {
    if (hosts[i].zone.value != zone.index || (own_only && hosts[i].owner != actor)) continue;
    effect_on_host(world, effect, HostId{i}, facts);
  }
}

}  // namespace

void effects_of(const World& world, const scenario::Action& action, const Effect& effect,
                terms::CellId actor, Entity target, Facts& facts) {
  const bool maker =
      target.kind == terms::EntityKind::kSoftware || target.kind == terms::EntityKind::kSupplier;
  if (is_of_makers(effect) != maker) return;
  switch (target.kind) {
    case terms::EntityKind::kHost:
      effect_on_host(world, effect, HostId{target.index}, facts);
      return touch_decoys(world, action, effect, HostId{target.index}, facts);
    case terms::EntityKind::kZone:
      if (effect.kind == EffectKind::kDecoyHosts) {
        return fact(facts, EventKind::kDecoyPlaced, target, effect.amount);
      }
      return effect_on_zone(world, effect, actor, target, action.role == terms::Role::kBlue, facts);
    case terms::EntityKind::kLink:
      return effect_on_link(effect, target, facts);
    case terms::EntityKind::kCredential:
      return effect_on_key(world, effect, range::AccountId{target.index}, facts);
    default:
      return effect_on_thing(world, effect, target, facts);
  }
}

bool changes(const World& world, const Event& fact) {
  const std::uint32_t i = fact.subject.index;
  const auto host = [&] { return world.host(HostId{i}); };
  switch (fact.kind) {
    case EventKind::kAccessGained:
      return static_cast<std::int64_t>(host().access) < fact.amount;
    case EventKind::kAccessLost:
      return host().access != Access::kNone;
    case EventKind::kPersistencePlanted:
      return (host().persistence | fact.amount) != host().persistence;
    case EventKind::kChannelBroken:
      return world.channel(HostId{i}) != nullptr;
    case EventKind::kHostIsolated:
      return !host().isolated;
    case EventKind::kHostRejoined:
      return host().isolated;
    case EventKind::kWeaknessPatched:
      return !world.patched(range::WeaknessId{i});
    case EventKind::kServiceSet:
      return world.declared(range::ServiceId{i}) != fact.amount;
    case EventKind::kLinkCut:
      return !world.reachability().cut(range::LinkId{i});
    case EventKind::kLinkOpened:
      return world.reachability().cut(range::LinkId{i});
    case EventKind::kSensorBlinded:
      return !world.sensor(range::SensorId{i}).blind;
    case EventKind::kSensorRestored:
      return world.sensor(range::SensorId{i}).blind;
    default:
      return true;
  }
}

}  // namespace redoubt::rules
