#include "controller/range/water/shares.h"

namespace redoubt::range::water {

std::vector<std::int64_t> shares(std::int64_t total, const std::vector<std::int64_t>& weights) {
  Wide sum = 0;
  for (const std::int64_t weight : weights) sum += weight;
  std::vector<std::int64_t> parts;
  parts.reserve(weights.size());
  Wide before = 0;
  std::int64_t given = 0;
  for (const std::int64_t weight : weights) {
    before += weight;
    const std::int64_t up_to_here = sum == 0 ? 0 : static_cast<std::int64_t>(total * before / sum);
    parts.push_back(up_to_here - given);
    given = up_to_here;
  }
  return parts;
}

}  // namespace redoubt::range::water
