#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles mobile networks: `mobile`, suppliers, network functions, radio cells, slices,
/// subscribers. Declares network functions and radio cells, of which an entry draws one for each of
/// its hosts; so all hosts have been drawn.
void read_mobile(Draft& draft);

}  // namespace redoubt::scenario
