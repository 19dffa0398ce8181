#pragma once

#include <cstdint>
#include <vector>

#include "controller/scenario/exercise.h"

namespace redoubt::console {

/// By inject, which others it follows by the plan: those that its condition asks about, itself or
/// by a milestone; those whose consequences send it; and of a series the one before. Rising.
std::vector<std::vector<std::uint32_t>> predecessors(const scenario::Exercise& exercise);

}  // namespace redoubt::console
