#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Draws all hosts from templates and entries, with their services, weaknesses and data, and
/// declares their names. The ground has been read.
void populate(Draft& draft);

}  // namespace redoubt::scenario
