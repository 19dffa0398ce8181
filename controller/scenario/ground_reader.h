#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles what hosts stand on: nations, sites, zones, protocols, systems, accounts and software.
/// Cells have been read.
void read_ground(Draft& draft);

}  // namespace redoubt::scenario
