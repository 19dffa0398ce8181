#include "controller/range/power/islands.h"

#include <algorithm>
#include <numeric>

namespace redoubt::range::power {
namespace {

/// Union by lower number, so that an island is called after its first bus.
class Sets {
 public:
  explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::uint32_t find(std::uint32_t one) {
    while (parent_[one] != one) one = parent_[one] = parent_[parent_[one]];
    return one;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t low = std::min(find(a), find(b));
    const std::uint32_t high = std::max(find(a), find(b));
    parent_[high] = low;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

Islands islands_of(const Grid& grid, const std::vector<bool>& in_service) {
  Sets sets(grid.buses.size());
  for (std::size_t i = 0; i < grid.lines.size(); ++i) {
    if (in_service[i]) sets.join(grid.lines[i].from.value, grid.lines[i].to.value);
  }
  Islands islands;
  islands.of.resize(grid.buses.size());
  for (std::uint32_t bus = 0; bus < grid.buses.size(); ++bus) {
    const std::uint32_t first = sets.find(bus);
    islands.of[bus] = first == bus ? islands.count++ : islands.of[first];
  }
  return islands;
}

}  // namespace redoubt::range::power
