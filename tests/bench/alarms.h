#pragma once

#include <cstdint>
#include <memory>

#include "controller/scenario/exercise.h"

namespace redoubt::bench {

/// A drawn exercise in which nothing happens but false alarms, one sensor's after the other: as
/// many of them as one asks for, and nobody has to act.
struct Alarms {
  std::uint32_t sensors = 1;
  terms::Duration soonest{1};  ///< from one alarm of a sensor to its next
  terms::Duration latest{1};
  bool blinded = false;  ///< the sensors come to naught, and nobody is told
  terms::ExerciseTime endex = terms::kNever;
};

std::shared_ptr<const scenario::Exercise> draw(const Alarms& alarms);

}  // namespace redoubt::bench
