#include "controller/rules/redoubt_rules.h"

#include <algorithm>

#include "controller/rules/effects.h"
#include "controller/rules/needs.h"
#include "controller/rules/odds.h"
#include "controller/rules/supply.h"
#include "controller/rules/transfer.h"

namespace redoubt::rules {

void RedoubtRules::open(const range::World&, Facts&) const {}  // everything is drawn

terms::Reason RedoubtRules::judge(const range::World& world, terms::ActionId id,
                                  terms::CellId actor, range::Entity target) const {
  return rules::judge(world, action(id), actor, target);
}

terms::Odds RedoubtRules::odds(const range::World& world, terms::ActionId id,
                               range::Entity target) const {
  return success_odds(world, action(id), target);
}

terms::Duration RedoubtRules::least(const range::World& world, terms::ActionId id,
                                    range::Entity target) const {
  return std::max(transfer_time(world, action(id), target), replacement_time(world, action(id)));
}

bool RedoubtRules::effect(const range::World& world, terms::ActionId id, std::size_t n,
                          terms::CellId actor, range::Entity target, Facts& facts) const {
  const auto& effects = action(id).effects;
  if (n >= effects.size()) return false;
  effects_of(world, action(id), effects[n], actor, target, facts);
  return true;
}

}  // namespace redoubt::rules
