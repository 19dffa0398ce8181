#pragma once

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// Whether the action's needs hold now, in the order in which the catalogue lists them. The reason
/// of the first that does not; kNone when all do. Asks the world, changes nothing, draws nothing.
terms::Reason judge(const range::World& world, const scenario::Action& action, terms::CellId actor,
                    range::Entity target);

/// Whether one need holds of a host. Of a session, whether red has it; whether its orders get there
/// is judged with the action.
terms::Reason judge_need(const range::World& world, const scenario::Need& need, terms::CellId actor,
                         range::HostId host);

/// Whether the host's zone, or one next to it, is the outside or holds a host that red holds.
bool red_is_near(const range::World& world, range::HostId target);

/// Whether the protocol gets to the host from the outside or from any other host that red holds and
/// is in touch with.
bool red_reaches(const range::World& world, range::HostId target, range::Protocol protocol);

}  // namespace redoubt::rules
