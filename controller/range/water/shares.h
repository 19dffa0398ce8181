#pragma once

#include <cstdint>
#include <vector>

namespace redoubt::range::water {

/// For products on the way to what fits again.
__extension__ using Wide = __int128;

/// a * b / c, rounded down; c > 0, nothing below 0.
constexpr std::int64_t scaled(std::int64_t a, std::int64_t b, std::int64_t c) {
  return static_cast<std::int64_t>(Wide{a} * b / c);
}

/// Parts of `total` in proportion to weights, none below 0: their sum is exact, so none is off by
/// more than one. Of weights whose sum is at least the total, no part is above its weight.
std::vector<std::int64_t> shares(std::int64_t total, const std::vector<std::int64_t>& weights);

}  // namespace redoubt::range::water
