#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles people at work (docs/range/people.md). All else of the range has been read: it is asked
/// whether what they use reaches them.
void read_staff(Draft& draft);

}  // namespace redoubt::scenario
