#pragma once

#include "controller/range/protocol.h"
#include "proto/terms/time.h"

namespace redoubt::range {

/// When a maker of software or equipment sends its updates out, and how they get there.
struct UpdatePlan {
  terms::ExerciseTime first = terms::kStartex;
  terms::Duration every{};    ///< zero: none come
  terms::Duration rollout{};  ///< from the first who takes one until the last does
  ProtocolSet by = 0;         ///< which hosts fetch them by; none: they are brought by hand

  bool any() const { return every.count() > 0; }
};

}  // namespace redoubt::range
