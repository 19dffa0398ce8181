#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Reads one inject, but for the condition that it waits for: that is given back, absent where it
/// waits for none.
yaml::Value read_inject(Draft& draft, const Item& item);

}  // namespace redoubt::scenario
