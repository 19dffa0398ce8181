#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles the information space (docs/range/information.md). All names of the range have been
/// declared.
void read_information(Draft& draft);

}  // namespace redoubt::scenario
