#include "controller/range/water/lift.h"

#include <gtest/gtest.h>

namespace redoubt::range::water {
namespace {

constexpr std::int64_t kMetre = 1000;
constexpr std::int64_t kFullSpeed = 1000;

Pump with_curve(std::vector<Duty> curve) {
  Pump pump;
  pump.curve = std::move(curve);
  return pump;
}

TEST(Lift, AConstantFlowIsTheSameAgainstAnyLift) {
  Pump pump;
  pump.lph = 400;
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 0), 400);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 90 * kMetre), 400);
  EXPECT_EQ(moves_lph(pump, 250, 90 * kMetre), 100);
  EXPECT_EQ(moves_lph(pump, 0, 0), 0);
}

TEST(Lift, OnePointIsACurveFromFourThirdsOfItsHeadToTwiceItsFlow) {
  const Pump pump = with_curve({{300'000, 60 * kMetre}});
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 60 * kMetre), 300'000);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 80 * kMetre), 0);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 0), 600'000);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, -20 * kMetre), 600'000);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 35 * kMetre), 450'000);
}

TEST(Lift, SeveralPointsAreJoinedByStraightLines) {
  const Pump pump = with_curve({{0, 100 * kMetre}, {1000, 80 * kMetre}, {2000, 20 * kMetre}});
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 101 * kMetre), 0);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 90 * kMetre), 500);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 80 * kMetre), 1000);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 35 * kMetre), 1750);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 5 * kMetre), 2000);
}

TEST(Lift, HalfTheSpeedIsHalfTheFlowAgainstAQuarterOfTheHead) {
  const Pump pump = with_curve({{300'000, 60 * kMetre}});
  EXPECT_EQ(moves_lph(pump, 500, 15 * kMetre), 150'000);
  EXPECT_EQ(moves_lph(pump, 500, 20 * kMetre), 0);
}

TEST(Lift, ConstantPowerMovesLessTheHigherItLifts) {
  Pump pump;
  pump.power_w = 980'665;  // lifts 100 l a second by 1000 m
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 1000 * kMetre), 360'000);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 500 * kMetre), 720'000);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, kMetre), 360'000'000);
  EXPECT_EQ(moves_lph(pump, kFullSpeed, 0), 360'000'000);
}

}  // namespace
}  // namespace redoubt::range::water
