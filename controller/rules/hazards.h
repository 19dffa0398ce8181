#pragma once

#include <optional>

#include "controller/range/event.h"
#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// What becomes of a fact that rests on more than the success of its deed.
struct Hazard {
  enum class Else : std::uint8_t {
    kNothing,   ///< it does not come about
    kOpposite,  ///< of 1 and 0 it has the other amount
  };
  terms::Odds odds;
  Else otherwise = Else::kNothing;
};

/// How likely a fact of this effect comes about as the rules stated it; nothing where it does.
std::optional<Hazard> hazard_of(const range::World& world, const scenario::Effect& effect,
                                const range::Event& fact);

}  // namespace redoubt::rules
