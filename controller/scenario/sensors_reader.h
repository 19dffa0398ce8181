#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles sensors. All hosts have been drawn.
void read_sensors(Draft& draft);

}  // namespace redoubt::scenario
