#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/event.h"
#include "controller/range/layout.h"
#include "controller/range/trait.h"
#include "proto/terms/brief.h"
#include "proto/terms/observation.h"
#include "proto/terms/random.h"

/// What exercise control has planned: phases, injects and how the teams are marked. Compiled: every
/// reference is an index.
namespace redoubt::scenario {

using InjectId = terms::Id<struct InjectTag>;
using MetricId = terms::Id<struct MetricTag>;
using ObjectiveId = terms::Id<struct ObjectiveTag>;
using MilestoneId = terms::Id<struct MilestoneTag>;

constexpr range::Entity entity(InjectId id) { return {terms::EntityKind::kInject, id.value}; }
constexpr range::Entity entity(MilestoneId id) { return {terms::EntityKind::kMilestone, id.value}; }

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
  kAnswered,    ///< inject `subject`, by anybody; with option `amount`, or any where it is negative
  kUnanswered,  ///< inject `subject`: its deadline passed without an answer of somebody
  kAlerted,     ///< a true alert reached `cell` about any of `hosts`
  kTime,        ///< at or after `at`
  kBelow,       ///< `subject` is measured below `amount` permille (World::measured)
  kAbove,       ///< above it
  kTrait,       ///< `trait` is so of `subject` (amount 1), or is not (0)
  kBelieved,    ///< at least `amount` permille of group `object` believe narrative `subject`
  kDone,        ///< `action` has succeeded, of `cell` and on any of `hosts`; either left out: any
  kScore,       ///< the points of `cell` come to `amount` at least
  kScoreBelow,  ///< they are less
  kMilestone,   ///< milestone `subject` is reached
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

/// A named switch of the plan: reached once, and for good.
struct Milestone {
  std::string name;
  Condition when;
};

/// What exercise control does to the range, or tells a team, when something comes to pass.
struct Consequence {
  terms::Duration after{};
  std::vector<range::Event>
      facts;                ///< kind, subject, object and amount are set; published in order
  std::int32_t people = 0;  ///< added to the people of `cell`
  terms::CellId cell;       ///< whose people change, or who is advised
  std::string advisor;      ///< who advises; empty: nobody does
  terms::ActionId technique;
  range::Entity about;
  std::string text;
};

struct InjectOption {
  std::string text;
  std::vector<Consequence> then;
  std::int64_t points = 0;
};

struct Phase {
  std::string name;
  terms::ExerciseTime from = terms::kStartex;
  std::vector<terms::Role> holds;   ///< orders of these roles are refused while it lasts
  std::vector<Consequence> policy;  ///< what becomes so when it begins: facts alone, at once
};

/// One line of the MSEL.
struct Inject {
  std::string number;  ///< "2-03"
  std::string title;
  terms::InjectKind kind = terms::InjectKind::kMail;
  terms::ExerciseTime at = terms::kNever;  ///< kNever: when `when` first holds
  terms::ExerciseTime not_before = terms::kStartex;
  Condition when;                 ///< looked at only where `at` is kNever
  std::vector<terms::CellId> to;  ///< none: an action of exercise control
  std::string from;
  std::string subject;
  std::string body;
  std::string expects;  ///< for the evaluators
  ObjectiveId objective;
  terms::Duration deadline{};  ///< after delivery; zero: none
  std::vector<InjectOption> options;
  InjectOption no_answer;  ///< what follows when the deadline passes
  std::vector<Consequence> then;
};

/// What earns points. A closed set.
enum class Counts : std::uint8_t {
  kTrueAlert,     ///< once per host
  kAccessGained,  ///< at `level` or higher, once per host
  kAccessEnded,
  kNeedlessIsolation,
  kDataTaken,      ///< once per item
  kDataDestroyed,  ///< once per item
  kBelow,          ///< function below `level` permille, for each stretch `every` begun
  kMeasure,        ///< `measure` succeeds
  kAnswer,         ///< points of the options of injects with the same objective
  kSpent,          ///< equipment of the team is replaced: points for each unit of its price
};
const char* name(Counts counts);

/// How one thing a team does, or suffers, is marked.
struct Metric {
  std::string name;
  std::string title;
  terms::CellId cell;
  ObjectiveId objective;
  Counts counts = Counts::kTrueAlert;
  std::vector<range::Entity>
      on;  ///< sorted: hosts, data or functions it is about; empty: any of the team's
  std::int64_t level = 0;
  terms::Duration every{};
  terms::ActionId measure;
  std::int64_t points = 0;
  std::uint32_t at_most = UINT32_MAX;
  std::int64_t best = 0;
  std::int64_t worst = 0;
  std::int64_t weight = 1;
};

struct Objective {
  std::string name;
  std::string title;
  std::vector<terms::CellId> cells;
};

}  // namespace redoubt::scenario
