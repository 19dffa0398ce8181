#pragma once

#include <string>

#include "controller/scenario/exercise.h"
#include "controller/seats/seats.h"

/// What somebody who comes in is told first: who they are, what they may do, and what was said to
/// their cell before STARTEX, as JSON; web/src/protocol.ts has it as Hello. Made from the plan
/// alone: nothing that has happened is in it.
namespace redoubt::console {

std::string say_hello(const scenario::Exercise& exercise, const seats::Seat& seat,
                      const std::string& name);

}  // namespace redoubt::console
