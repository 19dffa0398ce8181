#pragma once

#include "controller/rules/rule_set.h"

namespace redoubt::rules {

/// Redoubt's own: needs and effects as the catalogue lists them.
class RedoubtRules final : public RuleSet {
 public:
  explicit RedoubtRules(const scenario::Exercise& exercise) : exercise_(&exercise) {}

  void open(const range::World& world, Facts& facts) const override;
  terms::Reason judge(const range::World& world, terms::ActionId action, terms::CellId actor,
                      range::Entity target) const override;
  terms::Odds odds(const range::World& world, terms::ActionId action,
                   range::Entity target) const override;
  terms::Duration least(const range::World& world, terms::ActionId action,
                        range::Entity target) const override;
  bool effect(const range::World& world, terms::ActionId action, std::size_t n, terms::CellId actor,
              range::Entity target, Facts& facts) const override;
  Unfinished unfinished() const override { return Unfinished::kLeftOut; }

 private:
  const scenario::Action& action(terms::ActionId id) const {
    return exercise_->catalogue[id.value];
  }

  const scenario::Exercise* exercise_;
};

}  // namespace redoubt::rules
