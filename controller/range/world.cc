#include "controller/range/world.h"

#include <algorithm>

#include "proto/terms/check.h"

namespace redoubt::range {

World::World(const Layout& layout)
    : layout_(&layout),
      hosts_(layout.hosts.size()),
      accounts_(layout.accounts.size()),
      data_(layout.data.size()),
      sensors_(layout.sensors.size()),
      patched_(layout.weaknesses.size(), 0),
      decoy_shares_(layout.zones.size(), 0),
      services_(layout.services.size(), 1000),
      functions_(layout.functions.size(), 1000),
      held_in_(layout.zones.size(), 0),
      reach_(layout),
      copies_(layout),
      updates_(layout),
      domains_(layout.has_domains()),
      settled_(!domains_),
      machines_(layout),
      beside_(layout),
      control_(layout.plant),
      couplings_(layout),
      people_(layout) {}

namespace {

/// Whether such a fact may change what gets out of some host.
bool moves_ways(EventKind kind) {
  return kind == EventKind::kChannelOpened || kind == EventKind::kHostIsolated ||
         kind == EventKind::kHostRejoined || kind == EventKind::kSupplyFailed ||
         kind == EventKind::kSupplyRestored ||
         (kind >= EventKind::kLinkCut && kind <= EventKind::kFlowAllowed);
}

}  // namespace

void World::apply(const Event& event) {
  if (domains_) take_in(event);
  updates_.apply(event);
  settled_ = settled_ && !updates_.stirred();
  if (!event.subject.valid()) return;
  if (event.subject.kind == terms::EntityKind::kHost) {
    apply_to_host(event);
    return follow_ways(event);
  }
  if (event.subject.kind == terms::EntityKind::kLink) {
    apply_to_link(event);
    floods_.apply(event);
    return follow_ways(event);
  }
  if (event.subject.kind == terms::EntityKind::kCredential) return apply_to_account(event);
  const std::uint32_t i = event.subject.index;
  switch (event.kind) {
    case EventKind::kWeaknessPatched:
      patched_.at(i) = 1;
      return;
    case EventKind::kWeaknessReopened:
      patched_.at(i) = 0;
      return;
    case EventKind::kDecoyPlaced:
      decoy_shares_.at(i) = static_cast<std::uint16_t>(event.amount);
      return;
    case EventKind::kServiceSet:
      services_.at(i) = static_cast<std::uint16_t>(event.amount);
      return;
    case EventKind::kDataTaken:
      data_.at(i).taken = true;
      return;
    case EventKind::kDataCompressed:
      data_.at(i).size = static_cast<std::uint16_t>(event.amount);
      return;
    case EventKind::kDataDestroyed:
      data_.at(i).destroyed = true;
      return;
    case EventKind::kDataRestored:
      data_.at(i).destroyed = false;
      return;
    case EventKind::kSensorBlinded:
      sensors_.at(i).blind = true;
      return;
    case EventKind::kSensorRestored:
      sensors_.at(i).blind = false;
      return;
    case EventKind::kFunctionChanged:
      functions_.at(i) = static_cast<std::uint16_t>(event.amount);
      return;
    default:
      return;  // what is known, and the exercise itself, lie outside the range
  }
}

void World::apply_to_host(const Event& event) {
  const HostId id{event.subject.index};
  HostState& host = hosts_.at(id.value);
  switch (event.kind) {
    case EventKind::kAccessGained:
      return set_access(id, static_cast<terms::Access>(event.amount));
    case EventKind::kAccessLost:
      host.worm = 0;  // it runs in the intruder's session
      return set_access(id, terms::Access::kNone);
    case EventKind::kPersistencePlanted:
      host.persistence |= static_cast<std::uint8_t>(event.amount);
      return;
    case EventKind::kPersistenceRemoved:
      host.persistence &= static_cast<std::uint8_t>(~event.amount);
      return;
    case EventKind::kHostIsolated:
      host.isolated = true;
      return;
    case EventKind::kHostRejoined:
      host.isolated = false;
      return;
    case EventKind::kHostRestored:
      return restore(id);
    case EventKind::kHostBlinded:
      host.blind = true;
      return;
    case EventKind::kHostUnblinded:
      host.blind = false;
      return;
    case EventKind::kHostWatched:
      host.watched = true;
      return;
    case EventKind::kHostTidied:
      host.tidied = true;
      return;
    case EventKind::kHostMasked:
      host.masked = true;
      return;
    case EventKind::kHostLookedInto:
      host.tidied = host.masked = false;
      return;
    case EventKind::kWormLoosed:
      host.worm = event.sequence;
      return;
    case EventKind::kHostTrained:
      host.trained = true;
      return;
    case EventKind::kHostDiscovered:
      host.discovered = true;
      return;
    case EventKind::kSigningKeyChanged:
      return change_signing_key(id);
    case EventKind::kLockedOut:
      host.locked_out = true;
      return;
    case EventKind::kLockOutEnded:
      host.locked_out = false;
      return;
    case EventKind::kDecoyPlaced:
      host.decoys |= static_cast<std::uint8_t>(event.amount);
      return;
    case EventKind::kCopyMade:
      copies_.keep(id, copy_of(id, event.at));
      return copies_.apply(event);
    default:
      return copies_.apply(event);
  }
}

void World::apply_to_account(const Event& event) {
  AccountState& account = accounts_.at(event.subject.index);
  switch (event.kind) {
    case EventKind::kCredentialCaptured:
      account.captured = true;
      return;
    case EventKind::kCredentialStolen:
      account.stolen = true;
      return;
    case EventKind::kCredentialForged:
      account.forged_at = {event.object.index};
      return;
    case EventKind::kCredentialRevoked:
      account.revoked = true;
      return;
    case EventKind::kCredentialReissued:
      account = {.forged_at = account.forged_at};
      return;
    default:
      return;
  }
}

void World::change_signing_key(HostId host) {
  for (AccountState& account : accounts_) {
    if (account.forged_at == host) account.forged_at = {};
  }
}

Copy World::copy_of(HostId id, terms::ExerciseTime now) const {
  const HostState& host = hosts_[id.value];
  Copy copy{
      .at = now, .held = host.access != terms::Access::kNone, .persistence = host.persistence};
  for (const DataId data : layout_->hosts[id.value].data) {
    if (data_[data.value].destroyed) copy.lost.push_back(data);
  }
  for (const WeaknessId weakness : layout_->hosts[id.value].weaknesses) {
    if (!patched(weakness)) copy.open.push_back(weakness);
  }
  return copy;
}

void World::apply_to_link(const Event& event) {
  const LinkId link{event.subject.index};
  const auto protocol = static_cast<Protocol>(event.amount);
  switch (event.kind) {
    case EventKind::kLinkCut:
      return reach_.set_cut(link, true);
    case EventKind::kLinkOpened:
      return reach_.set_cut(link, false);
    case EventKind::kFlowBlocked:
      return reach_.set_blocked(link, protocol, true);
    case EventKind::kFlowAllowed:
      return reach_.set_blocked(link, protocol, false);
    default:
      return;
  }
}

void World::set_access(HostId host, terms::Access access) {
  terms::Access& held = hosts_.at(host.value).access;
  std::uint32_t& held_there = held_in_.at(layout_->hosts[host.value].zone.value);
  if (held == terms::Access::kNone && access != terms::Access::kNone) {
    held_.push_back(host);
    ++held_there;
  } else if (held != terms::Access::kNone && access == terms::Access::kNone) {
    std::erase(held_, host);
    --held_there;
  }
  held = access;
}

/// The image knows nothing of what was done to the host since, nor of what was packed up there;
/// whether it is cut off, who watches it and what its people have learned is not the image's to
/// say.
void World::restore(HostId host) {
  for (const DataId data : layout_->hosts[host.value].data) data_[data.value].size = 1000;
  set_access(host, terms::Access::kNone);
  HostState& state = hosts_.at(host.value);
  const HostState before = state;
  state = HostState{};
  state.isolated = before.isolated;
  state.watched = before.watched;
  state.trained = before.trained;
  state.discovered = before.discovered;
  state.working = before.working;
}

/// What rides on links hears when they may carry something else than before.
void World::follow_ways(const Event& event) {
  if (event.subject.kind == terms::EntityKind::kHost) channels_.apply(event);
  if (channels_.none() || !moves_ways(event.kind)) return;
  channels_.look(event, [this](HostId host, ProtocolSet by) { return gets_out(host, by); });
}

ProtocolSet World::denied_by_host(HostId from, HostId to) const {
  ProtocolSet denied = 0;
  for (const HostDenial& denial : layout_->hosts[to.value].denials) {
    if (denial.from == from) denied |= denial.protocols;
  }
  return denied;
}

bool World::reaches(HostId from, HostId to, Protocol protocol) const {
  return (between(from, to) & only(protocol)) != 0;
}

bool World::reaches(ZoneId from, HostId to, Protocol protocol) const {
  return (between(from, to) & only(protocol)) != 0;
}

ProtocolSet World::between(HostId from, HostId to) const {
  if (from == to) return hosts_[to.value].up() ? kAnyProtocol : 0;
  if (!hosts_[from.value].joined() || !hosts_[to.value].joined()) return 0;
  return reach_.between(from, to) & ~denied_by_host(from, to);
}

ProtocolSet World::between(ZoneId from, HostId to) const {
  return hosts_[to.value].joined() ? reach_.between(from, to) : 0;
}

bool World::gets_out(HostId from, ProtocolSet by) const {
  if (!hosts_[from.value].joined()) return false;
  for (std::uint32_t i = 0; i < layout_->zones.size(); ++i) {
    if (layout_->zones[i].external && (reach_.between(from, ZoneId{i}) & by) != 0) return true;
  }
  return false;
}

}  // namespace redoubt::range
