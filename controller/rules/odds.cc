#include "controller/rules/odds.h"

#include <algorithm>

namespace redoubt::rules {
namespace {

bool rests_on_people(const scenario::Action& action) {
  return std::any_of(action.needs.begin(), action.needs.end(), [](const scenario::Need& need) {
    return need.kind == scenario::NeedKind::kWeakness &&
           need.amount == static_cast<std::int64_t>(range::WeaknessKind::kUser);
  });
}

terms::Odds half_of(terms::Odds odds) { return {odds.per_million / 2}; }

}  // namespace

terms::Odds success_odds(const range::World& world, const scenario::Action& action,
                         range::Entity target) {
  if (target.kind != terms::EntityKind::kHost) return action.odds;
  const bool trained = world.host(range::HostId{target.index}).trained;
  return trained && rests_on_people(action) ? half_of(action.odds) : action.odds;
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
