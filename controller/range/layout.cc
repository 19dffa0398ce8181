#include "controller/range/layout.h"

namespace redoubt::range {

using terms::EntityKind;

const std::string& Layout::name_of(Entity entity) const {
  static const std::string kNothing;
  if (entity.index >= count(entity.kind)) return kNothing;
  switch (entity.kind) {
    case EntityKind::kNation:
      return nations[entity.index].name;
    case EntityKind::kSite:
      return sites[entity.index].name;
    case EntityKind::kZone:
      return zones[entity.index].name;
    case EntityKind::kLink:
      return links[entity.index].name;
    case EntityKind::kHost:
      return hosts[entity.index].name;
    case EntityKind::kService:
      return services[entity.index].name;
    case EntityKind::kWeakness:
      return weaknesses[entity.index].name;
    case EntityKind::kAccount:
    case EntityKind::kCredential:
      return accounts[entity.index].name;
    case EntityKind::kData:
      return data[entity.index].name;
    case EntityKind::kSoftware:
      return software[entity.index].name;
    case EntityKind::kFunction:
      return functions[entity.index].name;
    case EntityKind::kSensor:
      return sensors[entity.index].name;
    default:
      return kNothing;
  }
}

Entity Layout::within(Entity entity) const {
  if (entity.index >= count(entity.kind)) return {};
  const std::uint32_t i = entity.index;
  switch (entity.kind) {
    case EntityKind::kSite:
      return {EntityKind::kNation, sites[i].nation.value};
    case EntityKind::kZone:
      return {EntityKind::kSite, zones[i].site.value};
    case EntityKind::kHost:
      return range::entity(hosts[i].zone);
    case EntityKind::kService:
      return range::entity(services[i].host);
    case EntityKind::kWeakness:
      return range::entity(weaknesses[i].host);
    case EntityKind::kData:
      return range::entity(data[i].host);
    default:
      return {};
  }
}

std::size_t Layout::count(EntityKind kind) const {
  switch (kind) {
    case EntityKind::kNation:
      return nations.size();
    case EntityKind::kSite:
      return sites.size();
    case EntityKind::kZone:
      return zones.size();
    case EntityKind::kLink:
      return links.size();
    case EntityKind::kHost:
      return hosts.size();
    case EntityKind::kService:
      return services.size();
    case EntityKind::kWeakness:
      return weaknesses.size();
    case EntityKind::kAccount:
    case EntityKind::kCredential:
      return accounts.size();
    case EntityKind::kData:
      return data.size();
    case EntityKind::kSoftware:
      return software.size();
    case EntityKind::kFunction:
      return functions.size();
    case EntityKind::kSensor:
      return sensors.size();
    default:
      return 0;
  }
}

terms::CellId Layout::owner(Entity entity) const {
  if (entity.index >= count(entity.kind)) return {};
  switch (entity.kind) {
    case EntityKind::kLink:
      return links[entity.index].owner;
    case EntityKind::kHost:
      return hosts[entity.index].owner;
    case EntityKind::kAccount:
    case EntityKind::kCredential:
      return accounts[entity.index].owner;
    case EntityKind::kSensor:
      return sensors[entity.index].team;
    case EntityKind::kService:
    case EntityKind::kWeakness:
    case EntityKind::kData:
      return owner(within(entity));
    default:
      return {};
  }
}

}  // namespace redoubt::range
