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
  std::optional<Ends> ends(terms::CellId cell, range::Entity link) const {
    return ends_of(layout, cell, sight, sight.handle(link));
  }

  range::Layout layout = with_yard();
  Sight sight;
};

TEST_F(EndsOfLinks, OfItsOwnATeamKnowsTheZonesThatItWasShown) {
  const Handle inside = sight.show(kOffice);
  const Handle edge = sight.show(kEdge);
  EXPECT_EQ(ends(kBlue, kEdge), (Ends{edge, {}, inside}));
}

TEST_F(EndsOfLinks, AZoneThatWasShownLaterWasNotKnownThen) {
  sight.show(kOffice);
  sight.show(kEdge);
  sight.show(kOutside);
  EXPECT_FALSE(ends(kBlue, kEdge)->a.valid());
}

TEST_F(EndsOfLinks, BetweenZonesWithHostsOfItsOwnATeamKnowsThemToo) {
  const Handle a = sight.show(kOffice);
  const Handle b = sight.show(kYard);
  const Handle path = sight.show(kPath);
  EXPECT_EQ(ends(kBlue, kPath), (Ends{path, a, b}));
}

TEST_F(EndsOfLinks, OfAnotherTeamsLinkNobodyIsTold) {
  sight.show(kOutside);
  sight.show(kOffice);
  sight.show(kEdge);
  sight.show(kYard);
  sight.show(kPath);
  EXPECT_FALSE(ends(kOthers, kEdge));
  EXPECT_FALSE(ends(kOthers, kPath)) << "it has a machine at one end alone";
  EXPECT_FALSE(ends(kRed, kEdge));
}

TEST_F(EndsOfLinks, WhatIsNoLinkOrWasNeverShownHasNone) {
  const Handle office = sight.show(kOffice);
  EXPECT_FALSE(ends_of(layout, kBlue, sight, office));
  EXPECT_FALSE(ends_of(layout, kBlue, sight, Handle{99}));
  EXPECT_FALSE(ends_of(layout, kBlue, sight, Handle{}));
}

}  // namespace
}  // namespace redoubt::rules
