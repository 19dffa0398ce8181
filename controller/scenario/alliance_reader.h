#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles partnerships (docs/range/alliance.md). All names of the range have been declared.
void read_alliance(Draft& draft);

}  // namespace redoubt::scenario
