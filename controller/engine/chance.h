#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "controller/range/entity.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/random.h"

namespace redoubt::engine {

/// What chance is named by in an exercise, worked out once and shared by all runs: a number for
/// each action and each thing it can be done to, made of their names alone. So what is drawn for
/// one pair is the same whatever else the exercise holds.
class ChanceNames {
 public:
  explicit ChanceNames(const scenario::Exercise& exercise);

  /// The target is of the kind that the action is done to.
  std::uint64_t of(terms::ActionId action, range::Entity target) const {
    return terms::mix(actions_[action.value] + names_of(target.kind)[target.index]);
  }
  std::uint64_t of(range::SensorId sensor) const { return sensors_[sensor.value]; }

  /// A number for the pair among `slots()`, for whoever keeps something for each.
  std::size_t slot(terms::ActionId action, range::Entity target) const {
    return first_slots_[action.value] + target.index;
  }
  std::size_t slots() const { return slots_; }

 private:
  const std::vector<std::uint64_t>& names_of(terms::EntityKind kind) const {
    return names_[static_cast<std::size_t>(kind)];
  }

  std::vector<std::uint64_t> actions_;
  std::vector<std::uint64_t> sensors_;
  std::array<std::vector<std::uint64_t>, terms::kEntityKindCount> names_;
  std::vector<std::size_t> first_slots_;
  std::size_t slots_ = 0;
};

/// The chance of one run: draws are pure functions of seed, purpose, action, target and how often
/// that was attempted before.
class Chance {
 public:
  Chance(const ChanceNames& names, std::uint64_t seed)
      : names_(&names), sources_(seed), attempts_(names.slots(), 0) {}

  /// One more attempt of this action on this target: the entity of all streams drawn from for it.
  std::uint64_t attempt(terms::ActionId action, range::Entity target) {
    const std::uint32_t nth = ++attempts_[names_->slot(action, target)];
    return terms::mix(names_->of(action, target) + nth);
  }

  terms::Stream stream(terms::Purpose purpose, std::uint64_t entity) const {
    return sources_.stream(purpose, entity);
  }

 private:
  const ChanceNames* names_;
  terms::Sources sources_;
  std::vector<std::uint32_t> attempts_;  ///< by slot
};

}  // namespace redoubt::engine
