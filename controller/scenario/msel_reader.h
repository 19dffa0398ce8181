#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles phases. Cells and `exercise` have been read.
void read_phases(Draft& draft);

/// Compiles milestones and injects. The range, the catalogue and the cells have been read.
void read_injects(Draft& draft);

}  // namespace redoubt::scenario
