#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles cells, but for what they know.
void read_cells(Draft& draft);

/// Compiles what cells know before STARTEX. The range has been read. In this order: zones, links,
/// functions, hosts, their services, their data, accounts, software, suppliers, sensors; then what
/// `knows` adds.
void read_knowledge(Draft& draft);

}  // namespace redoubt::scenario
