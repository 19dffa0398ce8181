#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles a list of consequences. The range and the catalogue have been read.
std::vector<Consequence> read_consequences(Draft& draft, const yaml::Value& list);

}  // namespace redoubt::scenario
