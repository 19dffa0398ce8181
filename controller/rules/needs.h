#pragma once

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// Whether the action's needs hold now, in the order in which the catalogue lists them. The reason
/// of the first that does not; kNone when all do. Asks the world, changes nothing, draws nothing.
terms::Reason judge(const range::World& world, const scenario::Action& action, terms::CellId actor,
                    range::Entity target);

/// Whether the protocol gets to the host from the outside or from any host red holds.
bool red_reaches(const range::World& world, range::HostId target, range::Protocol protocol);

}  // namespace redoubt::rules
