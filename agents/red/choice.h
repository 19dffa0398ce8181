#pragma once

#include <cstdint>
#include <vector>

#include "agents/red/picture.h"
#include "agents/red/strikes.h"
#include "proto/terms/brief.h"
#include "proto/terms/campaign.h"
#include "proto/terms/random.h"

namespace redoubt::red {

/// What stands in the way of a choice.
enum class Lack : std::uint8_t {
  kNothing,
  kTarget,   ///< nothing in sight answers the selector
  kSecond,   ///< there are targets, but nothing to do it with
  kAllowed,  ///< there are both, but every pair was refused
};

struct Chosen {
  Choice choice;
  Lack lack = Lack::kNothing;
};

/// Picks a target and, where the action needs one, a second thing: where red has most access; for
/// the second thing, one that is in hand or is known to be on the target. Draws among equals, and
/// only then. `succeeded`: what a fresh target must not be, sorted.
Chosen choose(const Picture& picture, const terms::ActionBrief& action,
              const terms::Attempt& attempt, const Strikes& strikes,
              const std::vector<terms::Handle>& succeeded, terms::Stream& chance);

}  // namespace redoubt::red
