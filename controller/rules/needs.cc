#include "controller/rules/needs.h"

#include <algorithm>

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

bool has_credential(const World& world, HostId host) {
  const auto& accounts = world.layout().hosts[host.value].accounts;
  return std::any_of(accounts.begin(), accounts.end(), [&](range::AccountId id) {
    return world.account(id).stolen && !world.account(id).revoked;
  });
}

Reason judge_need(const World& world, const Need& need, terms::CellId actor, HostId host) {
  const std::int64_t access = static_cast<std::int64_t>(world.host(host).access);
  switch (need.kind) {
    case NeedKind::kSession:
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
  }
  return Reason::kUnknownAction;
}

}  // namespace

bool red_reaches(const World& world, HostId target, range::Protocol protocol) {
  const range::Layout& layout = world.layout();
  for (std::uint32_t i = 0; i < layout.zones.size(); ++i) {
    if (layout.zones[i].external && world.reaches(range::ZoneId{i}, target, protocol)) return true;
  }
  const auto& held = world.held();
  return std::any_of(held.begin(), held.end(),
                     [&](HostId from) { return world.reaches(from, target, protocol); });
}

Reason judge(const World& world, const scenario::Action& action, terms::CellId actor,
             range::Entity target) {
  if (target.kind != action.target || target.kind != terms::EntityKind::kHost) {
    return Reason::kWrongTarget;
  }
  for (const Need& need : action.needs) {
    const Reason reason = judge_need(world, need, actor, HostId{target.index});
    if (reason != Reason::kNone) return reason;
  }
  return Reason::kNone;
}

}  // namespace redoubt::rules
