#pragma once

#include <memory>
#include <vector>

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

using Facts = std::vector<range::Event>;

/// What an engine asks about actions: whether they can work, how likely they do, what follows. An
/// exercise chooses one (scenario::Rules), and the engine knows no other way to ask. Immutable,
/// made once for an exercise and shared by all its runs; every answer is a pure function of the
/// world as it stands.
///
/// In facts handed back, kind, subject, object and amount are set; who, when and why are the
/// engine's to stamp. A target is always of the kind that its action is done to.
class RuleSet {
 public:
  virtual ~RuleSet() = default;

  /// Appends what is true at STARTEX beyond what is drawn.
  virtual void open(const range::World& world, Facts& facts) const = 0;

  /// Why the action cannot work now; kNone when everything is in place. Draws nothing.
  virtual terms::Reason judge(const range::World& world, terms::ActionId action,
                              terms::CellId actor, range::Entity target) const = 0;

  /// How likely it works, everything being in place.
  virtual terms::Odds odds(const range::World& world, terms::ActionId action,
                           range::Entity target) const = 0;

  /// How long it takes at least, whatever is drawn: what it carries off may need longer for the
  /// way.
  virtual terms::Duration least(const range::World& world, terms::ActionId action,
                                range::Entity target) const = 0;

  /// Appends the facts of the action's n-th effect (from 0), given that those of the earlier ones
  /// have happened. False when it has no n-th effect.
  virtual bool effect(const range::World& world, terms::ActionId action, std::size_t n,
                      terms::CellId actor, range::Entity target, Facts& facts) const = 0;

  /// Whether a run that ended without the goal counts among the steps to it.
  enum class Unfinished : std::uint8_t { kLeftOut, kCounted };
  virtual Unfinished unfinished() const = 0;
};

/// The rules that the exercise chose. It must outlive them.
std::unique_ptr<const RuleSet> rules_of(const scenario::Exercise& exercise);

}  // namespace redoubt::rules
