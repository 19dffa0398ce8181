#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/water/works.h"

namespace redoubt::range::water {

/// Which places hang together over pipes and open valves, and so are one supply area. Areas are
/// numbered in order of their first place.
struct Areas {
  std::vector<std::uint32_t> of;  ///< by number of the place
  std::uint32_t count = 0;
};

/// `open`: by valve. A valve with a limit joins nothing.
Areas areas_of(const Works& works, const std::vector<bool>& open);

}  // namespace redoubt::range::water
