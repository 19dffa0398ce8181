#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Declares detectors among the sensors, after these and each after those whose signals it takes,
/// whatever the order in the files. A circle is said. Sensors have been declared.
void declare_detectors(Draft& draft);

/// Compiles them. Techniques, hosts and sensors have been read.
void read_detectors(Draft& draft);

}  // namespace redoubt::scenario
