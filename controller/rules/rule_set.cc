#include "controller/rules/rule_set.h"

#include "controller/rules/redoubt_rules.h"

namespace redoubt::rules {

std::unique_ptr<const RuleSet> rules_of(const scenario::Exercise& exercise) {
  return std::make_unique<RedoubtRules>(exercise);
}

}  // namespace redoubt::rules
