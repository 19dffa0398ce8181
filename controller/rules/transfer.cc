#include "controller/rules/transfer.h"

#include <algorithm>

#include "controller/range/enterprise/widest.h"

namespace redoubt::rules {
namespace {

using range::FlowEnd;
using range::HostId;
using range::ProtocolSet;
using range::World;
using range::ZoneId;
using scenario::NeedKind;

constexpr std::int64_t kWhole = 1000;

bool takes_data(const scenario::Action& action) {
  return std::any_of(action.effects.begin(), action.effects.end(),
                     [](const scenario::Effect& effect) {
                       return effect.kind == scenario::EffectKind::kTakeData;
                     });
}

/// What is still to be had on a host, in kilobytes as it would be carried off.
std::int64_t kilobytes_on(const World& world, HostId host) {
  std::int64_t kilobytes = 0;
  for (const range::DataId id : world.layout().hosts[host.value].data) {
    const range::DataState& state = world.data(id);
    if (state.taken || state.destroyed) continue;
    kilobytes += world.layout().data[id.value].megabytes * state.size;
  }
  return kilobytes;
}
static_assert(kWhole == 1000, "a permille of a megabyte is a kilobyte");

/// By which flow it travels: into the host's zone for what fetches it from the outside, else out.
struct Way {
  ProtocolSet by = range::kAnyProtocol;
  bool inward = false;
};

Way way_of(const World& world, const scenario::Action& action, HostId host) {
  for (const scenario::Need& need : action.needs) {
    if (need.kind == NeedKind::kGoesOut) return {range::way(need.amount)};
    if (need.kind == NeedKind::kReach) return {range::way(need.amount), true};
    const range::Channel* channel = world.channel(host);
    if (need.kind == NeedKind::kChannel && channel != nullptr) {
      return {range::way(channel->beacon.protocol)};
    }
  }
  return {};
}

std::int64_t width_kbps(const World& world, HostId host, const Way& way) {
  const range::Layout& layout = world.layout();
  std::int64_t best = 0;
  for (std::uint32_t i = 0; i < layout.zones.size(); ++i) {
    if (!layout.zones[i].external) continue;
    const FlowEnd outside = ZoneId{i};
    const FlowEnd from = way.inward ? outside : host;
    const FlowEnd to = way.inward ? host : outside;
    best =
        std::max(best, widest_kbps(layout, world.reachability(), world.floods(), from, to, way.by));
  }
  return best;
}

/// Of one host's data over its way.
terms::Duration transfer_from(const World& world, const scenario::Action& action, HostId host) {
  const std::int64_t kilobytes = kilobytes_on(world, host);
  if (kilobytes == 0) return {};
  const std::int64_t kbps = width_kbps(world, host, way_of(world, action, host));
  if (kbps == 0 || kbps == range::kUnlimited) return {};
  constexpr std::int64_t kBits = 8;
  constexpr std::int64_t kMost = kTransferMost / std::chrono::seconds(1);
  const std::int64_t kilobits = kilobytes * kBits;
  if (kilobits / kbps >= kMost) return kTransferMost;
  return std::chrono::seconds(kilobits / kbps) +
         terms::Duration{kilobits % kbps * terms::Duration::period::den / kbps};
}

}  // namespace

terms::Duration transfer_time(const World& world, const scenario::Action& action,
                              range::Entity target) {
  if (!takes_data(action)) return {};
  if (target.kind == terms::EntityKind::kHost) {
    return transfer_from(world, action, HostId{target.index});
  }
  const auto& hosts = world.layout().hosts;
  terms::Duration all{};
  for (std::uint32_t i = 0; i < hosts.size(); ++i) {
    if (range::entity(hosts[i].zone) != target) continue;
    all = std::min(all + transfer_from(world, action, HostId{i}), kTransferMost);
  }
  return all;
}

}  // namespace redoubt::rules
