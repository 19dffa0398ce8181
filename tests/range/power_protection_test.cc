#include <gtest/gtest.h>

#include "controller/range/power/protection.h"

namespace redoubt::range::power {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using terms::ExerciseTime;
using terms::kStartex;

constexpr LineId kLine{0};
constexpr LineId kOther{1};

/// When a line at this loading trips.
terms::Duration tripping(std::int64_t loading, terms::Duration trip_after = minutes(1)) {
  Protection protection(trip_after);
  protection.hear(kLine, loading, kStartex, 1);
  return protection.first()->trips_at - kStartex;
}

TEST(PowerProtection, LoadingIsRoundedUpAndAboveTheRatingToTheNextFivePercent) {
  EXPECT_EQ(loading_of(0, 100'000), 0);
  EXPECT_EQ(loading_of(-50'001, 100'000), 501);
  EXPECT_EQ(loading_of(100'000, 100'000), 1000);
  EXPECT_EQ(loading_of(100'001, 100'000), 1050);
  EXPECT_EQ(loading_of(-105'000, 100'000), 1050);
  EXPECT_EQ(loading_of(105'001, 100'000), 1100);
}

TEST(PowerProtection, ALineWithoutARatingIsNotLimited) { EXPECT_EQ(loading_of(9'000'000, 0), 0); }

TEST(PowerProtection, TheMoreALineCarriesTheSoonerItTrips) {
  EXPECT_EQ(tripping(2000), minutes(1));
  EXPECT_EQ(tripping(1500), minutes(2));
  EXPECT_EQ(tripping(1100), minutes(10));
  EXPECT_EQ(tripping(5000), seconds(15));
}

TEST(PowerProtection, TripsAfterWhatIsDeclared) {
  EXPECT_EQ(tripping(1500, minutes(5)), minutes(10));
  EXPECT_EQ(tripping(1500, seconds(0)), seconds(0));
}

TEST(PowerProtection, UpToItsRatingALineHolds) {
  Protection protection(minutes(1));
  protection.hear(kLine, 1000, kStartex, 1);
  EXPECT_EQ(protection.first(), nullptr);
}

TEST(PowerProtection, WhatALineHasBornAddsUp) {
  Protection protection(minutes(1));
  protection.hear(kLine, 1500, kStartex, 1);
  protection.hear(kLine, 2000, kStartex + minutes(1), 2);  // half of it is used up
  EXPECT_EQ(protection.first()->trips_at, kStartex + seconds(90));
  protection.hear(kLine, 1250, kStartex + seconds(75), 3);  // three quarters
  EXPECT_EQ(protection.first()->trips_at, kStartex + seconds(75 + 60));
}

TEST(PowerProtection, ARelievedLineForgets) {
  Protection protection(minutes(1));
  protection.hear(kLine, 2000, kStartex, 1);
  protection.hear(kLine, 900, kStartex + seconds(59), 2);
  EXPECT_EQ(protection.first(), nullptr);
  protection.hear(kLine, 2000, kStartex + seconds(60), 3);
  EXPECT_EQ(protection.first()->trips_at, kStartex + seconds(120));
}

TEST(PowerProtection, TheCauseIsWhatLastPutMoreOnTheLine) {
  Protection protection(minutes(1));
  protection.hear(kLine, 1500, kStartex, 1);
  protection.hear(kLine, 1800, kStartex, 2);
  protection.hear(kLine, 1600, kStartex, 3);
  EXPECT_EQ(protection.first()->cause, 2U);
}

TEST(PowerProtection, TheFirstToTripIsNamed) {
  Protection protection(minutes(1));
  protection.hear(kOther, 2000, kStartex, 1);
  protection.hear(kLine, 1500, kStartex, 2);
  EXPECT_EQ(protection.first()->line, kOther);
  protection.hear(kLine, 3000, kStartex, 3);
  EXPECT_EQ(protection.first()->line, kLine);
}

TEST(PowerProtection, OfThoseThatTripAtOnceTheMostLoadedIsFirstThenTheFirstDrawn) {
  Protection protection(minutes(1));
  protection.hear(kOther, 2000, kStartex, 1);
  protection.hear(kLine, 2000, kStartex, 2);
  EXPECT_EQ(protection.first()->line, kLine);
  Protection other(minutes(1));
  other.hear(kLine, 1500, kStartex, 1);
  other.hear(kOther, 2000, kStartex + minutes(1), 2);
  EXPECT_EQ(other.first()->trips_at, kStartex + minutes(2));
  EXPECT_EQ(other.first()->line, kOther);
}

TEST(PowerProtection, AnyAmountIsTaken) {
  Protection protection(minutes(1));
  protection.hear(kLine, INT64_MAX, kStartex, 1);
  protection.hear(kLine, INT64_MAX - 1, terms::kNever - minutes(1), 2);
  EXPECT_LE(protection.first()->trips_at, terms::kNever);
}

}  // namespace
}  // namespace redoubt::range::power
