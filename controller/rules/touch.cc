#include "controller/rules/touch.h"

#include <algorithm>

namespace redoubt::rules {

using range::HostId;
using range::kAnyProtocol;
using range::World;
using range::ZoneId;

namespace {

bool by_itself(const World& world, HostId host) {
  return outside_reaches(world, host, kAnyProtocol) || channel_gets_out(world, host);
}

}  // namespace

bool outside_reaches(const World& world, HostId host, range::ProtocolSet by) {
  const auto& zones = world.layout().zones;
  for (std::uint32_t i = 0; i < zones.size(); ++i) {
    if (zones[i].external && (world.between(ZoneId{i}, host) & by) != 0) return true;
  }
  return false;
}

bool channel_gets_out(const World& world, HostId host) {
  const range::Channel* channel = world.channel(host);
  return channel != nullptr && !channel->blocked;
}

bool in_touch(const World& world, HostId host) {
  if (by_itself(world, host)) return true;
  const std::vector<HostId> acting = hosts_in_touch(world);
  return std::find(acting.begin(), acting.end(), host) != acting.end();
}

std::vector<HostId> hosts_in_touch(const World& world) {
  std::vector<HostId> acting;
  std::vector<HostId> waiting;
  for (const HostId host : world.held()) {
    (by_itself(world, host) ? acting : waiting).push_back(host);
  }
  for (std::size_t i = 0; i < acting.size() && !waiting.empty(); ++i) {
    const HostId from = acting[i];
    const auto reached = std::stable_partition(waiting.begin(), waiting.end(), [&](HostId host) {
      return world.between(from, host) == 0;
    });
    acting.insert(acting.end(), reached, waiting.end());
    waiting.erase(reached, waiting.end());
  }
  return acting;
}

}  // namespace redoubt::rules
