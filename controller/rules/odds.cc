#include "controller/rules/odds.h"

#include <algorithm>

#include "controller/rules/keys.h"

namespace redoubt::rules {
namespace {

bool rests_on_people(const scenario::Action& action) {
  return std::any_of(action.needs.begin(), action.needs.end(), [](const scenario::Need& need) {
    return need.kind == scenario::NeedKind::kWeakness &&
           need.amount == static_cast<std::int64_t>(range::WeaknessKind::kUser);
  });
}

terms::Odds half_of(terms::Odds odds) { return {odds.per_million / 2}; }

bool cracks(const scenario::Action& action) {
  return std::any_of(action.effects.begin(), action.effects.end(),
                     [](const scenario::Effect& effect) {
                       return effect.kind == scenario::EffectKind::kCrackCredentials;
                     });
}

/// Weak ones are found first, so that one strong one means that they all are.
bool resists(const range::World& world, range::HostId host) {
  const std::vector<range::AccountId> left = crackable(world, host);
  return !left.empty() &&
         world.layout().accounts[left.front().value].strength == range::Strength::kStrong;
}

}  // namespace

terms::Odds success_odds(const range::World& world, const scenario::Action& action,
                         range::Entity target) {
  if (target.kind != terms::EntityKind::kHost) return action.odds;
  const range::HostId host{target.index};
  const bool half = (world.host(host).trained && rests_on_people(action)) ||
                    (cracks(action) && resists(world, host));
  return half ? half_of(action.odds) : action.odds;
}

terms::Odds notice_odds(const range::World& world, terms::Odds trace, terms::Odds sensor,
                        range::HostId host) {
  const range::HostState& state = world.host(host);
  if (state.blind) return {};
  const terms::Odds seen = both(trace, sensor);
  const terms::Odds odds = state.tidied ? half_of(seen) : seen;
  const std::uint32_t missed = terms::Odds::kCertain - odds.per_million;
  return state.watched && odds.per_million > 0 ? terms::Odds{terms::Odds::kCertain - missed / 2}
                                               : odds;
}

terms::Odds naming_odds(const range::World& world, terms::Odds sensor, range::HostId host) {
  return world.host(host).masked ? half_of(sensor) : sensor;
}

}  // namespace redoubt::rules
