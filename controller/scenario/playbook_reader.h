#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles playbooks, one copy for each of their cells. The range, the catalogue and the injects
/// have been read.
void read_playbooks(Draft& draft);

}  // namespace redoubt::scenario
