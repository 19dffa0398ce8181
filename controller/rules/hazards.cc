#include "controller/rules/hazards.h"

#include "controller/rules/supply.h"

namespace redoubt::rules {
namespace {

using range::EventKind;
using terms::Odds;

constexpr std::int64_t kPerPermille = 1000;  ///< millionths

Odds odds(std::int64_t per_million) { return {static_cast<std::uint32_t>(per_million)}; }

}  // namespace

std::optional<Hazard> hazard_of(const range::World& world, const scenario::Effect& effect,
                                const range::Event& fact) {
  switch (fact.kind) {
    case EventKind::kDecoyTouched:
      return Hazard{odds(fact.amount)};
    case EventKind::kDecoyJudged:
      return Hazard{odds(effect.amount * kPerPermille), Hazard::Else::kOpposite};
    case EventKind::kInspected:  // who finds something where nothing is, is not modelled
      if (fact.amount == 0) return std::nullopt;
      return Hazard{inspection_odds(world, fact.subject), Hazard::Else::kOpposite};
    default:
      return std::nullopt;
  }
}

}  // namespace redoubt::rules
