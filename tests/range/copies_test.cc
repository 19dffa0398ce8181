#include "controller/range/enterprise/copies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/range/world.h"
#include "tests/range/drawing.h"

namespace redoubt::range {
namespace {

using enum EventKind;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr HostId kFiles{0};
constexpr HostId kDirectory{1};
constexpr HostId kDesk{2};
constexpr std::chrono::hours kHour{1};

/// Files every six hours, the directory every day; nobody copies the desk.
Layout copied(std::uint32_t keeps = 2) {
  Drawing d;
  const ZoneId office = d.zone("office");
  for (const char* name : {"files", "directory", "desk"}) d.host(name, office);
  d.layout.backups = {{.name = "often", .covers = {kFiles}, .every = 6 * kHour, .keeps = keeps},
                      {.name = "daily", .covers = {kDirectory}, .every = 24 * kHour}};
  return d.layout;
}

/// A run that goes from one thing that comes about by itself to the next.
struct Days {
  explicit Days(const Layout& layout) : world(layout) {}

  /// What happened up to then: "6 h files: copy made".
  std::vector<std::string> until(terms::Duration since_startex) {
    std::vector<std::string> told;
    while (world.next() <= terms::kStartex + since_startex) {
      const terms::ExerciseTime now = world.next();
      Facts facts;
      world.settle(now, facts);
      for (Event& fact : facts) {
        fact.at = now;
        world.apply(fact);
        told.push_back(terms::to_text(now - terms::kStartex) + " " +
                       world.layout().name_of(fact.subject) + ": " + name(fact.kind));
      }
    }
    return told;
  }
  std::vector<std::int64_t> hours_of_copies(HostId host) const {
    std::vector<std::int64_t> hours;
    for (const Copy& copy : world.copies().of(host)) {
      hours.push_back((copy.at - terms::kStartex) / kHour);
    }
    return hours;
  }

  World world;
};

TEST(Copies, AHostIsCopiedEachTimeItsBackupIsDue) {
  const Layout layout = copied();
  EXPECT_THAT(Days(layout).until(12 * kHour),
              ElementsAre("6 h files: copy made", "12 h files: copy made"));
}

TEST(Copies, SeveralBackupsThatAreDueComeInTheOrderInWhichTheyAreDrawn) {
  const Layout layout = copied();
  Days days(layout);
  days.until(23 * kHour);
  EXPECT_THAT(days.until(24 * kHour),
              ElementsAre("1 d files: copy made", "1 d directory: copy made"));
}

TEST(Copies, TheFirstIsTheHostAsItWasDrawn) {
  const Layout layout = copied();
  const Days days(layout);
  EXPECT_THAT(days.hours_of_copies(kFiles), ElementsAre(0));
  EXPECT_FALSE(days.world.copies().covers(kDesk));
  EXPECT_THAT(days.hours_of_copies(kDesk), IsEmpty());
}

TEST(Copies, OfMoreThanAreKeptTheOldestGoes) {
  for (const std::uint32_t keeps : {1U, 2U, 3U}) {
    const Layout layout = copied(keeps);
    Days days(layout);
    days.until(18 * kHour);
    EXPECT_EQ(days.hours_of_copies(kFiles).size(), keeps);
    EXPECT_EQ(days.hours_of_copies(kFiles).back(), 18);
  }
}

TEST(Copies, AHostThatCannotBeReachedIsMissedAndCopiedNextTime) {
  const Layout layout = copied();
  Days days(layout);
  days.world.apply(fact(kHostIsolated, entity(kFiles)));
  EXPECT_THAT(days.until(6 * kHour), ElementsAre("6 h files: copy missed"));
  days.world.apply(fact(kHostRejoined, entity(kFiles)));
  EXPECT_THAT(days.until(12 * kHour), ElementsAre("12 h files: copy made"));
  EXPECT_THAT(days.hours_of_copies(kFiles), ElementsAre(0, 12));
}

TEST(Copies, WhatTheIntruderHasOnAHostIsInItsCopy) {
  const Layout layout = copied();
  Days days(layout);
  days.until(6 * kHour);
  days.world.apply(fact(kPersistencePlanted, entity(kFiles), 4));
  days.until(12 * kHour);
  EXPECT_FALSE(days.world.copies().of(kFiles)[0].poisoned());
  EXPECT_TRUE(days.world.copies().of(kFiles)[1].poisoned());
}

TEST(Copies, ARejectedCopyIsNotTheNewest) {
  const Layout layout = copied();
  Days days(layout);
  days.until(6 * kHour);
  days.world.apply(fact(kCopyRejected, entity(kFiles), terms::Duration(6 * kHour).count()));
  EXPECT_EQ(days.world.copies().newest(kFiles)->at, terms::kStartex);
  days.world.apply(fact(kCopyRejected, entity(kFiles), 0));
  EXPECT_EQ(days.world.copies().newest(kFiles), nullptr);
}

TEST(Copies, WhatIsLostIsCopiedAnew) {
  const Layout layout = copied();
  Days days(layout);
  days.world.apply(fact(kCopiesLost, entity(kFiles)));
  EXPECT_THAT(days.hours_of_copies(kFiles), IsEmpty());
  days.until(6 * kHour);
  EXPECT_THAT(days.hours_of_copies(kFiles), ElementsAre(6));
}

TEST(Copies, NothingIsEverDueWhereNoBackupIsDrawn) {
  const Layout layout = Drawing{}.layout;
  EXPECT_EQ(Copies(layout).next(), terms::kNever);
}

}  // namespace
}  // namespace redoubt::range
