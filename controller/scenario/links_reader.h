#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles links, their firewalls, what they hide and what carries them. Zones and hosts have been
/// read.
void read_links(Draft& draft);

}  // namespace redoubt::scenario
