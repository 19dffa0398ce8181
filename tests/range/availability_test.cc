#include <gtest/gtest.h>

#include "controller/range/mission/ground.h"
#include "tests/range/drawing.h"

namespace redoubt::range {
namespace {

/// Three services on three hosts, and one function made of them.
struct Mission {
  Drawing drawing;

  explicit Mission(Need need, std::uint32_t k = 1) {
    const ZoneId zone = drawing.zone("core");
    std::vector<Entity> parts;
    for (int i = 0; i < 3; ++i) {
      parts.push_back(entity(drawing.service("service", drawing.host("host", zone))));
    }
    drawing.function(need, parts, k);
  }
};

/// What the function is worth after services 0, 1, ... are set to these.
std::int64_t worth(const Mission& mission, std::vector<std::int64_t> services) {
  World world(mission.drawing.layout);
  for (std::uint32_t i = 0; i < services.size(); ++i) {
    world.apply(fact(EventKind::kServiceSet, entity(ServiceId{i}), services[i]));
  }
  return world.derived_availability({0});
}

TEST(Availability, AllIsAsGoodAsTheWorst) {
  EXPECT_EQ(worth(Mission(Need::kAll), {900, 400, 1000}), 400);
}

TEST(Availability, AnyIsAsGoodAsTheBest) {
  EXPECT_EQ(worth(Mission(Need::kAny), {900, 400, 0}), 900);
}

TEST(Availability, SomeIsAsGoodAsTheLastOneNeeded) {
  EXPECT_EQ(worth(Mission(Need::kSome, 2), {900, 400, 0}), 400);
}

TEST(Availability, AskingForMorePartsThanThereAreIsNeverMet) {
  EXPECT_EQ(worth(Mission(Need::kSome, 4), {1000, 1000, 1000}), 0);
}

TEST(Availability, AServiceOnAnIsolatedHostServesNobody) {
  const Mission mission(Need::kAll);
  World world(mission.drawing.layout);
  world.apply(fact(EventKind::kHostIsolated, entity(HostId{1})));
  EXPECT_EQ(world.availability(ServiceId{1}), 0);
  EXPECT_EQ(world.derived_availability({0}), 0);
}

TEST(Availability, AFunctionFollowsTheFunctionsItIsMadeOf) {
  Mission mission(Need::kAll);
  mission.drawing.function(Need::kAll, {entity(FunctionId{0})});
  World world(mission.drawing.layout);
  world.apply(fact(EventKind::kServiceSet, entity(ServiceId{0}), 250));
  EXPECT_EQ(world.derived_availability({1}), 250);
}

TEST(Availability, WhatIsolationWouldCostIsKnownBeforeItIsDone) {
  const Mission all(Need::kAll);
  const Mission any(Need::kAny);
  EXPECT_EQ(World(all.drawing.layout).loss_if_isolated({0}, {0}), 1000);
  EXPECT_EQ(World(any.drawing.layout).loss_if_isolated({0}, {0}), 0);
}

TEST(Availability, ACutLinkIsWorthNothing) {
  Drawing d;
  const LinkId link = d.link(d.zone("a"), d.zone("b"));
  d.function(Need::kAll, {entity(link)});
  World world(d.layout);
  world.apply(fact(EventKind::kLinkCut, entity(link)));
  EXPECT_EQ(world.derived_availability({0}), 0);
}

TEST(Availability, ATunnelThatNothingCarriesIsWorthNothing) {
  Drawing d;
  const ZoneId a = d.zone("a");
  const ZoneId b = d.zone("b");
  const LinkId line = d.link(a, b);
  d.function(Need::kAll, {entity(d.tunnel(a, b, {.from = a, .to = b, .protocol = 3}))});
  World world(d.layout);
  EXPECT_EQ(world.derived_availability({0}), 1000);
  world.apply(fact(EventKind::kFlowBlocked, entity(line), 3));
  EXPECT_EQ(world.derived_availability({0}), 0);
}

TEST(Availability, AFunctionStandsOnAllThatItsPartsStandOn) {
  Mission mission(Need::kAny);
  mission.drawing.function(Need::kAll, {entity(FunctionId{0})});
  const std::vector<Entity> ground = ground_of(mission.drawing.layout, FunctionId{1});
  for (std::uint32_t i = 0; i < 3; ++i) {
    EXPECT_TRUE(std::binary_search(ground.begin(), ground.end(), entity(HostId{i})));
    EXPECT_TRUE(std::binary_search(ground.begin(), ground.end(), entity(ServiceId{i})));
  }
  EXPECT_EQ(ground.size(), 7U);  // and the function between
}

}  // namespace
}  // namespace redoubt::range
