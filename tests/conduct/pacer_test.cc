#include "controller/conduct/pacer.h"

#include <gtest/gtest.h>

namespace redoubt::conduct {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using terms::kStartex;

constexpr WallTime kWall{hours(1000)};

Pacer at_rate(double rate) {
  Pacer pacer(rate);
  pacer.start(kStartex, kWall);
  return pacer;
}

TEST(Pacer, SixtyTimesRealTimeIsAMinuteASecond) {
  const Pacer pacer = at_rate(60);
  EXPECT_EQ(pacer.at(kWall + seconds(2)), kStartex + minutes(2));
  EXPECT_EQ(pacer.due(kStartex + minutes(2)), kWall + seconds(2));
}

TEST(Pacer, WhatIsDueHasComeThen) {
  for (const double rate : {0.3, 1.0, 7.0, 216'000.0}) {
    const Pacer pacer = at_rate(rate);
    for (int i = 1; i < 1000; i += 7) {
      const auto time = kStartex + terms::Duration{i * 1'234'567};
      EXPECT_GE(pacer.at(pacer.due(time)) + terms::Duration{1}, time) << rate << " " << i;
    }
  }
}

TEST(Pacer, AtRateZeroAnyTimeMayHaveCome) {
  const Pacer pacer = at_rate(0);
  EXPECT_EQ(pacer.at(kWall), terms::kNever);
  EXPECT_LE(pacer.due(kStartex + hours(36)), kWall);
}

TEST(Pacer, NeverIsNeverDue) {
  EXPECT_EQ(at_rate(60).due(terms::kNever), WallTime::max());
  EXPECT_EQ(at_rate(1e-9).due(kStartex + hours(36)), WallTime::max());
}

TEST(Pacer, AShortWaitIsMadeUpFor) {
  Pacer pacer = at_rate(60);
  pacer.settle(kStartex, kWall + milliseconds(900));
  EXPECT_EQ(pacer.at(kWall + seconds(2)), kStartex + minutes(2));
}

TEST(Pacer, AfterALongWaitTimeDoesNotRace) {
  Pacer pacer = at_rate(60);
  pacer.settle(kStartex, kWall + hours(3));
  EXPECT_EQ(pacer.at(kWall + hours(3)), kStartex + minutes(1));
}

}  // namespace
}  // namespace redoubt::conduct
