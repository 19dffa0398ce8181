#include "controller/range/enterprise/widest.h"

#include <algorithm>
#include <vector>

namespace redoubt::range {
namespace {

constexpr std::int64_t kWhole = 1000;

/// What is left of the capacity of each link that lets the flow through; 0 of the others. No flood
/// takes the last kbit/s.
std::vector<std::int64_t> widths_of(const Layout& layout, const Reachability& reach,
                                    const Floods& floods, ZoneId from, ZoneId to,
                                    Protocol protocol) {
  std::vector<std::int64_t> widths(layout.links.size(), 0);
  for (std::uint32_t i = 0; i < widths.size(); ++i) {
    const LinkId id{i};
    if (reach.cut(id) || (reach.passes(id, from, to) & only(protocol)) == 0) continue;
    const std::int64_t kbps = layout.links[i].capacity_kbps;
    widths[i] =
        kbps == 0 ? kUnlimited : std::max<std::int64_t>(kbps * floods.leaves(id) / kWhole, 1);
  }
  return widths;
}

/// Zone by zone, how wide the widest way there is; over and over until none widens.
std::int64_t widest(const Layout& layout, const std::vector<std::int64_t>& widths, ZoneId from,
                    ZoneId to) {
  std::vector<std::int64_t> reached(layout.zones.size(), 0);
  reached[from.value] = kUnlimited;
  const auto widen = [&](ZoneId here, ZoneId there, std::int64_t width) {
    const std::int64_t now = std::min(reached[here.value], width);
    if (now <= reached[there.value]) return false;
    reached[there.value] = now;
    return true;
  };
  for (bool grew = true; grew;) {
    grew = false;
    for (std::uint32_t i = 0; i < widths.size(); ++i) {
      const Link& link = layout.links[i];
      grew = widen(link.a, link.b, widths[i]) || grew;
      grew = widen(link.b, link.a, widths[i]) || grew;
    }
  }
  return reached[to.value];
}

}  // namespace

std::int64_t widest_kbps(const Layout& layout, const Reachability& reach, const Floods& floods,
                         ZoneId from, ZoneId to, ProtocolSet protocols) {
  if (from == to) return kUnlimited;
  std::int64_t best = 0;
  const ProtocolSet passing = reach.between(from, to) & protocols;
  for (std::size_t i = 0; i < layout.protocols.size(); ++i) {
    const auto protocol = static_cast<Protocol>(i);
    if ((passing & only(protocol)) == 0) continue;
    const auto widths = widths_of(layout, reach, floods, from, to, protocol);
    best = std::max(best, widest(layout, widths, from, to));
  }
  return best;
}

}  // namespace redoubt::range
