#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "controller/range/reachability.h"
#include "proto/terms/random.h"
#include "tests/range/drawing.h"

/// Reachability against the plainest way there is to say it: a walk for each flow, from zone to
/// zone, over layouts and changes drawn at random.
namespace redoubt::range {
namespace {

/// In pairs that no rule tells apart, as long as nobody filters one of the two.
constexpr Protocol kProtocols = 6;

// --- the walk ------------------------------------------------------------------------------------

struct Flow {
  FlowEnd from;
  FlowEnd to;
  Protocol protocol = 0;
};

class Walk {
 public:
  /// What is cut and blocked as `reach` says; what stands is found anew.
  Walk(const Layout& layout, const Reachability& reach)
      : layout_(layout), reach_(reach), stands_(layout.links.size(), false) {
    for (std::uint32_t i = 0; i < layout.links.size(); ++i) {
      stands_[i] = !layout.links[i].over.valid() && !reach.cut({i});
    }
    while (raises_tunnels()) {
    }
  }

  bool stands(LinkId link) const { return stands_[link.value]; }

  bool arrives(const Flow& flow) const {
    std::vector<bool> seen(layout_.zones.size(), false);
    seen[zone_of(flow.from).value] = true;
    for (bool grew = true; grew;) {
      grew = false;
      for (std::uint32_t i = 0; i < layout_.links.size(); ++i) {
        const Link& link = layout_.links[i];
        const bool a = seen[link.a.value];
        const bool b = seen[link.b.value];
        if (a == b || !stands_[i] || !crosses({i}, a ? link.b : link.a, flow)) continue;
        seen[link.a.value] = seen[link.b.value] = grew = true;
      }
    }
    return seen[zone_of(flow.to).value];
  }

  bool crosses(LinkId id, ZoneId into, const Flow& flow) const {
    const Link& link = layout_.links[id.value];
    if ((reach_.blocked(id) & only(flow.protocol)) != 0) return false;
    return rules_let(link, into, flow) && (link.hides != into || is_forwarded(link, flow));
  }

 private:
  bool raises_tunnels() {
    bool rose = false;
    for (std::uint32_t i = 0; i < layout_.links.size(); ++i) {
      const Carrier& over = layout_.links[i].over;
      if (stands_[i] || !over.valid() || reach_.cut({i})) continue;
      stands_[i] = arrives({over.from, over.to, over.protocol});
      rose = rose || stands_[i];
    }
    return rose;
  }

  ZoneId zone_of(FlowEnd end) const {
    return end.host.valid() ? layout_.hosts[end.host.value].zone : end.zone;
  }
  bool means(FlowEnd named, FlowEnd end) const {
    if (!named.valid() || named == end) return true;
    return named.zone.valid() && named.zone == zone_of(end);
  }
  bool rules_let(const Link& link, ZoneId into, const Flow& flow) const {
    for (const FlowRule& rule : link.rules) {
      if (!means(rule.from, flow.from) || !means(rule.to, flow.to)) continue;
      if (rule.into.valid() && rule.into != into) continue;
      if ((rule.protocols & only(flow.protocol)) != 0) return rule.allow;
    }
    return false;
  }
  bool is_forwarded(const Link& link, const Flow& flow) const {
    return std::any_of(link.forwards.begin(), link.forwards.end(), [&](const Forward& forward) {
      return means(forward.to, flow.to) && (forward.protocols & only(flow.protocol)) != 0;
    });
  }

  const Layout& layout_;
  const Reachability& reach_;
  std::vector<bool> stands_;  ///< by link
};

// --- drawing at random ---------------------------------------------------------------------------

struct Size {
  std::uint32_t zones;
  std::uint32_t links;
  std::uint32_t rules_of_a_link;  ///< one less at most
};

/// Of layouts and changes. Hosts stand two in a zone.
class Chance {
 public:
  Chance(std::uint64_t seed, Size size) : draw_(seed, terms::Purpose::kChoice, 0), size_(size) {}

  bool one_in(std::uint64_t n) { return draw_.below(n) == 0; }
  std::uint32_t below(std::uint64_t n) { return static_cast<std::uint32_t>(draw_.below(n)); }
  ZoneId zone() { return {below(size_.zones)}; }
  LinkId link() { return {below(size_.links)}; }
  Protocol protocol() { return static_cast<Protocol>(below(kProtocols)); }
  FlowEnd end() { return one_in(4) ? FlowEnd(HostId{below(2 * size_.zones)}) : FlowEnd(zone()); }
  Flow flow() { return {end(), end(), protocol()}; }
  Layout layout();

 private:
  ProtocolSet protocols();
  FlowEnd end_near(const Link& link);
  FlowRule rule(const Link& link);
  void make_special(Link& link);

  terms::Stream draw_;
  Size size_;
};

ProtocolSet Chance::protocols() {
  ProtocolSet set = 0;
  for (Protocol p = 0; p < kProtocols; p += 2) {
    if (one_in(2)) set |= only(p) | only(p + 1);
  }
  return set;
}

/// Often a zone that the link joins, or a host there, so that its rules speak of the same.
FlowEnd Chance::end_near(const Link& link) {
  const ZoneId side = one_in(2) ? link.a : link.b;
  if (one_in(2)) return end();
  return one_in(2) ? FlowEnd(side) : FlowEnd(HostId{2 * side.value + below(2)});
}

FlowRule Chance::rule(const Link& link) {
  FlowRule rule{.protocols = protocols(), .allow = !one_in(3)};
  if (one_in(3)) rule.from = end_near(link);
  if (one_in(3)) rule.to = end_near(link);
  if (one_in(6)) rule.into = one_in(2) ? link.a : link.b;
  return rule;
}

/// Some links hide a side, some are tunnels.
void Chance::make_special(Link& link) {
  if (one_in(8)) {
    link.hides = one_in(2) ? link.a : link.b;
    for (std::uint32_t n = below(3); n > 0; --n) {
      link.forwards.push_back({.protocols = protocols(), .to = end_near(link)});
    }
  }
  if (one_in(6)) link.over = {zone(), zone(), protocol()};
}

Layout Chance::layout() {
  Drawing d;
  for (std::uint32_t i = 0; i < size_.zones; ++i) d.zone("zone");
  for (std::uint32_t i = 0; i < 2 * size_.zones; ++i) d.host("host", {i / 2});
  for (std::uint32_t i = 0; i < size_.links; ++i) {
    Link& link = d.layout.links[d.link(zone(), zone(), {}).value];
    for (std::uint32_t n = below(size_.rules_of_a_link); n > 0; --n) {
      link.rules.push_back(rule(link));
    }
    if (one_in(2)) link.rules.push_back({.allow = true});
    make_special(link);
  }
  return d.layout;
}

void change_anything(Reachability& reach, Chance& chance) {
  const LinkId link = chance.link();
  if (chance.one_in(2)) return reach.set_cut(link, !reach.cut(link));
  const Protocol protocol = chance.protocol();
  reach.set_blocked(link, protocol, (reach.blocked(link) & only(protocol)) == 0);
}

// --- what must agree -----------------------------------------------------------------------------

void expect_links_to_agree(const Walk& walk, const Layout& layout, const Reachability& reach) {
  for (std::uint32_t i = 0; i < layout.links.size(); ++i) {
    const Link& link = layout.links[i];
    ASSERT_EQ(reach.stands({i}), walk.stands({i}));
    if (!walk.stands({i})) continue;
    ASSERT_TRUE(reach.adjacent(link.a, link.b));
    for (Protocol p = 0; p < kProtocols; ++p) {
      if (!walk.crosses({i}, link.b, {link.a, link.b, p})) continue;
      ASSERT_NE(reach.direct(link.a, link.b) & only(p), 0U);
    }
  }
}

void expect_flow_to_agree(const Walk& walk, const Reachability& reach, const Flow& flow) {
  const bool found = (reach.between(flow.from, flow.to) & only(flow.protocol)) != 0;
  ASSERT_EQ(found, walk.arrives(flow));
}

TEST(ReachabilityAndAWalk, AgreeOnEveryFlowOfSmallLayouts) {
  constexpr Size kSmall{.zones = 6, .links = 10, .rules_of_a_link = 5};
  Chance chance(11, kSmall);
  for (int round = 0; round < 200; ++round) {
    const Layout layout = chance.layout();
    Reachability reach(layout);
    for (int change = 0; change < 3; ++change) {
      const Walk walk(layout, reach);
      expect_links_to_agree(walk, layout, reach);
      for (std::uint32_t from = 0; from < kSmall.zones; ++from) {
        for (std::uint32_t to = 0; to < kSmall.zones; ++to) {
          for (Protocol p = 0; p < kProtocols; ++p) {
            expect_flow_to_agree(walk, reach, {ZoneId{from}, ZoneId{to}, p});
          }
        }
      }
      change_anything(reach, chance);
    }
  }
}

/// More destinations than ride abreast, and paths of many links.
TEST(ReachabilityAndAWalk, AgreeThroughManyChangesOfLargeLayouts) {
  constexpr Size kLarge{.zones = 90, .links = 180, .rules_of_a_link = 8};
  Chance chance(12, kLarge);
  for (int round = 0; round < 5; ++round) {
    const Layout layout = chance.layout();
    Reachability reach(layout);
    for (int change = 0; change < 15; ++change) {
      change_anything(reach, chance);
      const Walk walk(layout, reach);
      expect_links_to_agree(walk, layout, reach);
      for (int i = 0; i < 15; ++i) expect_flow_to_agree(walk, reach, chance.flow());
    }
  }
}

TEST(ReachabilityAndAWalk, WhatIsUndoneLeavesNoTrace) {
  Chance chance(13, {.zones = 70, .links = 140, .rules_of_a_link = 6});
  const Layout layout = chance.layout();
  const Reachability drawn(layout);
  Reachability reach = drawn;
  std::vector<std::pair<LinkId, Protocol>> blocked;
  for (int i = 0; i < 20; ++i) {
    blocked.emplace_back(chance.link(), chance.protocol());
    reach.set_blocked(blocked.back().first, blocked.back().second, true);
    reach.set_cut(blocked.back().first, true);
  }
  for (const auto& [link, protocol] : blocked) {
    reach.set_cut(link, false);
    reach.set_blocked(link, protocol, false);
  }
  for (std::uint32_t from = 0; from < 70; ++from) {
    for (std::uint32_t to = 0; to < 70; ++to) {
      ASSERT_EQ(reach.between(ZoneId{from}, ZoneId{to}), drawn.between(ZoneId{from}, ZoneId{to}));
      ASSERT_EQ(reach.direct({from}, {to}), drawn.direct({from}, {to}));
    }
  }
}

}  // namespace
}  // namespace redoubt::range
