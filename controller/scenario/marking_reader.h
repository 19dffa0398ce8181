#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles objectives and metrics, and checks that all points that injects offer are counted by
/// somebody. All else has been read.
void read_marking(Draft& draft);

/// What people mark answers against. All names are declared.
void read_rubrics(Draft& draft);

}  // namespace redoubt::scenario
