#include "controller/rules/ends.h"

#include <gtest/gtest.h>

#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using terms::EntityKind;
using terms::Handle;

constexpr range::Entity kOutside{EntityKind::kZone, 0};
constexpr range::Entity kYard{EntityKind::kZone, 2};
constexpr range::Entity kPath{EntityKind::kLink, 1};

/// The office, and from it a path that nobody may cut to a yard, where blue has a machine too.
range::Layout with_yard() {
  range::Layout layout = office();
  layout.zones.push_back({.name = "yard", .site = {}});
  layout.links.push_back({.name = "path", .a = {1}, .b = {2}, .rules = {}});
  layout.hosts.push_back({.name = "gate", .zone = {2}, .owner = kBlue});
  return layout;
}

struct EndsOfLinks : testing::Test {
  Ends ends(terms::CellId cell, range::Entity link) const {
    return ends_of(layout, cell, sight, sight.handle(link));
  }

  range::Layout layout = with_yard();
  Sight sight;
};

TEST_F(EndsOfLinks, OfItsOwnATeamKnowsTheZonesThatItWasShown) {
  const Handle inside = sight.show(kOffice);
  sight.show(kEdge);
  EXPECT_EQ(ends(kBlue, kEdge), (Ends{{}, inside}));
}

TEST_F(EndsOfLinks, AZoneThatWasShownLaterWasNotKnownThen) {
  sight.show(kOffice);
  sight.show(kEdge);
  sight.show(kOutside);
  EXPECT_FALSE(ends(kBlue, kEdge).a.valid());
}

TEST_F(EndsOfLinks, BetweenZonesWithHostsOfItsOwnATeamKnowsThemToo) {
  const Handle a = sight.show(kOffice);
  const Handle b = sight.show(kYard);
  sight.show(kPath);
  EXPECT_EQ(ends(kBlue, kPath), (Ends{a, b}));
}

TEST_F(EndsOfLinks, OfAnotherTeamsLinkNobodyIsTold) {
  sight.show(kOutside);
  sight.show(kOffice);
  sight.show(kEdge);
  sight.show(kYard);
  sight.show(kPath);
  EXPECT_EQ(ends(kOthers, kEdge), Ends());
  EXPECT_EQ(ends(kOthers, kPath), Ends()) << "it has a machine at one end alone";
  EXPECT_EQ(ends(kRed, kEdge), Ends());
}

TEST_F(EndsOfLinks, WhatIsNoLinkOrWasNeverShownHasNone) {
  const Handle office = sight.show(kOffice);
  EXPECT_EQ(ends_of(layout, kBlue, sight, office), Ends());
  EXPECT_EQ(ends_of(layout, kBlue, sight, Handle{99}), Ends());
  EXPECT_EQ(ends_of(layout, kBlue, sight, Handle{}), Ends());
}

}  // namespace
}  // namespace redoubt::rules
