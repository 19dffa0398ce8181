#include "controller/rules/keys.h"

#include <algorithm>

namespace redoubt::rules {
namespace {

using range::AccountId;
using range::Entity;
using range::EventKind;
using range::HostId;
using range::World;
using scenario::Effect;
using scenario::EffectKind;
using Facts = std::vector<range::Event>;

void fact(Facts& facts, EventKind kind, Entity subject, Entity object = {}) {
  facts.push_back({.kind = kind, .subject = subject, .object = object});
}

void take(const World& world, HostId host, Facts& facts) {
  for (const AccountId id : world.layout().hosts[host.value].cached) {
    if (world.account(id).stolen) continue;
    fact(facts, EventKind::kCredentialStolen, credential_of(id), entity(host));
  }
}

void capture(const World& world, HostId host, Facts& facts) {
  for (const AccountId id : world.layout().hosts[host.value].cached) {
    if (world.account(id).stolen || world.account(id).captured) continue;
    fact(facts, EventKind::kCredentialCaptured, credential_of(id), entity(host));
  }
}

void crack(const World& world, HostId host, Facts& facts) {
  for (const AccountId id : crackable(world, host)) {
    fact(facts, EventKind::kCredentialStolen, credential_of(id), entity(host));
  }
}

/// Whoever holds what signs for a team can be any of its people.
void forge(const World& world, HostId host, std::int64_t level, Facts& facts) {
  const range::Layout& layout = world.layout();
  for (std::uint32_t i = 0; i < layout.accounts.size(); ++i) {
    const range::Account& account = layout.accounts[i];
    if (account.owner != layout.hosts[host.value].owner) continue;
    if (static_cast<std::int64_t>(account.level) > level) continue;
    if (world.account(AccountId{i}).forged_at.valid()) continue;
    fact(facts, EventKind::kCredentialForged, credential_of(AccountId{i}), entity(host));
  }
}

bool has_signed(const World& world, HostId host) {
  for (std::uint32_t i = 0; i < world.layout().accounts.size(); ++i) {
    if (world.account(AccountId{i}).forged_at == host) return true;
  }
  return false;
}

void revoke_all(const World& world, HostId host, Facts& facts) {
  for (const AccountId id : world.layout().hosts[host.value].accounts) {
    if (!world.account(id).revoked) fact(facts, EventKind::kCredentialRevoked, credential_of(id));
  }
}

void reissue(const World& world, AccountId id, Facts& facts) {
  if (world.account(id).revoked) fact(facts, EventKind::kCredentialReissued, credential_of(id));
}

void reissue_all(const World& world, HostId host, Facts& facts) {
  for (const AccountId id : world.layout().hosts[host.value].accounts) reissue(world, id, facts);
  if (world.host(host).locked_out) fact(facts, EventKind::kLockOutEnded, entity(host));
}

void lock_out(const World& world, HostId host, Facts& facts) {
  revoke_all(world, host, facts);
  if (!world.host(host).locked_out) fact(facts, EventKind::kLockedOut, entity(host));
}

}  // namespace

std::vector<AccountId> crackable(const World& world, HostId host) {
  std::vector<AccountId> weak;
  std::vector<AccountId> strong;
  for (const AccountId id : world.layout().hosts[host.value].cached) {
    if (!world.account(id).captured || world.account(id).stolen) continue;
    const bool resists = world.layout().accounts[id.value].strength == range::Strength::kStrong;
    (resists ? strong : weak).push_back(id);
  }
  return weak.empty() ? strong : weak;
}

void effect_on_keys(const World& world, const Effect& effect, HostId host, Facts& facts) {
  switch (effect.kind) {
    case EffectKind::kTakeCredentials:
      return take(world, host, facts);
    case EffectKind::kCaptureCredentials:
      return capture(world, host, facts);
    case EffectKind::kCrackCredentials:
      return crack(world, host, facts);
    case EffectKind::kForgeCredentials:
      return forge(world, host, effect.amount, facts);
    case EffectKind::kRevokeCredentials:
      revoke_all(world, host, facts);
      if (has_signed(world, host)) fact(facts, EventKind::kSigningKeyChanged, entity(host));
      return;
    case EffectKind::kReissueCredentials:
      return reissue_all(world, host, facts);
    case EffectKind::kLockOut:
      return lock_out(world, host, facts);
    default:
      return;
  }
}

void effect_on_key(const World& world, const Effect& effect, AccountId id, Facts& facts) {
  if (effect.kind == EffectKind::kReissueCredentials) return reissue(world, id, facts);
  if (!world.account(id).revoked) fact(facts, EventKind::kCredentialRevoked, credential_of(id));
}

}  // namespace redoubt::rules
