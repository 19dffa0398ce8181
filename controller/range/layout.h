#pragma once

#include <string>
#include <vector>

#include "controller/range/alliance/pact.h"
#include "controller/range/control/plant.h"
#include "controller/range/coupling.h"
#include "controller/range/enterprise/layout.h"
#include "controller/range/information/space.h"
#include "controller/range/mission/function.h"
#include "controller/range/mobile/core.h"
#include "controller/range/people/staff.h"
#include "controller/range/power/grid.h"
#include "controller/range/water/works.h"

namespace redoubt::range {

/// The infrastructure of an exercise as it is drawn, before anything happens. Immutable, shared by
/// all runs; every id is an index into the vector of its kind. Domains stand beside each other.
struct Layout {
  std::vector<std::string> protocols;
  std::vector<std::string> systems;
  std::vector<Nation> nations;
  std::vector<Site> sites;
  std::vector<Zone> zones;
  std::vector<Link> links;
  std::vector<Host> hosts;
  std::vector<Service> services;
  std::vector<Weakness> weaknesses;
  std::vector<Account> accounts;
  std::vector<Data> data;
  std::vector<Software> software;
  std::vector<Backup> backups;
  std::vector<Sensor> sensors;
  std::vector<Function> functions;

  power::Grid grid;
  water::Works water;
  control::Plant plant;
  mobile::Core mobile;
  information::Space information;
  alliance::Pact pact;
  std::vector<people::Staff> staff;
  std::vector<Coupling> couplings;

  /// Whether anything is drawn beside the enterprise and the mission.
  bool has_domains() const;

  /// The name of anything of the range; empty for what lies outside it (cells, injects).
  const std::string& name_of(Entity entity) const;
  /// What it lies in (host -> zone, service -> host ...); not valid where there is nothing.
  Entity within(Entity entity) const;
  /// The host that it is, or that it stands on; not valid where there is none.
  HostId host_of(Entity entity) const;
  /// How many entities of a kind there are.
  std::size_t count(terms::EntityKind kind) const;
  /// Who answers for it; not valid where nobody does.
  terms::CellId owner(Entity entity) const;
};

}  // namespace redoubt::range
