#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Declares what every section names but hosts, functions, network functions, radio cells and
/// detectors, whose names or order follow from what stands in them, and keeps what is to be read
/// under each name in Draft::items.
void declare_names(Draft& draft);

}  // namespace redoubt::scenario
