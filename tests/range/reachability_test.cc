#include "controller/range/reachability.h"

#include <gtest/gtest.h>

#include <set>

#include "proto/terms/random.h"
#include "tests/range/drawing.h"

namespace redoubt::range {
namespace {

TEST(Reachability, EverythingPassesWithinAZone) {
  Drawing d;
  const ZoneId a = d.zone("a");
  EXPECT_EQ(Reachability(d.layout).between(a, a), kAnyProtocol);
}

TEST(Reachability, WithoutALinkNothingPasses) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  EXPECT_EQ(Reachability(d.layout).between(a, b), 0U);
}

TEST(Reachability, WhatNoRuleMatchesIsDenied) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  d.link(a, b, {{.from = a, .to = b, .protocols = only(1), .allow = true}});
  const Reachability reach(d.layout);
  EXPECT_EQ(reach.between(a, b), only(1));
  EXPECT_EQ(reach.between(b, a), 0U);
}

TEST(Reachability, TheFirstMatchWins) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  d.link(a, b, {{.protocols = only(1), .allow = false}, {.allow = true}});
  EXPECT_EQ(Reachability(d.layout).between(a, b), kAnyProtocol & ~only(1));
}

TEST(Reachability, EveryFirewallOnTheWayMustLetTheWholeFlowThrough) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  const ZoneId c = d.zone("c");
  d.link(a, b, {{.from = a, .to = b, .allow = true}});  // only what means to stay in b
  d.link(b, c);
  const Reachability reach(d.layout);
  EXPECT_EQ(reach.between(a, b), kAnyProtocol);
  EXPECT_EQ(reach.between(a, c), 0U);
}

TEST(Reachability, ACutLinkCarriesNothingUntilItIsOpened) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  const LinkId link = d.link(a, b);
  Reachability reach(d.layout);
  reach.set_cut(link, true);
  EXPECT_EQ(reach.between(a, b), 0U);
  EXPECT_FALSE(reach.adjacent(a, b));
  reach.set_cut(link, false);
  EXPECT_EQ(reach.between(a, b), kAnyProtocol);
}

TEST(Reachability, ABlockedProtocolAloneIsHeldBack) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  const LinkId link = d.link(a, b);
  Reachability reach(d.layout);
  reach.set_blocked(link, 3, true);
  EXPECT_EQ(reach.between(a, b), kAnyProtocol & ~only(3));
  reach.set_blocked(link, 3, false);
  EXPECT_EQ(reach.between(a, b), kAnyProtocol);
}

// --- against the plainest way there is to say it -------------------------------------------------

constexpr std::uint32_t kZones = 6;
constexpr Protocol kProtocols = 3;

bool rule_lets(const Link& link, ZoneId from, ZoneId to, Protocol protocol) {
  for (const FlowRule& rule : link.rules) {
    const bool from_fits = !rule.from.valid() || rule.from == from;
    const bool to_fits = !rule.to.valid() || rule.to == to;
    if (from_fits && to_fits && (rule.protocols & only(protocol)) != 0) return rule.allow;
  }
  return false;
}

/// Walks from zone to zone for one flow alone.
bool walks(const Layout& layout, const Reachability& reach, ZoneId from, ZoneId to, Protocol p) {
  std::set<ZoneId> seen{from};
  for (bool grew = true; grew;) {
    grew = false;
    for (std::uint32_t i = 0; i < layout.links.size(); ++i) {
      const Link& link = layout.links[i];
      if (reach.cut({i}) || (reach.blocked({i}) & only(p)) != 0) continue;
      if (!rule_lets(link, from, to, p)) continue;
      if (seen.contains(link.a) != seen.contains(link.b)) {
        seen.insert({link.a, link.b});
        grew = true;
      }
    }
  }
  return seen.contains(to);
}

ZoneId any_zone(terms::Stream& chance) {
  return {static_cast<std::uint32_t>(chance.below(kZones))};
}

Layout random_layout(terms::Stream& chance) {
  Drawing d;
  for (std::uint32_t i = 0; i < kZones; ++i) d.zone("zone");
  for (int i = 0; i < 8; ++i) {
    std::vector<FlowRule> rules;
    for (std::uint64_t r = chance.below(4); r > 0; --r) {
      FlowRule rule{.protocols = chance.below(8), .allow = chance.below(3) > 0};
      if (chance.below(2) == 0) rule.from = any_zone(chance);
      if (chance.below(2) == 0) rule.to = any_zone(chance);
      rules.push_back(rule);
    }
    d.link(any_zone(chance), any_zone(chance), rules);
  }
  return d.layout;
}

TEST(Reachability, AgreesWithAWalkForEachFlowOnRandomLayouts) {
  terms::Stream chance(11, terms::Purpose::kChoice, 0);
  for (int round = 0; round < 200; ++round) {
    const Layout layout = random_layout(chance);
    Reachability reach(layout);
    reach.set_cut({static_cast<std::uint32_t>(chance.below(8))}, true);
    reach.set_blocked({static_cast<std::uint32_t>(chance.below(8))},
                      static_cast<Protocol>(chance.below(kProtocols)), true);
    for (std::uint32_t from = 0; from < kZones; ++from) {
      for (std::uint32_t to = 0; to < kZones; ++to) {
        for (Protocol p = 0; p < kProtocols; ++p) {
          ASSERT_EQ((reach.between({from}, {to}) & only(p)) != 0,
                    walks(layout, reach, {from}, {to}, p));
        }
      }
    }
  }
}

}  // namespace
}  // namespace redoubt::range
