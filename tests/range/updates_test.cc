// What makers send out: when each gets it, who waits, and what an implant in it is known by.

#include "controller/range/updates.h"

#include <gtest/gtest.h>

#include "controller/range/world.h"

namespace redoubt::range {
namespace {

using enum EventKind;
using std::chrono::hours;
using std::chrono::minutes;

constexpr terms::CellId kTeam{1};
constexpr Entity kSuite{terms::EntityKind::kSoftware, 0};
constexpr Entity kMaker{terms::EntityKind::kSupplier, 0};

/// Three hosts of one team that run one software, and two masts of one supplier.
Layout drawn() {
  Layout layout;
  layout.zones = {{.name = "office", .site = {}}};
  for (const char* name : {"one", "two", "three"}) {
    layout.hosts.push_back({.name = name, .zone = {0}, .owner = kTeam});
  }
  layout.software = {
      {.name = "suite",
       .hosts = {{0}, {1}, {2}},
       .updates = {.first = terms::kStartex + hours(2), .every = hours(12), .rollout = hours(1)}}};
  layout.mobile.networks = {{.name = "network"}};
  layout.mobile.suppliers = {
      {.name = "maker", .updates = {.first = terms::kStartex + hours(3), .every = hours(24)}},
      {.name = "other"}};
  layout.mobile.cells = {{.name = "mast", .network = {0}, .supplier = {0}},
                         {.name = "pole", .network = {0}, .supplier = {0}}};
  return layout;
}

/// A world that follows its own facts as an engine would.
struct Course {
  Layout layout = drawn();
  World world{layout};
  std::vector<Event> events;
  terms::ExerciseTime now = terms::kStartex;
  std::uint64_t sequence = 0;

  void happens(EventKind kind, Entity subject, Entity object = {}, terms::CellId actor = {}) {
    publish({.kind = kind, .actor = actor, .subject = subject, .object = object});
    settle();
  }
  void until(terms::Duration at) {
    while (world.next() <= terms::kStartex + at) {
      now = std::max(now, world.next());
      settle();
    }
    now = terms::kStartex + at;
  }
  std::vector<std::uint32_t> updated(EventKind kind = kSoftwareUpdated) const {
    std::vector<std::uint32_t> hosts;
    for (const Event& event : events) {
      if (event.kind == kind) hosts.push_back(event.subject.index);
    }
    return hosts;
  }

 private:
  void publish(Event event) {
    event.sequence = ++sequence;
    event.at = now;
    world.apply(event);
    events.push_back(event);
  }
  void settle() {
    for (Facts facts; world.settle(now, facts), !facts.empty(); facts.clear()) {
      for (const Event& event : facts) publish(event);
    }
  }
};

using Taken = std::vector<std::uint32_t>;

TEST(Updates, AreTakenOneAfterAnotherWhileTheyRollOut) {
  Course course;
  course.until(hours(2));
  EXPECT_EQ(course.updated(), Taken{0});
  course.until(hours(2) + minutes(30));
  EXPECT_EQ(course.updated(), (Taken{0, 1}));
  course.until(hours(3));
  EXPECT_EQ(course.updated(), (Taken{0, 1, 2}));
}

TEST(Updates, ComeAgainAfterTheirInterval) {
  Course course;
  course.until(hours(15));
  EXPECT_EQ(course.updated(), (Taken{0, 1, 2, 0, 1, 2}));
  EXPECT_EQ(course.world.updates().offered(kSuite), 2U);
}

TEST(Updates, WhoIsCutOffTakesTheLastOneWhenBack) {
  Course course;
  course.happens(kHostIsolated, entity(HostId{1}));
  course.until(hours(4));
  EXPECT_EQ(course.updated(), (Taken{0, 2}));
  course.happens(kHostRejoined, entity(HostId{1}));
  EXPECT_EQ(course.updated(), (Taken{0, 2, 1}));
}

TEST(Updates, WhoWaitsOverTwoOfThemTakesOne) {
  Course course;
  course.happens(kHostIsolated, entity(HostId{1}));
  course.until(hours(15));
  course.happens(kHostRejoined, entity(HostId{1}));
  EXPECT_EQ(course.updated(), (Taken{0, 2, 0, 2, 1}));
}

TEST(Updates, AreHeldBackByTheTeamWhoseHostsTheyAre) {
  Course course;
  course.happens(kUpdatesHeld, kSuite, {}, kTeam);
  course.until(hours(4));
  EXPECT_TRUE(course.updated().empty());
  course.happens(kUpdatesReleased, kSuite, {}, kTeam);
  EXPECT_EQ(course.updated(), (Taken{0, 1, 2}));
}

TEST(Updates, AnotherTeamHoldsNothingBack) {
  Course course;
  course.happens(kUpdatesHeld, kSuite, {}, terms::CellId{2});
  course.until(hours(3));
  EXPECT_EQ(course.updated(), (Taken{0, 1, 2}));
}

TEST(Updates, NobodyTakesWhatIsHeldBackForAll) {
  Course course;
  course.happens(kUpdatesHeld, kSuite);
  course.until(hours(3));
  EXPECT_TRUE(course.updated().empty());
  course.happens(kUpdatesReleased, kSuite);
  EXPECT_EQ(course.updated(), (Taken{0, 1, 2}));
}

TEST(Updates, WhatIsWithdrawnGoesNoFurther) {
  Course course;
  course.until(hours(2) + minutes(10));
  course.happens(kUpdateWithdrawn, kSuite);
  course.until(hours(4));
  EXPECT_EQ(course.updated(), Taken{0});
}

TEST(Updates, AnImplantIsInTheNextOneAlone) {
  Course course;
  course.happens(kUpdatePoisoned, kSuite, {}, terms::CellId{0});
  EXPECT_TRUE(course.world.is(kSuite, Trait::kPoisoned));
  course.until(hours(2));
  EXPECT_TRUE(course.world.updates().laced(kSuite));
  EXPECT_FALSE(course.world.is(kSuite, Trait::kPoisoned));
  course.until(hours(14));
  EXPECT_FALSE(course.world.updates().laced(kSuite));
}

TEST(Updates, FirmwareGoesToWhatComesFromItsSupplierNow) {
  Course course;
  course.happens(kSupplierReplaced, entity(RadioCellId{1}), entity(SupplierId{1}));
  course.until(hours(4));
  EXPECT_EQ(course.updated(kFirmwareUpdated), Taken{0});
  EXPECT_EQ(course.world.updates().takers(kMaker), std::vector{entity(RadioCellId{0})});
}

TEST(Updates, TravelByTheirProtocol) {
  Course course;
  course.layout.software[0].updates.by = only(0);
  course.world = World(course.layout);
  course.until(hours(4));
  EXPECT_TRUE(course.updated().empty());  // there is no way out
}

}  // namespace
}  // namespace redoubt::range
