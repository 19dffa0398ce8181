#include "controller/rules/worm.h"

#include <algorithm>

#include "controller/rules/needs.h"

namespace redoubt::rules {

using range::HostId;
using range::ProtocolSet;
using range::World;

namespace {

bool has_weak_service(const World& world, HostId host, ProtocolSet by) {
  const range::Layout& layout = world.layout();
  const auto& weaknesses = layout.hosts[host.value].weaknesses;
  return std::any_of(weaknesses.begin(), weaknesses.end(), [&](range::WeaknessId id) {
    const range::Weakness& weakness = layout.weaknesses[id.value];
    if (!weakness.service.valid() || world.patched(id)) return false;
    return (range::only(layout.services[weakness.service.value].protocol) & by) != 0;
  });
}

}  // namespace

std::vector<HostId> open_to_worm(const World& world, HostId from, ProtocolSet by) {
  std::vector<HostId> open;
  for (std::uint32_t i = 0; i < world.layout().hosts.size(); ++i) {
    const HostId to{i};
    if (to == from || world.host(to).worm != 0 || (world.between(from, to) & by) == 0) continue;
    if (has_weak_service(world, to, by) || has_credential(world, to)) open.push_back(to);
  }
  return open;
}

}  // namespace redoubt::rules
