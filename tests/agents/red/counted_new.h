#pragma once

#include <cstddef>

namespace redoubt::red {

/// How often this program has asked for memory. `operator new` is replaced for it, in a file of its
/// own so that the compiler does not look through it.
std::size_t allocations();

}  // namespace redoubt::red
