#include <algorithm>

#include "controller/range/mobile/supply_chain.h"
#include "controller/range/world.h"

/// How the domains of a world live beside each other: each hears of every fact, and what follows in
/// one is a fact for all.
namespace redoubt::range {

using terms::EntityKind;
using terms::ExerciseTime;

void World::take_in(const Event& event) {
  settled_ = false;
  machines_.apply(event);
  Domains::each(beside_, [&](auto& domain) { domain.apply(event); });
  control_.apply(event);
  couplings_.apply(event);
  people_.apply(event);
  const bool turns =
      event.kind == EventKind::kSupplyFailed || event.kind == EventKind::kSupplyRestored;
  if (!turns || event.subject.kind != EntityKind::kHost) return;
  HostState& host = hosts_.at(event.subject.index);
  const bool was_up = host.up();
  host.working = static_cast<std::uint16_t>(couplings_.leaves(event.subject));
  if (host.up() != was_up) turned_.push_back({HostId{event.subject.index}, event.sequence});
}

void World::settle(ExerciseTime now, Facts& facts) {
  channels_.settle(now, facts);
  floods_.settle(now, facts);
  for (const HostId host : copies_.due(now)) {
    const HostState& state = hosts_[host.value];
    const bool there = state.up() && !state.isolated;
    const bool poisoned = copy_of(host, now).poisoned();
    facts.push_back(fact(there ? EventKind::kCopyMade : EventKind::kCopyMissed, entity(host),
                         there && poisoned ? 1 : 0));
  }
  updates_.settle(
      now, [this](Entity taker, ProtocolSet by) { return takes_updates(taker, by); }, facts);
  if (domains_) settle_domains(now, facts);
  settled_ = facts.empty();
}

void World::settle_domains(ExerciseTime now, Facts& facts) {
  const Gauge good = [this](Entity thing) { return availability(thing); };
  const Gauge shown = [this](Entity thing) { return measured(thing); };
  const people::Reach reach = [this](Entity means, HostId from) {
    return means.kind == EntityKind::kService ? availability(ServiceId{means.index}, from)
                                              : availability(means);
  };
  for (const Turned& turned : turned_) reboot(turned.host, turned.cause, facts);
  turned_.clear();
  Domains::each(beside_, [&](auto& domain) { domain.settle(now, facts); });
  control_.settle(now, shown, facts);
  couplings_.settle(now, good, facts);
  people_.settle(now, reach, facts);
}

ExerciseTime World::next() const {
  ExerciseTime next = std::min({channels_.next(), floods_.next(), copies_.next(), updates_.next()});
  if (!domains_) return next;
  next = std::min({next, control_.next(), couplings_.next(), people_.next()});
  Domains::each(beside_, [&](const auto& domain) { next = std::min(next, domain.next()); });
  return next;
}

/// Equipment that stands on no host is looked after by its maker's own people.
bool World::takes_updates(Entity taker, ProtocolSet by) const {
  const HostId host = layout_->host_of(taker);
  if (!host.valid()) return true;
  return hosts_[host.value].joined() && (by == 0 || gets_out(host, by));
}

/// A session dies with the machine; what was planted to come back comes back when it starts again.
void World::reboot(HostId id, std::uint64_t cause, Facts& facts) const {
  const HostState& host = hosts_[id.value];
  const bool held = host.access != terms::Access::kNone;
  if (!host.up() && channels_.on(id) != nullptr) {
    facts.push_back(fact(EventKind::kChannelBroken, entity(id), 0, cause));
  }
  if (!host.up() && held) facts.push_back(fact(EventKind::kAccessLost, entity(id), 0, cause));
  if (host.up() && !held && host.persistence != 0) {
    facts.push_back(fact(EventKind::kAccessGained, entity(id),
                         static_cast<std::int64_t>(terms::Access::kFoothold), cause));
  }
}

bool World::is(Entity thing, Trait trait) const {
  const PointId point{thing.kind == EntityKind::kPoint ? thing.index : UINT32_MAX};
  switch (trait) {
    case Trait::kOn:
      return machines_.set(thing) > 0;
    case Trait::kDamaged:
      return machines_.damaged(thing);
    case Trait::kByHand:
      return point.valid() && control_.by_hand(point);
    case Trait::kDrives:
      return point.valid() && layout_->plant.points[point.value].drives;
    case Trait::kSpoofed:
      return point.valid() && control_.spoofed(point);
    case Trait::kSilenced:
      return point.valid() && control_.silenced(point);
    case Trait::kInhibited:
      return point.valid() && control_.inhibited(point);
    case Trait::kSends:
      return updates_.sends(thing);
    case Trait::kPoisoned:
      return updates_.poisoned(thing);
    default:
      return is_beside(thing, trait);
  }
}

bool World::is_beside(Entity thing, Trait trait) const {
  const mobile::State& mobile = beside_.mobile;
  const bool function = thing.kind == EntityKind::kNetworkFunction;
  switch (trait) {
    case Trait::kRegistered:
      return function && mobile.registered(NetworkFunctionId{thing.index});
    case Trait::kForged:
      return function && mobile.forged(NetworkFunctionId{thing.index});
    case Trait::kImplanted:
      return (function || thing.kind == EntityKind::kRadioCell) && mobile.implanted(thing);
    case Trait::kExposed:
      return (function || thing.kind == EntityKind::kRadioCell) &&
             mobile::most_trusted(layout_->mobile) != mobile.supplier(thing);
    case Trait::kHeld:
      return thing.kind == EntityKind::kSlice && mobile.held(SliceId{thing.index});
    default:
      return trait == Trait::kTold && thing.kind == EntityKind::kNarrative &&
             beside_.information.told(NarrativeId{thing.index});
  }
}

bool World::hidden(Entity thing) const {
  const auto& points = layout_->plant.points;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    if (points[i].of == thing && control_.spoofed(PointId{i})) return true;
  }
  return false;
}

std::int64_t World::measured(Entity thing) const {
  return thing.kind == EntityKind::kLine ? beside_.power.loading(LineId{thing.index})
                                         : availability(thing);
}

}  // namespace redoubt::range
