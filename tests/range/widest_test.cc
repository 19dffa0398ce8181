#include "controller/range/enterprise/widest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "proto/terms/random.h"
#include "tests/range/drawing.h"

namespace redoubt::range {
namespace {

constexpr Protocol kWeb = 0;
constexpr Protocol kDns = 1;

/// Two ways from a to d: by b, and by c.
struct Square {
  Drawing d;
  ZoneId a = d.zone("a"), b = d.zone("b"), c = d.zone("c"), end = d.zone("d");
  LinkId ab = line(a, b, 100), bd = line(b, end, 30), ac = line(a, c, 20), cd = line(c, end, 50);
  Floods floods;

  LinkId line(ZoneId from, ZoneId to, std::int64_t kbps) {
    d.layout.protocols = {"web", "dns"};
    const LinkId link = d.link(from, to);
    d.layout.links[link.value].capacity_kbps = kbps;
    return link;
  }
  Square& limit(LinkId link, std::int64_t kbps) {
    d.layout.links[link.value].capacity_kbps = kbps;
    return *this;
  }
  Square& only_for(LinkId link, Protocol protocol) {
    d.layout.links[link.value].rules = {{.protocols = only(protocol), .allow = true}};
    return *this;
  }
  Square& flood(LinkId link, std::int64_t permille) {
    floods.apply(fact(EventKind::kLinkFlooded, entity(link), Flood{permille}.packed()));
    return *this;
  }
  std::int64_t width(ProtocolSet by = kAnyProtocol, std::vector<LinkId> cut = {}) const {
    Reachability reach(d.layout);
    for (const LinkId link : cut) reach.set_cut(link, true);
    return widest_kbps(d.layout, reach, floods, a, end, by);
  }
};

TEST(Widest, AWayIsAsWideAsItsNarrowestLinkAndTheWidestCounts) {
  EXPECT_EQ(Square().width(), 30);
  EXPECT_EQ(Square().limit(Square().ac, 40).width(), 40);
}

TEST(Widest, ALinkWithoutALimitNarrowsNothing) {
  EXPECT_EQ(Square().limit(Square().bd, 0).width(), 100);
  EXPECT_EQ(Square().limit(Square().bd, 0).limit(Square().ab, 0).width(), kUnlimited);
}

TEST(Widest, OnlyWhatLetsTheProtocolThroughIsAWay) {
  Square square;
  square.only_for(square.bd, kDns);
  EXPECT_EQ(square.width(only(kWeb)), 20);
  EXPECT_EQ(square.width(only(kDns)), 30);
}

TEST(Widest, OneProtocolMustPassTheWholeWay) {
  Square square;
  square.only_for(square.ab, kWeb).only_for(square.bd, kDns);
  EXPECT_EQ(square.width(), 20);
}

TEST(Widest, ACutLinkIsNoWay) {
  const Square square;
  EXPECT_EQ(square.width(kAnyProtocol, {square.bd}), 20);
  EXPECT_EQ(square.width(kAnyProtocol, {square.bd, square.ac}), 0);
}

TEST(Widest, WhatDoesNotCrossALinkThatWayDoesNotGoByIt) {
  Square square;
  square.d.layout.links[square.bd.value].hides = square.b;
  EXPECT_EQ(square.width(), 30);
  square.d.layout.links[square.bd.value].hides = square.end;
  EXPECT_EQ(square.width(), 20);
}

TEST(Widest, AFloodLeavesTheLess) {
  Square square;
  EXPECT_EQ(square.flood(square.bd, 200).width(), 24);
  EXPECT_EQ(square.flood(square.bd, 500).width(), 20);
}

TEST(Widest, NoFloodTakesTheLastKilobit) {
  Square square;
  square.flood(square.bd, 1000).flood(square.ac, 1000);
  EXPECT_EQ(square.width(), 1);
}

TEST(Widest, WithinAZoneNothingIsNarrow) {
  const Square square;
  const Reachability reach(square.d.layout);
  EXPECT_EQ(widest_kbps(square.d.layout, reach, {}, square.a, square.a, kAnyProtocol), kUnlimited);
}

// --- against the plainest way there is to say it -------------------------------------------------

constexpr std::uint32_t kZones = 6;

/// Tries every way that comes by no zone twice.
std::int64_t by_trying(const Layout& layout, ZoneId to) {
  std::vector<bool> seen(kZones, false);
  const std::function<std::int64_t(ZoneId)> from = [&](ZoneId here) -> std::int64_t {
    if (here == to) return kUnlimited;
    seen[here.value] = true;
    std::int64_t best = 0;
    for (const Link& link : layout.links) {
      if (link.a != here && link.b != here) continue;
      const ZoneId there = link.a == here ? link.b : link.a;
      if (!seen[there.value]) best = std::max(best, std::min(link.capacity_kbps, from(there)));
    }
    seen[here.value] = false;
    return best;
  };
  return from(ZoneId{0});
}

TEST(Widest, AgreesWithTryingEveryWayOnRandomLayouts) {
  terms::Stream chance(3, terms::Purpose::kChoice, 0);
  for (int round = 0; round < 200; ++round) {
    Drawing d;
    d.layout.protocols = {"web"};
    for (std::uint32_t i = 0; i < kZones; ++i) d.zone("zone");
    for (int i = 0; i < 9; ++i) {
      const auto a = static_cast<std::uint32_t>(chance.below(kZones));
      const auto b = static_cast<std::uint32_t>(chance.below(kZones));
      const LinkId link = d.link({a}, {b});
      d.layout.links[link.value].capacity_kbps = chance.between(1, 50);
    }
    const Reachability reach(d.layout);
    for (std::uint32_t to = 1; to < kZones; ++to) {
      ASSERT_EQ(widest_kbps(d.layout, reach, {}, ZoneId{0}, ZoneId{to}, kAnyProtocol),
                by_trying(d.layout, {to}));
    }
  }
}

}  // namespace
}  // namespace redoubt::range
