#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// `points`: what controllers drive and measure.
void read_points(Draft& draft);

/// `couplings`: which thing needs which.
void read_couplings(Draft& draft);

}  // namespace redoubt::scenario
