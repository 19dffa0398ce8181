#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/layout.h"
#include "controller/range/trait.h"
#include "controller/scenario/plan_ids.h"

namespace redoubt::scenario {

/// What a trigger is made of. A closed set; what stands beside each says what it looks at. The
/// first ones join others, the next ones remember, the last ones ask the range and the plan.
enum class ConditionKind : std::uint8_t {
  kAll,    ///< parts
  kAny,    ///< parts
  kNot,    ///< parts, one
  kCount,  ///< at least `amount` of the parts

  kOnce,     ///< parts, one: has held at some time
  kHolds,    ///< parts, one: has held for `span` without a break
  kLately,   ///< parts, one: came to hold less than `span` ago
  kThen,     ///< parts, two: the second came to hold after the first last did, no more than `span`
             ///< later (zero: at any time)
  kBefore,   ///< parts, two: the first came to hold while the second never had
  kMissing,  ///< parts, one: has not held by `at`; or two: the first has not held in the `span`
             ///< after the second came to hold

  kAccess,         ///< red holds any of `hosts` at terms::Access `amount`
  kPersistence,    ///< red left a way back on any of `hosts`
  kIsolated,       ///< any of `hosts` is cut off
  kTaken,          ///< data `subject` was taken
  kDestroyed,      ///< data `subject` is destroyed
  kFunctionBelow,  ///< function `subject` stands below `amount` permille
  kLinkCut,        ///< link `subject`
  kDelivered,      ///< inject `subject`
  kAnswered,  ///< inject `subject`, by anybody; with option `amount`, or any where it is negative
  kAcknowledged,  ///< inject `subject`, by anybody
  kUnanswered,    ///< inject `subject`: its deadline passed without an answer of somebody
  kAlerted,       ///< a true alert reached `cell` about any of `hosts`
  kTime,          ///< at or after `at`
  kBelow,         ///< `subject` is measured below `amount` permille (World::measured)
  kAbove,         ///< above it
  kTrait,         ///< `trait` is so of `subject` (amount 1), or is not (0)
  kBelieved,      ///< at least `amount` permille of group `object` believe narrative `subject`
  kDone,          ///< `action` has succeeded, of `cell` and on any of `hosts`; either left out: any
  kScore,         ///< the points of `cell` come to `amount` at least
  kScoreBelow,    ///< they are less
  kMilestone,     ///< milestone `subject` is reached
};

struct Condition {
  ConditionKind kind = ConditionKind::kAll;
  std::vector<Condition> parts;
  std::vector<range::HostId> hosts;
  range::Entity subject;
  range::Entity object;
  terms::CellId cell;
  terms::ActionId action;
  range::Trait trait = range::Trait::kOn;
  std::int64_t amount = 0;
  terms::ExerciseTime at = terms::kStartex;
  terms::Duration span{};
};

}  // namespace redoubt::scenario
