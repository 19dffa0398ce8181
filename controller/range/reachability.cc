#include "controller/range/reachability.h"

#include <utility>

namespace redoubt::range {
namespace {

bool matches(const FlowRule& rule, ZoneId from, ZoneId to) {
  return (!rule.from.valid() || rule.from == from) && (!rule.to.valid() || rule.to == to);
}

}  // namespace

Reachability::Reachability(const Layout& layout)
    : layout_(&layout),
      zones_(layout.zones.size()),
      cut_(layout.links.size(), 0),
      blocked_(layout.links.size(), 0) {
  rebuild();
}

void Reachability::set_cut(LinkId link, bool cut) {
  cut_.at(link.value) = cut ? 1 : 0;
  rebuild();
}

void Reachability::set_blocked(LinkId link, Protocol protocol, bool blocked) {
  ProtocolSet& set = blocked_.at(link.value);
  set = blocked ? set | only(protocol) : set & ~only(protocol);
  rebuild();
}

/// First match wins for each protocol: a protocol that an earlier rule decided is out of the later
/// ones' hands.
ProtocolSet Reachability::passes(const Link& link, LinkId id, ZoneId from, ZoneId to) const {
  ProtocolSet undecided = kAnyProtocol;
  ProtocolSet allowed = 0;
  for (const FlowRule& rule : link.rules) {
    if (!matches(rule, from, to)) continue;
    if (rule.allow) allowed |= rule.protocols & undecided;
    undecided &= ~rule.protocols;
  }
  return allowed & ~blocked_[id.value];
}

void Reachability::rebuild() {
  auto map = std::make_shared<Map>();
  map->adjacent.assign(zones_ * zones_, 0);
  map->direct.assign(zones_ * zones_, 0);
  map->paths.assign(zones_ * zones_, 0);
  map->neighbours.resize(zones_);
  for (std::uint32_t i = 0; i < layout_->links.size(); ++i) {
    const Link& link = layout_->links[i];
    if (cut_[i] != 0) continue;
    map->adjacent[cell(link.a, link.b)] = map->adjacent[cell(link.b, link.a)] = 1;
    map->direct[cell(link.a, link.b)] |= passes(link, LinkId{i}, link.a, link.b);
    map->direct[cell(link.b, link.a)] |= passes(link, LinkId{i}, link.b, link.a);
  }
  for (std::uint32_t from = 0; from < zones_; ++from) {
    for (std::uint32_t to = 0; to < zones_; ++to) {
      spread(ZoneId{from}, ZoneId{to}, *map);
      if (from != to && map->adjacent[cell({from}, {to})] != 0) {
        map->neighbours[from].push_back(ZoneId{to});
      }
    }
  }
  map_ = std::move(map);
}

/// Floods from `from` with the flow that means to reach `to`, link by link, until no zone is
/// reached by more protocols.
void Reachability::spread(ZoneId from, ZoneId to, Map& map) const {
  if (from == to) {
    map.paths[cell(from, to)] = kAnyProtocol;
    return;
  }
  std::vector<ProtocolSet> reached(zones_, 0);
  reached[from.value] = kAnyProtocol;
  for (bool grew = true; grew;) {
    grew = false;
    for (std::uint32_t i = 0; i < layout_->links.size(); ++i) {
      if (cut_[i] != 0) continue;
      const Link& link = layout_->links[i];
      const ProtocolSet open = passes(link, LinkId{i}, from, to);
      ProtocolSet& a = reached[link.a.value];
      ProtocolSet& b = reached[link.b.value];
      const ProtocolSet crossing = (a | b) & open;
      grew = grew || (crossing & ~a) != 0 || (crossing & ~b) != 0;
      a |= crossing;
      b |= crossing;
    }
  }
  map.paths[cell(from, to)] = reached[to.value];
}

}  // namespace redoubt::range
