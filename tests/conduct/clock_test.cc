#include "controller/conduct/clock.h"

#include <gtest/gtest.h>

namespace redoubt::conduct {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using terms::ExerciseTime;
using terms::kNever;
using terms::kStartex;
using What = ClockOrder::What;

const WallTime kWall{hours(1000)};

/// A clock at sixty times real time.
struct Held {
  explicit Held(bool started = true) : clock(started, 60'000) { clock.start(kStartex, kWall); }

  bool obeys(What what, ExerciseTime at = kStartex, WallTime wall = kWall,
             std::uint64_t rate_milli = 0) {
    return clock.obey({what, at, rate_milli}, clock.at(wall), wall).ok();
  }

  Clock clock;
};

TEST(Clock, BeforeStartexItStands) {
  Held held(false);
  EXPECT_EQ(held.clock.at(kWall + hours(3)), kStartex);
  EXPECT_TRUE(held.obeys(What::kStart, {}, kWall + hours(3)));
  EXPECT_EQ(held.clock.at(kWall + hours(3) + seconds(1)), kStartex + minutes(1));
}

TEST(Clock, PausedItStandsHoweverLongAndGoesOnFromThere) {
  Held held;
  EXPECT_TRUE(held.obeys(What::kPause, {}, kWall + seconds(5)));
  EXPECT_EQ(held.clock.at(kWall + hours(72)), kStartex + minutes(5));
  EXPECT_EQ(held.clock.due(kStartex + minutes(6)), WallTime::max());
  EXPECT_TRUE(held.obeys(What::kResume, {}, kWall + hours(72)));
  EXPECT_EQ(held.clock.at(kWall + hours(72) + seconds(1)), kStartex + minutes(6));
}

TEST(Clock, ItGoesNoFurtherThanAHoldPoint) {
  Held held;
  EXPECT_TRUE(held.obeys(What::kHold, kStartex + minutes(10)));
  EXPECT_EQ(held.clock.at(kWall + hours(3)), kStartex + minutes(10));
  EXPECT_EQ(held.clock.due(kStartex + minutes(11)), WallTime::max());
  held.clock.arrive(kWall + seconds(10));
  EXPECT_EQ(held.clock.standing().state, ClockState::kPaused);
  EXPECT_TRUE(held.clock.standing().holds.empty());
}

TEST(Clock, AStepEndsInAPause) {
  Held held;
  EXPECT_TRUE(held.obeys(What::kStep, kStartex + minutes(2)));
  EXPECT_EQ(held.clock.stop(), kStartex + minutes(2));
  held.clock.arrive(kWall + seconds(2));
  EXPECT_FALSE(held.clock.runs());
}

TEST(Clock, AJumpGoesAsFastAsPossibleAndThenAsBefore) {
  Held held;
  EXPECT_TRUE(held.obeys(What::kJump, kStartex + hours(5)));
  EXPECT_EQ(held.clock.at(kWall), kStartex + hours(5));
  held.clock.arrive(kWall);
  EXPECT_EQ(held.clock.at(kWall + seconds(1)), kStartex + hours(5) + minutes(1));
}

TEST(Clock, AJumpInAPauseEndsInAPause) {
  Held held;
  EXPECT_TRUE(held.obeys(What::kPause));
  EXPECT_TRUE(held.obeys(What::kJump, kStartex + hours(5)));
  held.clock.arrive(kWall);
  EXPECT_EQ(held.clock.standing().state, ClockState::kPaused);
  EXPECT_EQ(held.clock.at(kWall + hours(1)), kStartex + hours(5));
}

TEST(Clock, AHoldPointOnTheWayEndsAJump) {
  Held held;
  EXPECT_TRUE(held.obeys(What::kHold, kStartex + hours(1)));
  EXPECT_TRUE(held.obeys(What::kJump, kStartex + hours(5)));
  held.clock.arrive(kWall);
  EXPECT_EQ(held.clock.at(kWall + hours(1)), kStartex + hours(1));
  EXPECT_EQ(held.clock.standing().until, kNever);
}

TEST(Clock, ANewRateCountsFromNow) {
  Held held;
  EXPECT_TRUE(held.obeys(What::kRate, {}, kWall + seconds(5), 1000));
  EXPECT_EQ(held.clock.at(kWall + seconds(15)), kStartex + minutes(5) + seconds(10));
}

TEST(Clock, WhatMakesNoSenseIsRefusedAndChangesNothing) {
  Held held(false);
  for (const What what : {What::kPause, What::kResume, What::kFreeze, What::kThaw}) {
    EXPECT_FALSE(held.obeys(what)) << name(what);
  }
  EXPECT_FALSE(held.obeys(What::kStep, kStartex + minutes(1)));
  EXPECT_TRUE(held.obeys(What::kStart));
  EXPECT_FALSE(held.obeys(What::kStart));
  EXPECT_FALSE(held.obeys(What::kHold, kStartex, kWall + seconds(1)));
  EXPECT_FALSE(held.obeys(What::kUnhold, kStartex + minutes(9)));
  EXPECT_FALSE(held.obeys(What::kRate, {}, kWall, kRateMilliMax + 1));
  EXPECT_EQ(held.clock.standing(), (ClockStanding{ClockState::kRunning, 60'000, kNever, {}}));
}

TEST(Clock, PlayThatWasStoppedGoesOnByAPause) {
  Held held;
  EXPECT_TRUE(held.obeys(What::kFreeze));
  EXPECT_FALSE(held.obeys(What::kResume));
  EXPECT_FALSE(held.obeys(What::kStep, kStartex + minutes(1)));
  EXPECT_TRUE(held.obeys(What::kThaw));
  EXPECT_TRUE(held.obeys(What::kResume));
}

TEST(Clock, HoldPointsAreBounded) {
  Held held;
  for (std::size_t i = 1; i <= kHoldPointsMax; ++i) {
    EXPECT_TRUE(held.obeys(What::kHold, kStartex + minutes(i)));
  }
  EXPECT_FALSE(held.obeys(What::kHold, kStartex + hours(9)));
  EXPECT_TRUE(held.obeys(What::kHold, kStartex + minutes(1)));
}

}  // namespace
}  // namespace redoubt::conduct
