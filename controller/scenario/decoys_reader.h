#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Gives each team that has decoys, or a measure that lays them out, the sensor they ring:
/// TEAM-decoys. Comes after all that is said of sensors and detectors.
void add_decoy_sensors(Draft& draft);

}  // namespace redoubt::scenario
