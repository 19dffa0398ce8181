#include "controller/rules/rule_set.h"

#include "controller/rules/nasim_rules.h"
#include "controller/rules/redoubt_rules.h"
#include "proto/terms/check.h"

namespace redoubt::rules {

std::unique_ptr<const RuleSet> rules_of(const scenario::Exercise& exercise) {
  switch (exercise.rules) {
    case scenario::Rules::kRedoubt:
      return std::make_unique<RedoubtRules>(exercise);
    case scenario::Rules::kNasim:
      return std::make_unique<NasimRules>(exercise);
  }
  REDOUBT_CHECK(false);
  return nullptr;
}

}  // namespace redoubt::rules
