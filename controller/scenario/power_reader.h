#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles the grid: how it is run, buses, lines, generators. All cells have been read. Where
/// these sections are sound, the grid is solved once: as drawn it must serve all demand, and no
/// line may carry more than its rating.
void read_power(Draft& draft);

}  // namespace redoubt::scenario
