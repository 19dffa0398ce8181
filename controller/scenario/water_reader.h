#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles the waterworks: tanks, districts, pumps, valves, and what joins them (`water`). All
/// names have been declared, and cells read.
void read_water(Draft& draft);

}  // namespace redoubt::scenario
