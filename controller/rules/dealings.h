#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "controller/range/event.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// What one cell did with one inject, as the facts tell it.
struct Dealing {
  terms::ExerciseTime delivered = terms::kNever;
  terms::ExerciseTime read = terms::kNever;  ///< it said so
  terms::ExerciseTime answered = terms::kNever;
  terms::ExerciseTime expired = terms::kNever;  ///< its deadline passed without an answer
  std::int64_t option = 0;

  /// When it was through with it; kNever.
  terms::ExerciseTime over() const { return std::min(answered, expired); }
};

/// A measure that a team took of its own accord: an action that answers nothing.
struct FreeAction {
  terms::ExerciseTime at = terms::kStartex;  ///< when it was over
  terms::ActionId action;
  std::uint64_t event = 0;
  bool worked = false;
};

/// What teams did with what they were told, and besides: what their answers are judged by. Grown
/// from the facts alone.
class Dealings {
 public:
  explicit Dealings(const scenario::Exercise& exercise);

  void apply(const range::Event& event);

  Dealing of(scenario::InjectId inject, terms::CellId cell) const;
  /// From that time on to the other, both included; in order.
  std::vector<FreeAction> actions(terms::CellId cell, terms::ExerciseTime from,
                                  terms::ExerciseTime to) const;

 private:
  Dealing& at(const range::Event& event) {
    return dealings_[{event.subject.index, event.actor.value}];
  }

  const scenario::Exercise* exercise_;
  std::vector<terms::ExerciseTime> delivered_;                           ///< by inject
  std::map<std::pair<std::uint32_t, std::uint32_t>, Dealing> dealings_;  ///< by inject and cell
  std::vector<std::vector<FreeAction>> actions_;                         ///< by cell
};

}  // namespace redoubt::rules
