#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Section `backups`: which hosts are copied, how often, and how many copies are kept.
void read_backups(Draft& draft);

}  // namespace redoubt::scenario
