#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/power/grid.h"

namespace redoubt::range::power {

/// Which buses hang together over the lines in service. Islands are numbered in order of their
/// first bus.
struct Islands {
  std::vector<std::uint32_t> of;  ///< by bus
  std::uint32_t count = 0;
};

/// `in_service`: by line.
Islands islands_of(const Grid& grid, const std::vector<bool>& in_service);

}  // namespace redoubt::range::power
