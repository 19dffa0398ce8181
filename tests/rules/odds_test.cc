#include "controller/rules/odds.h"

#include <gtest/gtest.h>

#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using terms::Odds;

constexpr Odds kCertain{Odds::kCertain};
const Event kTidied = on(kDesk, EventKind::kHostTidied);
const Event kMasked = on(kDesk, EventKind::kHostMasked);
const Event kLookedInto = on(kDesk, EventKind::kHostLookedInto);

/// Of a sensor that sees 60 % of a trace that always shows.
std::uint32_t noticed(const std::vector<Event>& before, HostId host = kDesk) {
  const range::Layout layout = office();
  return notice_odds(world_after(layout, before), kCertain, {600'000}, host).per_million;
}

/// Of a sensor that names 70 % rightly.
std::uint32_t named(const std::vector<Event>& before, HostId host = kDesk) {
  const range::Layout layout = office();
  return naming_odds(world_after(layout, before), {700'000}, host).per_million;
}

TEST(Odds, TracesThatAreTidiedAwayAreNoticedHalfAsOften) {
  EXPECT_EQ(noticed({}), 600'000U);
  EXPECT_EQ(noticed({kTidied}), 300'000U);
  EXPECT_EQ(noticed({kTidied}, kServer), 600'000U);
}

TEST(Odds, WhoeverWatchesMissesHalfOfWhatIsLeft) {
  EXPECT_EQ(noticed({on(kDesk, EventKind::kHostWatched)}), 800'000U);
  EXPECT_EQ(noticed({kTidied, on(kDesk, EventKind::kHostWatched)}), 650'000U);
}

TEST(Odds, WhereSensorsAreBlindNothingIsNoticed) {
  EXPECT_EQ(noticed({on(kDesk, EventKind::kHostBlinded)}), 0U);
}

TEST(Odds, WhatGoesByAnotherNameIsNamedRightlyHalfAsOften) {
  EXPECT_EQ(named({}), 700'000U);
  EXPECT_EQ(named({kMasked}), 350'000U);
  EXPECT_EQ(named({kMasked}, kServer), 700'000U);
  EXPECT_EQ(noticed({kMasked}), 600'000U);
}

TEST(Odds, NeitherOutlivesALookOrAnImage) {
  EXPECT_EQ(noticed({kTidied, kLookedInto}), 600'000U);
  EXPECT_EQ(named({kMasked, kLookedInto}), 700'000U);
  EXPECT_EQ(noticed({kTidied, on(kDesk, EventKind::kHostRestored)}), 600'000U);
}

}  // namespace
}  // namespace redoubt::rules
