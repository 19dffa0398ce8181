#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// The phases of the exercise, in order of time.
void read_phases(Draft& draft);

}  // namespace redoubt::scenario
