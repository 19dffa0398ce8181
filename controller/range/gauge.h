#pragma once

#include <cstdint>
#include <functional>

#include "controller/range/entity.h"

namespace redoubt::range {

/// What is measured at a thing of the range now, in permille: how good or how full it is; of a
/// line, how loaded.
using Gauge = std::function<std::int64_t(Entity)>;

}  // namespace redoubt::range
