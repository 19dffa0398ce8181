#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles what red cells set out to do. The range and the catalogue have been read.
void read_campaigns(Draft& draft);

}  // namespace redoubt::scenario
