#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles techniques, then measures, into the exercise's catalogue; their codes have been
/// declared.
void read_catalogue(Draft& draft);

}  // namespace redoubt::scenario
