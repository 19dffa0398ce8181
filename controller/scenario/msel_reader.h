#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Milestones and injects, with their conditions and consequences. Cells, objectives and storylines
/// are read; all names are declared.
void read_injects(Draft& draft);

}  // namespace redoubt::scenario
