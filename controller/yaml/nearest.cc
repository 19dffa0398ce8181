#include "controller/yaml/nearest.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace redoubt::yaml {
namespace {

constexpr std::size_t kLengthMax = 64;  // longer words are not compared

using Row = std::array<std::size_t, kLengthMax + 1>;

// Optimal string alignment distance, three rows of the table at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  Row older{};
  Row above{};
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row row{};
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], older[j - 2] + 1);
    }
    older = above;
    above = row;
  }
  return above[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view written, std::span<const std::string_view> words) {
  if (written.size() > kLengthMax) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, written.size() / 3) + 1;
  for (const std::string_view word : words) {
    if (word.size() > kLengthMax) continue;
    const std::size_t letters = distance(written, word);
    if (letters >= least || letters >= word.size()) continue;
    least = letters;
    best = word;
  }
  return best;
}

}  // namespace redoubt::yaml
