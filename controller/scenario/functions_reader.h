#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Declares functions, each after those it is made of, whatever the order in the files. A circle is
/// said.
void declare_functions(Draft& draft);

/// Compiles them. All names of the range have been declared.
void read_functions(Draft& draft);

}  // namespace redoubt::scenario
