#include "controller/rules/needs.h"

#include <algorithm>

#include "controller/rules/keys.h"
#include "controller/rules/touch.h"

namespace redoubt::rules {
namespace {

using range::HostId;
using range::World;
using scenario::Need;
using scenario::NeedKind;
using terms::Reason;

Reason when(bool holds, Reason otherwise) { return holds ? Reason::kNone : otherwise; }

bool has_weakness(const World& world, HostId host, std::int64_t kind) {
  const range::Layout& layout = world.layout();
  const auto& weaknesses = layout.hosts[host.value].weaknesses;
  return std::any_of(weaknesses.begin(), weaknesses.end(), [&](range::WeaknessId id) {
    return static_cast<std::int64_t>(layout.weaknesses[id.value].kind) == kind &&
           !world.patched(id);
  });
}

bool has_data(const World& world, HostId host) {
  const auto& data = world.layout().hosts[host.value].data;
  return std::any_of(data.begin(), data.end(), [&](range::DataId id) {
    return !world.data(id).taken && !world.data(id).destroyed;
  });
}

bool serves(const World& world, HostId host, std::int64_t protocol) {
  const range::Layout& layout = world.layout();
  const auto& services = layout.hosts[host.value].services;
  return std::any_of(services.begin(), services.end(), [&](range::ServiceId id) {
    return layout.services[id.value].protocol == protocol;
  });
}

bool runs(const World& world, HostId host, std::int64_t software) {
  const auto& installed = world.layout().hosts[host.value].software;
  return std::any_of(installed.begin(), installed.end(),
                     [&](range::SoftwareId id) { return id.value == software; });
}

}  // namespace

bool has_credential(const World& world, HostId host) {
  const range::Layout& layout = world.layout();
  const auto& accounts = layout.hosts[host.value].accounts;
  return std::any_of(accounts.begin(), accounts.end(), [&](range::AccountId id) {
    return world.account(id).lets_red_in() && !layout.accounts[id.value].decoy;
  });
}

Reason judge_need(const World& world, const Need& need, terms::CellId actor, HostId host) {
  const std::int64_t access = static_cast<std::int64_t>(world.host(host).access);
  switch (need.kind) {
    case NeedKind::kSession:
      if (access >= need.amount && !world.host(host).up()) return Reason::kServiceDown;
      return when(access >= need.amount, Reason::kNoSession);
    case NeedKind::kNoSession:
      return when(access < need.amount, Reason::kAlreadyDone);
    case NeedKind::kReach:
      return when(red_reaches(world, host, static_cast<range::Protocol>(need.amount)),
                  Reason::kNotReachable);
    case NeedKind::kWeakness:
      return when(has_weakness(world, host, need.amount), Reason::kNoWeakness);
    case NeedKind::kCredential:
      return when(has_credential(world, host), Reason::kNoCredential);
    case NeedKind::kOwn:
      return when(world.layout().hosts[host.value].owner == actor, Reason::kNotYours);
    case NeedKind::kIsolated:
      return when(world.host(host).isolated == (need.amount != 0), Reason::kAlreadyDone);
    case NeedKind::kChannel:
      return when(channel_gets_out(world, host), Reason::kNoChannel);
    case NeedKind::kGoesOut:
      return when(world.gets_out(host, range::way(need.amount)), Reason::kNotReachable);
    case NeedKind::kData:
      return when(has_data(world, host), Reason::kNothingFound);
    case NeedKind::kOpen:
      return Reason::kWrongTarget;
    case NeedKind::kNear:
      return when(red_is_near(world, host), Reason::kNotReachable);
    case NeedKind::kDiscovered:
      return when(world.host(host).discovered, Reason::kUnknownTarget);
    case NeedKind::kService:
      return when(serves(world, host, need.amount), Reason::kNoWeakness);
    case NeedKind::kSystem:
      return when(world.layout().hosts[host.value].os == need.amount, Reason::kNoWeakness);
    case NeedKind::kSoftware:
      return when(runs(world, host, need.amount), Reason::kNoWeakness);
    case NeedKind::kTrait:
      return Reason::kWrongTarget;
    case NeedKind::kCaptured:
      return when(!crackable(world, host).empty(), Reason::kNoCredential);
  }
  return Reason::kUnknownAction;
}

namespace {

/// Of a maker, something that takes its updates; of a zone, a host in it.
bool owns(const World& world, terms::CellId actor, range::Entity target) {
  const range::Layout& layout = world.layout();
  if (target.kind == terms::EntityKind::kSoftware || target.kind == terms::EntityKind::kSupplier) {
    const auto takers = world.updates().takers(target);
    return std::any_of(takers.begin(), takers.end(),
                       [&](range::Entity taker) { return layout.owner(taker) == actor; });
  }
  if (target.kind != terms::EntityKind::kZone) return layout.owner(target) == actor;
  return std::any_of(layout.hosts.begin(), layout.hosts.end(), [&](const range::Host& host) {
    return host.zone.value == target.index && host.owner == actor;
  });
}

/// What people work by hand, no wire reaches; who sends no updates cannot be asked to; all else is
/// as it is already.
Reason otherwise(range::Trait trait) {
  if (trait == range::Trait::kSends) return Reason::kWrongTarget;
  return trait == range::Trait::kByHand ? Reason::kNotReachable : Reason::kAlreadyDone;
}

/// A session is of use only while red's orders get there.
Reason judge_on_host(const World& world, const Need& need, terms::CellId actor, HostId host) {
  const Reason reason = judge_need(world, need, actor, host);
  if (reason != Reason::kNone || need.kind != NeedKind::kSession) return reason;
  if (in_touch(world, host)) return Reason::kNone;
  return world.channel(host) != nullptr ? Reason::kNoChannel : Reason::kNotReachable;
}

/// What can be asked of a thing that is no host; what it stands on is asked for the rest.
Reason judge_elsewhere(const World& world, const Need& need, terms::CellId actor,
                       range::Entity target) {
  if (need.kind == NeedKind::kOwn) return when(owns(world, actor, target), Reason::kNotYours);
  if (need.kind == NeedKind::kTrait) {
    return when(world.is(target, need.trait) == (need.amount != 0), otherwise(need.trait));
  }
  if (const HostId host = world.layout().host_of(target); host.valid()) {
    return judge_on_host(world, need, actor, host);
  }
  if (need.kind != NeedKind::kOpen || target.kind != terms::EntityKind::kLink) {
    return Reason::kWrongTarget;
  }
  const bool open = !world.reachability().cut(range::LinkId{target.index});
  return when(open == (need.amount != 0), Reason::kAlreadyDone);
}

}  // namespace

bool red_is_near(const World& world, HostId target) {
  const range::Layout& layout = world.layout();
  const range::ZoneId zone = layout.hosts[target.value].zone;
  const auto gives_way = [&](range::ZoneId id) {
    return world.held_in(id) > 0 || layout.zones[id.value].external;
  };
  const auto neighbours = world.reachability().neighbours(zone);
  return gives_way(zone) || std::any_of(neighbours.begin(), neighbours.end(), gives_way);
}

bool red_reaches(const World& world, HostId target, range::Protocol protocol) {
  if (outside_reaches(world, target, range::only(protocol))) return true;
  const std::vector<HostId> acting = hosts_in_touch(world);
  return std::any_of(acting.begin(), acting.end(), [&](HostId from) {
    return from != target && world.reaches(from, target, protocol);
  });
}

Reason judge(const World& world, const scenario::Action& action, terms::CellId actor,
             range::Entity target) {
  if (target.kind != action.target) return Reason::kWrongTarget;
  for (const Need& need : action.needs) {
    const Reason reason = target.kind == terms::EntityKind::kHost
                              ? judge_on_host(world, need, actor, HostId{target.index})
                              : judge_elsewhere(world, need, actor, target);
    if (reason != Reason::kNone) return reason;
  }
  return Reason::kNone;
}

}  // namespace redoubt::rules
