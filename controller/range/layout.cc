#include "controller/range/layout.h"

#include <concepts>
#include <type_traits>

namespace redoubt::range {

using terms::EntityKind;

namespace {

/// Calls `use` with the vector that holds the things of a kind of the enterprise, if it is one.
template <class Use>
void with_enterprise(const Layout& layout, EntityKind kind, const Use& use) {
  switch (kind) {
    case EntityKind::kNation:
      return use(layout.nations);
    case EntityKind::kSite:
      return use(layout.sites);
    case EntityKind::kZone:
      return use(layout.zones);
    case EntityKind::kLink:
      return use(layout.links);
    case EntityKind::kHost:
      return use(layout.hosts);
    case EntityKind::kService:
      return use(layout.services);
    case EntityKind::kWeakness:
      return use(layout.weaknesses);
    case EntityKind::kAccount:
      return use(layout.accounts);
    case EntityKind::kCredential:
      return use(layout.accounts);
    case EntityKind::kData:
      return use(layout.data);
    case EntityKind::kSoftware:
      return use(layout.software);
    case EntityKind::kFunction:
      return use(layout.functions);
    case EntityKind::kSensor:
      return use(layout.sensors);
    default:
      return;
  }
}

/// The same, whatever domain the kind belongs to.
template <class Use>
void with_things(const Layout& layout, EntityKind kind, const Use& use) {
  switch (kind) {
    case EntityKind::kBus:
      return use(layout.grid.buses);
    case EntityKind::kLine:
      return use(layout.grid.lines);
    case EntityKind::kGenerator:
      return use(layout.grid.generators);
    case EntityKind::kTank:
      return use(layout.water.tanks);
    case EntityKind::kDistrict:
      return use(layout.water.districts);
    case EntityKind::kPump:
      return use(layout.water.pumps);
    case EntityKind::kValve:
      return use(layout.water.valves);
    case EntityKind::kPoint:
      return use(layout.plant.points);
    case EntityKind::kNetworkFunction:
      return use(layout.mobile.functions);
    case EntityKind::kRadioCell:
      return use(layout.mobile.cells);
    case EntityKind::kSlice:
      return use(layout.mobile.slices);
    case EntityKind::kSubscribers:
      return use(layout.mobile.subscribers);
    case EntityKind::kSupplier:
      return use(layout.mobile.suppliers);
    case EntityKind::kGroup:
      return use(layout.information.groups);
    case EntityKind::kNarrative:
      return use(layout.information.narratives);
    case EntityKind::kOutlet:
      return use(layout.information.outlets);
    case EntityKind::kPartnership:
      return use(layout.pact.partnerships);
    case EntityKind::kStaff:
      return use(layout.staff);
    default:
      return with_enterprise(layout, kind, use);
  }
}

template <class Thing>
concept Owned = requires(const Thing& thing) {
  { thing.owner } -> std::convertible_to<terms::CellId>;
};
template <class Thing>
concept OnHost = requires(const Thing& thing) {
  { thing.host } -> std::convertible_to<HostId>;
};
template <class Thing>
concept OfNation = requires(const Thing& thing) {
  { thing.nation } -> std::convertible_to<NationId>;
};

}  // namespace

const std::string& Layout::name_of(Entity entity) const {
  static const std::string kNothing;
  const std::string* name = &kNothing;
  with_things(*this, entity.kind, [&](const auto& things) {
    if (entity.index < things.size()) name = &things[entity.index].name;
  });
  return *name;
}

std::size_t Layout::count(EntityKind kind) const {
  std::size_t count = 0;
  with_things(*this, kind, [&](const auto& things) { count = things.size(); });
  return count;
}

bool Layout::has_domains() const {
  bool any = !couplings.empty();
  for (int i = static_cast<int>(EntityKind::kBus); i < terms::kEntityKindCount; ++i) {
    any = any || count(static_cast<EntityKind>(i)) > 0;
  }
  return any;
}

HostId Layout::host_of(Entity entity) const {
  if (entity.kind == EntityKind::kHost) return {entity.index};
  HostId host;
  with_things(*this, entity.kind, [&](const auto& things) {
    using Thing = typename std::decay_t<decltype(things)>::value_type;
    if constexpr (OnHost<Thing>) {
      if (entity.index < things.size()) host = things[entity.index].host;
    }
  });
  return host;
}

Entity Layout::within(Entity entity) const {
  if (entity.index >= count(entity.kind)) return {};
  const std::uint32_t i = entity.index;
  if (entity.kind == EntityKind::kZone) return {EntityKind::kSite, zones[i].site.value};
  if (entity.kind == EntityKind::kHost) return range::entity(hosts[i].zone);
  if (const HostId host = host_of(entity); host.valid()) return range::entity(host);
  Entity around;
  with_things(*this, entity.kind, [&](const auto& things) {
    using Thing = typename std::decay_t<decltype(things)>::value_type;
    if constexpr (OfNation<Thing>) around = {EntityKind::kNation, things[i].nation.value};
  });
  return around;
}

terms::CellId Layout::owner(Entity entity) const {
  if (entity.index >= count(entity.kind)) return {};
  if (entity.kind == EntityKind::kSensor) return sensors[entity.index].team;
  terms::CellId owner;
  with_things(*this, entity.kind, [&](const auto& things) {
    using Thing = typename std::decay_t<decltype(things)>::value_type;
    if constexpr (Owned<Thing>) {
      owner = things[entity.index].owner;
    } else if constexpr (OnHost<Thing>) {
      const HostId host = things[entity.index].host;
      if (host.valid()) owner = hosts[host.value].owner;
    }
  });
  return owner;
}

}  // namespace redoubt::range
