#include "controller/range/reachability.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/range/drawing.h"

namespace redoubt::range {
namespace {

using testing::ElementsAre;

constexpr Protocol kWeb = 1;
constexpr Protocol kMail = 2;
constexpr Protocol kVpn = 3;

std::vector<ZoneId> neighbours(const Reachability& reach, ZoneId zone) {
  const auto list = reach.neighbours(zone);
  return {list.begin(), list.end()};
}

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

TEST(Reachability, ACopyGoesItsOwnWay) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  const LinkId link = d.link(a, b);
  const Reachability drawn(d.layout);
  Reachability copy = drawn;
  copy.set_cut(link, true);
  EXPECT_EQ(copy.between(a, b), 0U);
  EXPECT_EQ(drawn.between(a, b), kAnyProtocol);
}

TEST(Reachability, NeighboursAreJoinedByAnUncutLink) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  const ZoneId c = d.zone("c");
  d.link(a, c, {});
  const LinkId link = d.link(a, b);
  Reachability reach(d.layout);
  EXPECT_THAT(neighbours(reach, a), ElementsAre(b, c));
  reach.set_cut(link, true);
  EXPECT_THAT(neighbours(reach, a), ElementsAre(c));
  EXPECT_THAT(neighbours(reach, b), ElementsAre());
}

// --- hosts that rules name -----------------------------------------------------------------------

/// The internet, a screened zone with two servers, and an office behind it.
struct Screened : Drawing {
  ZoneId outside = zone("outside");
  ZoneId screened = zone("screened");
  ZoneId office = zone("office");
  HostId portal = host("portal", screened);
  HostId relay = host("relay", screened);
  HostId desk = host("desk", office);
};

TEST(Reachability, ARuleMayNameOneHostAsWhereAFlowIsMeantToEnd) {
  Screened d;
  d.link(d.outside, d.screened, {{.to = d.portal, .protocols = only(kWeb), .allow = true}});
  const Reachability reach(d.layout);
  EXPECT_EQ(reach.between(d.outside, d.portal), only(kWeb));
  EXPECT_EQ(reach.between(d.outside, d.relay), 0U);
  EXPECT_EQ(reach.between(d.outside, d.screened), 0U);
}

TEST(Reachability, ARuleMayNameOneHostAsWhereAFlowBegins) {
  Screened d;
  d.link(d.screened, d.office, {{.from = d.relay, .protocols = only(kMail), .allow = true}});
  const Reachability reach(d.layout);
  EXPECT_EQ(reach.between(d.relay, d.office), only(kMail));
  EXPECT_EQ(reach.between(d.relay, d.desk), only(kMail));
  EXPECT_EQ(reach.between(d.portal, d.office), 0U);
}

TEST(Reachability, WhatHoldsForAZoneHoldsForAHostThatAnotherRuleNames) {
  const ProtocolSet both = only(kWeb) | only(kMail);
  Screened d;
  d.link(d.outside, d.screened,
         {{.to = d.portal, .protocols = only(kMail), .allow = false},
          {.from = d.portal, .protocols = only(kMail), .allow = false},
          {.to = d.screened, .protocols = both, .allow = true},
          {.from = d.screened, .protocols = both, .allow = true}});
  const Reachability reach(d.layout);
  EXPECT_EQ(reach.between(d.outside, d.portal), only(kWeb));
  EXPECT_EQ(reach.between(d.outside, d.relay), both);
  EXPECT_EQ(reach.between(d.portal, d.outside), only(kWeb));
  EXPECT_EQ(reach.between(d.relay, d.outside), both);
}

// --- which way a flow crosses --------------------------------------------------------------------

TEST(Reachability, ARuleMayHoldForWhatCrossesIntoOneSideAlone) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  const ZoneId behind = d.zone("behind");
  d.link(b, behind);
  d.link(a, b, {{.allow = false, .into = b}, {.allow = true}});
  const Reachability reach(d.layout);
  EXPECT_EQ(reach.between(a, behind), 0U);
  EXPECT_EQ(reach.between(behind, a), kAnyProtocol);
  EXPECT_EQ(reach.direct(a, b), 0U);
  EXPECT_EQ(reach.direct(b, a), kAnyProtocol);
}

// --- address translation -------------------------------------------------------------------------

TEST(Reachability, WhatTranslationHidesReachesOutAndIsNotReached) {
  Screened d;
  d.link(d.screened, d.office);
  d.translating(d.outside, d.screened, d.screened);
  const Reachability reach(d.layout);
  EXPECT_EQ(reach.between(d.office, d.outside), kAnyProtocol);
  EXPECT_EQ(reach.between(d.outside, d.screened), 0U);
  EXPECT_EQ(reach.between(d.outside, d.office), 0U);
}

TEST(Reachability, WhatIsForwardedComesInWhereItIsForwardedTo) {
  for (const Protocol forwarded : {kWeb, kMail}) {
    Screened d;
    d.translating(d.outside, d.screened, d.screened,
                  {{.protocols = only(forwarded), .to = d.portal}});
    const Reachability reach(d.layout);
    EXPECT_EQ(reach.between(d.outside, d.portal), only(forwarded));
    EXPECT_EQ(reach.between(d.outside, d.relay), 0U);
  }
}

TEST(Reachability, WhatIsForwardedStillPassesTheFirewall) {
  Screened d;
  const LinkId link =
      d.translating(d.outside, d.screened, d.screened, {{.protocols = only(kWeb), .to = d.portal}});
  d.layout.links[link.value].rules = {{.from = d.outside, .allow = false}, {.allow = true}};
  const Reachability reach(d.layout);
  EXPECT_EQ(reach.between(d.outside, d.portal), 0U);
  EXPECT_EQ(reach.between(d.portal, d.outside), kAnyProtocol);
}

// --- tunnels -------------------------------------------------------------------------------------

/// Two offices, each behind an edge of its own; the edges exchange only `kVpn`.
struct Offices : Drawing {
  ZoneId here = zone("here");
  ZoneId edge = zone("edge");
  ZoneId far_edge = zone("far edge");
  ZoneId there = zone("there");
  LinkId line = link(edge, far_edge, {{.protocols = only(kVpn), .allow = true}});
  Carrier over_the_line{edge, far_edge, kVpn};
};

TEST(Reachability, ATunnelJoinsZonesWhileWhatCarriesItPasses) {
  Offices d;
  const LinkId tunnel = d.tunnel(d.here, d.there, d.over_the_line);
  Reachability reach(d.layout);
  EXPECT_EQ(reach.between(d.here, d.there), kAnyProtocol);
  reach.set_blocked(d.line, kWeb, true);
  EXPECT_TRUE(reach.stands(tunnel));
  reach.set_blocked(d.line, kVpn, true);
  EXPECT_EQ(reach.between(d.here, d.there), 0U);
  EXPECT_FALSE(reach.stands(tunnel));
  EXPECT_FALSE(reach.cut(tunnel));
  EXPECT_FALSE(reach.adjacent(d.here, d.there));
  reach.set_blocked(d.line, kVpn, false);
  EXPECT_EQ(reach.between(d.here, d.there), kAnyProtocol);
}

TEST(Reachability, ATunnelIsCarriedByItsOwnProtocolAlone) {
  Offices d;
  d.tunnel(d.here, d.there, {d.edge, d.far_edge, kWeb});
  EXPECT_EQ(Reachability(d.layout).between(d.here, d.there), 0U);
}

TEST(Reachability, ACutTunnelStaysDownHoweverWellItIsCarried) {
  Offices d;
  const LinkId tunnel = d.tunnel(d.here, d.there, d.over_the_line);
  Reachability reach(d.layout);
  reach.set_cut(tunnel, true);
  reach.set_cut(d.line, true);
  reach.set_cut(d.line, false);
  EXPECT_EQ(reach.between(d.here, d.there), 0U);
}

TEST(Reachability, ATunnelMayBeCarriedByATunnel) {
  Offices d;
  const LinkId inner = d.tunnel(d.here, d.there, {d.edge, d.there, kMail});
  d.tunnel(d.edge, d.there, d.over_the_line);
  Reachability reach(d.layout);
  EXPECT_TRUE(reach.stands(inner));
  reach.set_cut(d.line, true);
  EXPECT_FALSE(reach.stands(inner));
}

TEST(Reachability, ATunnelDoesNotCarryItself) {
  Offices d;
  const LinkId tunnel = d.tunnel(d.here, d.there, {d.here, d.there, kVpn});
  EXPECT_FALSE(Reachability(d.layout).stands(tunnel));
}

TEST(Reachability, TunnelsDoNotHoldEachOtherUp) {
  Offices d;
  const LinkId inner = d.tunnel(d.here, d.there, {d.edge, d.there, kMail});
  const LinkId outer = d.tunnel(d.edge, d.there, {d.here, d.there, kVpn});
  const LinkId support = d.link(d.here, d.there);
  Reachability reach(d.layout);
  EXPECT_TRUE(reach.stands(inner));
  reach.set_cut(support, true);
  EXPECT_FALSE(reach.stands(inner));
  EXPECT_FALSE(reach.stands(outer));
}

}  // namespace
}  // namespace redoubt::range
