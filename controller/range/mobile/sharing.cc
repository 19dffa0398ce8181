#include "controller/range/mobile/sharing.h"

#include <algorithm>

namespace redoubt::range::mobile {
namespace {

constexpr std::int64_t kWhole = 1000;
constexpr std::int64_t kMillion = 1'000'000;

/// The parts, in millionths, to which carriers are loaded.
class Load {
 public:
  explicit Load(const Strength& strength) : strength_(strength), parts_(strength.able.size(), 0) {}

  /// `asked` in thousandths of sessions.
  void add(const Stage& stage, std::int64_t asked) {
    const std::int64_t total = strength_.total(stage);
    if (total == 0) return;
    const std::int64_t part = asked * kMillion / total;
    for (const CarrierId carrier : stage.carriers) parts_[carrier.value] += part;
  }

  /// In permille.
  std::int64_t lets_through(const Stage& stage) const {
    const auto& strength = strength_.of(stage);
    std::int64_t total = 0;
    std::int64_t through = 0;
    for (const CarrierId carrier : stage.carriers) {
      total += strength[carrier.value];
      through += strength[carrier.value] * serves(parts_[carrier.value]);
    }
    return total == 0 ? 0 : through / total;
  }

 private:
  static std::int64_t serves(std::int64_t parts) {
    return parts <= kMillion ? kWhole : kWhole * kMillion / parts;
  }

  const Strength& strength_;
  std::vector<std::int64_t> parts_;
};

}  // namespace

std::int64_t Strength::total(const Stage& stage) const {
  const auto& strength = of(stage);
  std::int64_t total = 0;
  for (const CarrierId carrier : stage.carriers) total += strength[carrier.value];
  return total;
}

std::vector<std::int64_t> shares(const Routes& routes, const Strength& strength) {
  Load load(strength);
  for (const Route& route : routes.of) load.add(route.radio, route.asked * kWhole);
  std::vector<std::int64_t> shares;
  shares.reserve(routes.of.size());
  for (const Route& route : routes.of) shares.push_back(load.lets_through(route.radio));
  for (std::size_t i = 0; i < shares.size(); ++i) {
    for (const Stage& stage : routes.of[i].core) load.add(stage, routes.of[i].asked * shares[i]);
  }
  for (std::size_t i = 0; i < shares.size(); ++i) {
    std::int64_t narrowest = kWhole;
    for (const Stage& stage : routes.of[i].core) {
      narrowest = std::min(narrowest, load.lets_through(stage));
    }
    shares[i] = shares[i] * narrowest / kWhole;
  }
  return shares;
}

}  // namespace redoubt::range::mobile
