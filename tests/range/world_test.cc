#include "controller/range/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/range/drawing.h"

namespace redoubt::range {
namespace {

using terms::Access;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr HostId kDesk{0};
constexpr HostId kVault{1};
constexpr Protocol kHttps = 0;

/// Two hosts in two zones with an open link between them.
Layout two_hosts() {
  Drawing d;
  const ZoneId office = d.zone("office");
  const ZoneId core = d.zone("core");
  d.host("desk", office);
  d.host("vault", core);
  d.link(office, core);
  return d.layout;
}

Event gained(HostId host, Access access) {
  return fact(EventKind::kAccessGained, entity(host), static_cast<std::int64_t>(access));
}

TEST(World, NothingIsHeldAtTheStart) {
  const Layout layout = two_hosts();
  EXPECT_THAT(World(layout).held(), IsEmpty());
}

TEST(World, HostsAreHeldInOrderOfCapture) {
  const Layout layout = two_hosts();
  World world(layout);
  world.apply(gained(kVault, Access::kUser));
  world.apply(gained(kDesk, Access::kUser));
  world.apply(gained(kVault, Access::kAdmin));
  EXPECT_THAT(world.held(), ElementsAre(kVault, kDesk));
  EXPECT_EQ(world.host(kVault).access, Access::kAdmin);
}

TEST(World, WhatIsLostIsNoLongerHeld) {
  const Layout layout = two_hosts();
  World world(layout);
  world.apply(gained(kVault, Access::kUser));
  world.apply(fact(EventKind::kAccessLost, entity(kVault)));
  EXPECT_THAT(world.held(), IsEmpty());
}

TEST(World, AnIsolatedHostNeitherReachesNorIsReached) {
  const Layout layout = two_hosts();
  World world(layout);
  EXPECT_TRUE(world.reaches(kDesk, kVault, kHttps));
  world.apply(fact(EventKind::kHostIsolated, entity(kDesk)));
  EXPECT_FALSE(world.reaches(kDesk, kVault, kHttps));
  EXPECT_FALSE(world.reaches(kVault, kDesk, kHttps));
  EXPECT_TRUE(world.reaches(kDesk, kDesk, kHttps));
}

TEST(World, AHostsOwnFirewallDeniesOneNeighbourOneProtocol) {
  Layout layout = two_hosts();
  layout.hosts[kVault.value].denials = {{.from = kDesk, .protocols = only(kHttps)}};
  const World world(layout);
  EXPECT_FALSE(world.reaches(kDesk, kVault, kHttps));
  EXPECT_TRUE(world.reaches(kDesk, kVault, 1));
}

TEST(World, ARuleThatNamesAHostHoldsForItAlone) {
  Layout layout = two_hosts();
  layout.hosts.push_back({.name = "printer", .zone = {1}});
  layout.links[0].rules = {{.to = kVault, .allow = false}, {.allow = true}};
  const World world(layout);
  EXPECT_FALSE(world.reaches(kDesk, kVault, kHttps));
  EXPECT_FALSE(world.reaches(ZoneId{0}, kVault, kHttps));
  EXPECT_TRUE(world.reaches(kDesk, HostId{2}, kHttps));
  EXPECT_TRUE(world.reaches(kVault, kDesk, kHttps));
}

TEST(World, WhoIsHiddenGetsOutAllTheSame) {
  Layout layout = two_hosts();
  layout.zones[0].external = true;
  layout.links[0].hides = layout.hosts[kVault.value].zone;
  const World world(layout);
  EXPECT_TRUE(world.gets_out(kVault, kAnyProtocol));
  EXPECT_FALSE(world.reaches(kDesk, kVault, kHttps));
}

TEST(World, ARuleMayKeepOneHostFromGettingOut) {
  Layout layout = two_hosts();
  layout.hosts.push_back({.name = "printer", .zone = {1}});
  layout.zones[0].external = true;
  layout.links[0].rules = {{.from = kVault, .allow = false}, {.allow = true}};
  const World world(layout);
  EXPECT_FALSE(world.gets_out(kVault, kAnyProtocol));
  EXPECT_TRUE(world.gets_out(HostId{2}, kAnyProtocol));
}

TEST(World, AnImageTakesEverythingFromTheIntruderAndLeavesTheHostIsolated) {
  const Layout layout = two_hosts();
  World world(layout);
  world.apply(gained(kVault, Access::kAdmin));
  world.apply(fact(EventKind::kPersistencePlanted, entity(kVault), 4));
  world.apply(fact(EventKind::kHostIsolated, entity(kVault)));
  world.apply(fact(EventKind::kHostRestored, entity(kVault)));
  EXPECT_EQ(world.host(kVault).access, Access::kNone);
  EXPECT_EQ(world.host(kVault).persistence, 0);
  EXPECT_TRUE(world.host(kVault).isolated);
}

TEST(World, OnlyTheNamedPersistenceIsRemoved) {
  const Layout layout = two_hosts();
  World world(layout);
  world.apply(fact(EventKind::kPersistencePlanted, entity(kVault), 1));
  world.apply(fact(EventKind::kPersistencePlanted, entity(kVault), 4));
  world.apply(fact(EventKind::kPersistenceRemoved, entity(kVault), 1));
  EXPECT_EQ(world.host(kVault).persistence, 4);
}

TEST(World, ACopyIsAFutureOfItsOwn) {
  const Layout layout = two_hosts();
  const World world(layout);
  World fork = world;
  fork.apply(gained(kVault, Access::kUser));
  EXPECT_THAT(world.held(), IsEmpty());
}

}  // namespace
}  // namespace redoubt::range
