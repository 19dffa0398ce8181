#include "controller/range/enterprise/widest.h"

#include <algorithm>
#include <vector>

namespace redoubt::range {
namespace {

constexpr std::int64_t kWhole = 1000;

ZoneId zone_of(const Layout& layout, FlowEnd end) {
  return end.host.valid() ? layout.hosts[end.host.value].zone : end.zone;
}

/// How much of a flow a link carries each way.
struct Width {
  std::int64_t there = 0;  ///< out of its first zone
  std::int64_t back = 0;
};

/// What is left of the capacity of each link, the ways that the flow gets over it; 0 the others. No
/// flood takes the last kbit/s.
std::vector<Width> widths_of(const Layout& layout, const Reachability& reach, const Floods& floods,
                             FlowEnd from, FlowEnd to, Protocol protocol) {
  std::vector<Width> widths(layout.links.size());
  for (std::uint32_t i = 0; i < widths.size(); ++i) {
    const LinkId id{i};
    const Link& link = layout.links[i];
    const std::int64_t left =
        link.capacity_kbps == 0
            ? kUnlimited
            : std::max<std::int64_t>(link.capacity_kbps * floods.leaves(id) / kWhole, 1);
    if ((reach.passes(id, link.b, from, to) & only(protocol)) != 0) widths[i].there = left;
    if ((reach.passes(id, link.a, from, to) & only(protocol)) != 0) widths[i].back = left;
  }
  return widths;
}

/// Zone by zone, how wide the widest way there is; over and over until none widens.
std::int64_t widest(const Layout& layout, const std::vector<Width>& widths, ZoneId from,
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
      grew = widen(link.a, link.b, widths[i].there) || grew;
      grew = widen(link.b, link.a, widths[i].back) || grew;
    }
  }
  return reached[to.value];
}

}  // namespace

std::int64_t widest_kbps(const Layout& layout, const Reachability& reach, const Floods& floods,
                         FlowEnd from, FlowEnd to, ProtocolSet protocols) {
  const ZoneId start = zone_of(layout, from);
  const ZoneId end = zone_of(layout, to);
  if (start == end) return kUnlimited;
  std::int64_t best = 0;
  const ProtocolSet passing = reach.between(from, to) & protocols;
  for (std::size_t i = 0; i < layout.protocols.size(); ++i) {
    const auto protocol = static_cast<Protocol>(i);
    if ((passing & only(protocol)) == 0) continue;
    const auto widths = widths_of(layout, reach, floods, from, to, protocol);
    best = std::max(best, widest(layout, widths, start, end));
  }
  return best;
}

}  // namespace redoubt::range
