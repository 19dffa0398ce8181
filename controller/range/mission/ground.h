#pragma once

#include <vector>

#include "controller/range/layout.h"

namespace redoubt::range {

/// Everything that a function stands on by its parts, through other functions, services and control
/// points down to the hosts and links they run on; sorted, each once. What is not among them cannot
/// be missed in it but for what comes by couplings.
std::vector<Entity> ground_of(const Layout& layout, FunctionId function);

}  // namespace redoubt::range
