#pragma once

#include <cstdint>
#include <vector>

namespace redoubt::range::water {

struct Feed;

/// Water that goes from one area to another.
struct Arrow {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Feed* feed = nullptr;
};

struct Order {
  std::vector<std::uint32_t> areas;  ///< each after those whose arrows lead to it
  std::vector<Feed*> against;        ///< what leads the other way, without which there is no circle
};

/// Areas in the order that arrows say; of those that may come next the one of the lowest number.
/// Where all that are left lie in or behind a circle, the lowest of them comes next, and what still
/// leads to it goes against the order.
Order order_of(std::uint32_t areas, const std::vector<Arrow>& arrows);

}  // namespace redoubt::range::water
