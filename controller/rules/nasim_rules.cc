#include "controller/rules/nasim_rules.h"

#include <algorithm>

#include "controller/rules/effects.h"
#include "controller/rules/needs.h"

namespace redoubt::rules {
namespace {

using range::HostId;
using range::only;
using range::Protocol;
using range::World;
using range::ZoneId;
using scenario::Need;
using scenario::NeedKind;
using terms::Reason;

bool passes(const World& world, ZoneId from, ZoneId to, Protocol protocol) {
  return from == to || (world.reachability().direct(from, to) & only(protocol)) != 0;
}

bool is_exploit(const scenario::Action& action) {
  return std::any_of(action.needs.begin(), action.needs.end(),
                     [](const Need& need) { return need.kind == NeedKind::kReach; });
}

}  // namespace

NasimRules::NasimRules(const scenario::Exercise& exercise)
    : exercise_(&exercise), zones_(exercise.layout.zones.size()) {
  const range::Layout& layout = exercise.layout;
  for (const range::Link& link : layout.links) {
    if (layout.zones[link.a.value].external) zones_[link.b.value].is_public = true;
    if (layout.zones[link.b.value].external) zones_[link.a.value].is_public = true;
  }
  for (const range::Host& host : layout.hosts) ++zones_[host.zone.value].hosts;
  for (const scenario::Action& action : exercise.catalogue) {
    exploits_.push_back(is_exploit(action) ? 1 : 0);
  }
}

void NasimRules::open(const World& world, Facts& facts) const {
  const auto& hosts = world.layout().hosts;
  for (std::uint32_t i = 0; i < hosts.size(); ++i) {
    if (!zone(hosts[i].zone).is_public) continue;
    facts.push_back({.kind = range::EventKind::kHostDiscovered, .subject = entity(HostId{i})});
  }
}

Reason NasimRules::judge(const World& world, terms::ActionId action, terms::CellId actor,
                         range::Entity target) const {
  if (target.kind != terms::EntityKind::kHost) return Reason::kWrongTarget;
  const HostId host{target.index};
  for (const Need& need : exercise_->catalogue[action.value].needs) {
    if (need.kind == NeedKind::kReach) {
      if (!gets_through(world, host, static_cast<Protocol>(need.amount))) {
        return Reason::kNotReachable;
      }
      continue;
    }
    const Reason reason = judge_need(world, need, actor, host);
    if (reason != Reason::kNone) return reason;
  }
  return Reason::kNone;
}

/// Sources are counted zone by zone, never host by host: those from whose zones the protocol
/// passes, less those that the target's own firewall denies.
bool NasimRules::gets_through(const World& world, HostId target, Protocol protocol) const {
  const ZoneId to = world.layout().hosts[target.value].zone;
  std::uint32_t held = world.held_in(to);
  std::uint32_t sources = zone(to).is_public ? zone(to).hosts : held;
  for (const ZoneId from : world.reachability().neighbours(to)) {
    if (!passes(world, from, to, protocol)) continue;
    held += world.held_in(from);
    sources += zone(from).is_public ? zone(from).hosts : world.held_in(from);
  }
  if (held == 0 && !zone(to).is_public) return false;
  return sources > denied_sources(world, target, protocol);
}

std::uint32_t NasimRules::denied_sources(const World& world, HostId target,
                                         Protocol protocol) const {
  const auto& hosts = world.layout().hosts;
  const range::Host& there = hosts[target.value];
  const auto denied = std::count_if(
      there.denials.begin(), there.denials.end(), [&](const range::HostDenial& denial) {
        const ZoneId from = hosts[denial.from.value].zone;
        const bool source =
            zone(from).is_public || world.host(denial.from).access != terms::Access::kNone;
        return (denial.protocols & only(protocol)) != 0 && source &&
               passes(world, from, there.zone, protocol);
      });
  return static_cast<std::uint32_t>(denied);
}

terms::Odds NasimRules::odds(const World& world, terms::ActionId action,
                             range::Entity target) const {
  const bool held = world.host(HostId{target.index}).access != terms::Access::kNone;
  if (held && exploits_[action.value] != 0) return {terms::Odds::kCertain};
  return exercise_->catalogue[action.value].odds;
}

bool NasimRules::effect(const World& world, terms::ActionId id, std::size_t n, terms::CellId actor,
                        range::Entity target, Facts& facts) const {
  const scenario::Action& action = exercise_->catalogue[id.value];
  if (n >= action.effects.size()) return false;
  effects_of(world, action, action.effects[n], actor, target, facts);
  return true;
}

}  // namespace redoubt::rules
