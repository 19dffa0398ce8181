#include "controller/range/mobile/sharing.h"

#include <algorithm>

namespace redoubt::range::mobile {
namespace {

constexpr std::int64_t kWhole = 1000;
constexpr std::int64_t kMillion = 1'000'000;

using Permille = std::vector<std::int64_t>;

/// In permille, of what a carrier is asked for in parts (millionths) of what it can.
std::int64_t serves(std::int64_t parts) {
  return parts <= kMillion ? kWhole : kWhole * kMillion / parts;
}

/// What each stage lets through, where so many thousandths of sessions are asked of it.
Permille lets_through(const std::vector<Stage>& stages, const std::vector<std::int64_t>& asked,
                      const Strength& strength) {
  std::vector<std::int64_t> parts(strength.able.size(), 0);
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const std::int64_t total = strength.total(stages[i]);
    if (total == 0) continue;
    const std::int64_t part = asked[i] * kMillion / total;
    for (const CarrierId carrier : stages[i].carriers) parts[carrier.value] += part;
  }
  Permille through(stages.size(), 0);
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const std::int64_t total = strength.total(stages[i]);
    if (total == 0) continue;
    for (const CarrierId carrier : stages[i].carriers) {
      through[i] += strength.of(stages[i])[carrier.value] * serves(parts[carrier.value]);
    }
    through[i] /= total;
  }
  return through;
}

}  // namespace

std::int64_t Strength::total(const Stage& stage) const {
  const auto& strength = of(stage);
  std::int64_t total = 0;
  for (const CarrierId carrier : stage.carriers) total += strength[carrier.value];
  return total;
}

std::vector<std::int64_t> shares(const Routes& routes, const Strength& strength) {
  std::vector<std::int64_t> asked(routes.radio.size(), 0);
  for (const Route& route : routes.of) asked[route.radio] += route.asked * kWhole;
  const Permille on_air = lets_through(routes.radio, asked, strength);

  asked.assign(routes.core.size(), 0);
  for (const Route& route : routes.of) {
    for (const std::uint32_t stage : route.core) asked[stage] += route.asked * on_air[route.radio];
  }
  const Permille in_core = lets_through(routes.core, asked, strength);

  Permille shares;
  shares.reserve(routes.of.size());
  for (const Route& route : routes.of) {
    std::int64_t narrowest = kWhole;
    for (const std::uint32_t stage : route.core) narrowest = std::min(narrowest, in_core[stage]);
    shares.push_back(on_air[route.radio] * narrowest / kWhole);
  }
  return shares;
}

}  // namespace redoubt::range::mobile
