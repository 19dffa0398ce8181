#pragma once

#include <memory>

#include "controller/formats/nasim/network.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rehearsal {

/// A NASim network as an exercise, without the detour over a scenario's text.
std::shared_ptr<const scenario::Exercise> exercise_of(const formats::nasim::Network& network);

}  // namespace redoubt::rehearsal
