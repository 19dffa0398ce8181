#pragma once

#include <span>

#include "proto/terms/observation.h"
#include "proto/terms/order.h"
#include "proto/terms/ruling.h"

namespace redoubt::terms {

/// What a mind is given at one instant. The spans live until decide() returns.
struct Instant {
  ExerciseTime now = kStartex;
  std::span<const Observation> observations;  ///< new since the last instant, in order
  std::span<const Ruling> rulings;            ///< on the orders of the last instant, in order
};

/// The decision code of an agent: a pure function of its brief and of the instants it has been
/// given. No clock, no thread, no input of its own; the same instants give the same intents.
class Mind {
 public:
  virtual ~Mind() = default;

  /// Appends to `intent`, which comes in cleared (its capacity is reused).
  virtual void decide(const Instant& instant, Intent& intent) = 0;
};

}  // namespace redoubt::terms
