#include "controller/range/reachability.h"

#include <algorithm>

namespace redoubt::range {
namespace {

bool matches(const FlowRule& rule, ZoneId from, ZoneId to) {
  return (!rule.from.valid() || rule.from == from) && (!rule.to.valid() || rule.to == to);
}

}  // namespace

Reachability::Reachability(const Layout& layout)
    : layout_(&layout),
      zones_(layout.zones.size()),
      wiring_(std::make_shared<const Wiring>(wiring_of(layout))),
      cut_(layout.links.size(), 0),
      blocked_(layout.links.size(), 0),
      adjacent_(zones_ * zones_, 0),
      direct_(zones_ * zones_, 0),
      neighbours_(zones_),
      paths_(zones_ * zones_, 0),
      known_(zones_ * zones_, 0) {
  for (const Link& link : layout.links) join(link.a, link.b);
  for (std::uint32_t zone = 0; zone < zones_; ++zone) list_neighbours({zone});
  for (std::uint32_t from = 0; from < zones_; ++from) {
    for (std::uint32_t to = 0; to < zones_; ++to) between({from}, {to});
  }
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
  follow(layout_->links[link.value]);
}

void Reachability::set_blocked(LinkId link, Protocol protocol, bool blocked) {
  ProtocolSet& set = blocked_.at(link.value);
  set = blocked ? set | only(protocol) : set & ~only(protocol);
  follow(layout_->links[link.value]);
}

void Reachability::follow(const Link& link) {
  join(link.a, link.b);
  list_neighbours(link.a);
  list_neighbours(link.b);
  std::fill(known_.begin(), known_.end(), std::uint8_t{0});
}

/// What all links between the two come to.
void Reachability::join(ZoneId a, ZoneId b) {
  ProtocolSet there = 0;
  ProtocolSet back = 0;
  bool joined = false;
  for (const LinkId id : wiring_->links_of[a.value]) {
    const Link& link = layout_->links[id.value];
    if ((link.a == a ? link.b : link.a) != b || cut(id)) continue;
    joined = true;
    there |= passes(id, a, b);
    back |= passes(id, b, a);
  }
  adjacent_[cell(a, b)] = adjacent_[cell(b, a)] = joined ? 1 : 0;
  direct_[cell(a, b)] = there;
  direct_[cell(b, a)] = back;
}

void Reachability::list_neighbours(ZoneId zone) {
  std::vector<ZoneId>& list = neighbours_[zone.value];
  list.clear();
  for (std::uint32_t other = 0; other < zones_; ++other) {
    if (ZoneId{other} != zone && adjacent(zone, {other})) list.push_back({other});
  }
}

/// First match wins for each protocol: a protocol that an earlier rule decided is out of the later
/// ones' hands.
ProtocolSet Reachability::passes(LinkId id, ZoneId from, ZoneId to) const {
  ProtocolSet undecided = kAnyProtocol;
  ProtocolSet allowed = 0;
  for (const FlowRule& rule : layout_->links[id.value].rules) {
    if (!matches(rule, from, to)) continue;
    if (rule.allow) allowed |= rule.protocols & undecided;
    undecided &= ~rule.protocols;
  }
  return allowed & ~blocked_[id.value];
}

/// One flood answers for all zones that no rule names as a destination.
void Reachability::find(ZoneId from, ZoneId to) const {
  const bool named = wiring_->named[to.value] != 0;
  const std::vector<ProtocolSet> reached = flood(from, named ? to : ZoneId{});
  for (std::uint32_t zone = 0; zone < zones_; ++zone) {
    if (named ? ZoneId{zone} != to : wiring_->named[zone] != 0) continue;
    paths_[cell(from, {zone})] = reached[zone];
    known_[cell(from, {zone})] = 1;
  }
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
      const ProtocolSet crossing = reached[here.value] & passes(id, from, to);
      if ((crossing & ~reached[there.value]) == 0) continue;
      reached[there.value] |= crossing;
      grown.push_back(there);
    }
  }
  return reached;
}

}  // namespace redoubt::range
