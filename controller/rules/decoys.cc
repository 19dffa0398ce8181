#include "controller/rules/decoys.h"

#include <algorithm>

namespace redoubt::rules {
namespace {

using range::Entity;
using range::EventKind;
using range::HostId;
using range::World;
using scenario::Effect;
using scenario::EffectKind;
using Facts = std::vector<range::Event>;

constexpr std::int64_t kPerPermille = 1000;  ///< millionths

void touched(HostId host, Facts& facts, Entity decoy = {},
             std::int64_t per_million = terms::Odds::kCertain) {
  facts.push_back({.kind = EventKind::kDecoyTouched,
                   .subject = entity(host),
                   .object = decoy,
                   .amount = per_million});
}

bool laid_out(const World& world, HostId host, range::DecoyKind kind) {
  return (world.host(host).decoys & static_cast<std::uint8_t>(kind)) != 0;
}

bool comes_over_the_network(const scenario::Action& action) {
  return std::any_of(action.needs.begin(), action.needs.end(), [](const scenario::Need& need) {
    return need.kind == scenario::NeedKind::kReach;
  });
}

void touch_by_access(const World& world, const scenario::Action& action, const Effect& effect,
                     HostId host, Facts& facts) {
  if (static_cast<std::int64_t>(world.host(host).access) >= effect.amount) return;
  const range::Host& drawn = world.layout().hosts[host.value];
  if (drawn.decoy) return touched(host, facts, entity(host));
  const std::int64_t share = world.decoy_share(drawn.zone);
  if (share > 0 && comes_over_the_network(action)) {
    touched(host, facts, {}, share * kPerPermille);
  }
}

void touch_by_keys(const World& world, HostId host, Facts& facts) {
  for (const range::AccountId id : world.layout().hosts[host.value].cached) {
    const range::AccountState& account = world.account(id);
    if (!world.layout().accounts[id.value].decoy || account.stolen || account.captured) continue;
    return touched(host, facts, credential_of(id));
  }
  if (laid_out(world, host, range::DecoyKind::kCredential)) touched(host, facts);
}

void touch_by_data(const World& world, HostId host, Facts& facts) {
  for (const range::DataId id : world.layout().hosts[host.value].data) {
    if (!world.layout().data[id.value].decoy || world.data(id).destroyed) continue;
    return touched(host, facts, entity(id));
  }
  if (laid_out(world, host, range::DecoyKind::kFile)) touched(host, facts);
}

/// As it is; whoever judges may be wrong, which is drawn.
void judge_zone(const World& world, HostId host, Facts& facts) {
  const auto& hosts = world.layout().hosts;
  for (std::uint32_t i = 0; i < hosts.size(); ++i) {
    if (hosts[i].zone != hosts[host.value].zone) continue;
    facts.push_back({.kind = EventKind::kDecoyJudged,
                     .subject = entity(HostId{i}),
                     .amount = hosts[i].decoy ? 1 : 0});
  }
}

}  // namespace

void effect_on_decoys(const World& world, const Effect& effect, HostId host, Facts& facts) {
  if (effect.kind == EffectKind::kSpotDecoys) return judge_zone(world, host, facts);
  if (effect.kind != EffectKind::kPlaceDecoys) return;
  if ((world.host(host).decoys | effect.amount) == world.host(host).decoys) return;
  facts.push_back(
      {.kind = EventKind::kDecoyPlaced, .subject = entity(host), .amount = effect.amount});
}

void touch_decoys(const World& world, const scenario::Action& action, const Effect& effect,
                  HostId host, Facts& facts) {
  switch (effect.kind) {
    case EffectKind::kGainAccess:
      return touch_by_access(world, action, effect, host, facts);
    case EffectKind::kTakeCredentials:
    case EffectKind::kCaptureCredentials:
      return touch_by_keys(world, host, facts);
    case EffectKind::kTakeData:
    case EffectKind::kDestroyData:
      return touch_by_data(world, host, facts);
    default:
      return;
  }
}

}  // namespace redoubt::rules
