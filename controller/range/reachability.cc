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
      blocked_(layout.links.size(), 0),
      wiring_(std::make_shared<const Wiring>(wiring_of(layout))) {
  rebuild();
}

Reachability::Wiring Reachability::wiring_of(const Layout& layout) {
  Wiring wiring{std::vector<std::vector<LinkId>>(layout.zones.size()),
                std::vector<std::uint8_t>(layout.zones.size(), 0)};
  for (std::uint32_t i = 0; i < layout.links.size(); ++i) {
    const Link& link = layout.links[i];
    wiring.links_of[link.a.value].push_back(LinkId{i});
    if (link.b != link.a) wiring.links_of[link.b.value].push_back(LinkId{i});
    for (const FlowRule& rule : link.rules) {
      if (rule.to.valid()) wiring.named[rule.to.value] = 1;
    }
  }
  return wiring;
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
    const std::vector<ProtocolSet> unnamed = flood(ZoneId{from}, ZoneId{});
    for (std::uint32_t to = 0; to < zones_; ++to) {
      map->paths[cell({from}, {to})] =
          wiring_->named[to] != 0 ? flood(ZoneId{from}, ZoneId{to})[to] : unnamed[to];
      if (from != to && map->adjacent[cell({from}, {to})] != 0) {
        map->neighbours[from].push_back(ZoneId{to});
      }
    }
  }
  map_ = std::move(map);
}

/// By zone, the protocols that get there from `from` in the flow that means to reach `to`: link by
/// link, until no zone is reached by more. All zones that no rule names as a destination are
/// reached by the same flow, `to` not valid.
std::vector<ProtocolSet> Reachability::flood(ZoneId from, ZoneId to) const {
  std::vector<ProtocolSet> reached(zones_, 0);
  reached[from.value] = kAnyProtocol;
  std::vector<ZoneId> grown{from};
  while (!grown.empty()) {
    const ZoneId here = grown.back();
    grown.pop_back();
    for (const LinkId id : wiring_->links_of[here.value]) {
      if (cut_[id.value] != 0) continue;
      const Link& link = layout_->links[id.value];
      const ZoneId there = link.a == here ? link.b : link.a;
      const ProtocolSet crossing = reached[here.value] & passes(link, id, from, to);
      if ((crossing & ~reached[there.value]) == 0) continue;
      reached[there.value] |= crossing;
      grown.push_back(there);
    }
  }
  return reached;
}

}  // namespace redoubt::range
