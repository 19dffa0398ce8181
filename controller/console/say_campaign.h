#pragma once

#include <string>

#include "controller/scenario/exercise.h"
#include "controller/seats/seats.h"

/// The campaigns that a seat may follow, as JSON; web/src/protocol.ts has them as Campaigns. Made
/// from the plan alone: how far one has come, each reader works out from what it may see.
namespace redoubt::console {

/// To who orders for a red cell that cell's own, to who sees the plan all; empty where there is
/// none.
std::string say_campaigns(const scenario::Exercise& exercise, const seats::Seat& seat);

}  // namespace redoubt::console
