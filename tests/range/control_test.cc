#include <gtest/gtest.h>

#include "tests/range/drawing.h"
#include "tests/range/unfolding.h"

namespace redoubt::range::control {
namespace {

using std::chrono::minutes;
using terms::kNever;

static_assert(std::copyable<State>);

/// A controller that measures a boiler, and a fan that its safety function switches off; both
/// stand for machines, and are as good as the hosts they are drawn as.
class ControlTest : public testing::Test {
 protected:
  ControlTest() {
    const ZoneId zone = drawing_.zone("plant");
    drawing_.host("plc", zone);
    boiler_ = drawing_.host("boiler", zone);
    fan_ = drawing_.host("fan", zone);
    source_ = drawing_.host("source", zone);
    drawing_.layout.couplings = {{.to = entity(boiler_), .from = entity(source_), .leaves = 300}};
    Point point{.name = "heat", .host = {0}, .of = entity(boiler_), .low = 500};
    point.safety = {.below = 400,
                    .trips = entity(fan_),
                    .after = minutes(2),
                    .harms = entity(boiler_),
                    .harm_after = minutes(30)};
    drawing_.layout.plant.points = {point};
  }

  Safety& safety() { return drawing_.layout.plant.points[0].safety; }
  void fall(Unfolding& run, std::int64_t at) const {
    run.happen(at_min(at), EventKind::kHostIsolated, entity(source_));
  }
  void rise(Unfolding& run, std::int64_t at) const {
    run.happen(at_min(at), EventKind::kHostRejoined, entity(source_));
  }

  Drawing drawing_;
  HostId boiler_;
  HostId fan_;
  HostId source_;
  const PointId heat_{0};
};

TEST_F(ControlTest, WhatIsShownFollowsWhatIsMeasured) {
  Unfolding run(drawing_.layout);
  EXPECT_EQ(run.world.control().shown(heat_), 1000);
  fall(run, 1);
  EXPECT_EQ(run.world.control().shown(heat_), 300);
}

TEST_F(ControlTest, AnAlarmSoundsBelowItsLimitAndIsClearedAboveIt) {
  Unfolding run(drawing_.layout);
  fall(run, 1);
  EXPECT_EQ(run.when(EventKind::kAlarmSounded, entity(heat_)), at_min(1));
  rise(run, 2);
  EXPECT_EQ(run.when(EventKind::kAlarmCleared, entity(heat_)), at_min(2));
}

TEST_F(ControlTest, AForgedReportHidesTheTruthUntilSomebodyLooks) {
  Unfolding run(drawing_.layout);
  run.happen(at_min(1), EventKind::kReportSpoofed, entity(heat_), 1000);
  fall(run, 2);
  EXPECT_EQ(run.world.control().shown(heat_), 1000);
  EXPECT_EQ(run.world.control().reading(heat_), 300);
  EXPECT_EQ(run.count(EventKind::kAlarmSounded), 0U);
  run.happen(at_min(9), EventKind::kReportTrue, entity(heat_));
  EXPECT_EQ(run.world.control().shown(heat_), 300);
  EXPECT_EQ(run.when(EventKind::kAlarmSounded, entity(heat_)), at_min(9));
}

TEST_F(ControlTest, ASilencedAlarmIsSilent) {
  Unfolding run(drawing_.layout);
  run.happen(at_min(1), EventKind::kAlarmSilenced, entity(heat_));
  fall(run, 2);
  EXPECT_EQ(run.count(EventKind::kAlarmSounded), 0U);
  run.happen(at_min(3), EventKind::kAlarmArmed, entity(heat_));
  EXPECT_EQ(run.count(EventKind::kAlarmSounded), 1U);
}

TEST_F(ControlTest, TheSafetyFunctionActsOnTheTruthEvenWhereTheReportIsForged) {
  Unfolding run(drawing_.layout);
  run.happen(at_min(1), EventKind::kReportSpoofed, entity(heat_), 1000);
  fall(run, 2);
  run.until(at_min(60));
  EXPECT_EQ(run.when(EventKind::kSwitched, entity(fan_)), at_min(4));
  EXPECT_EQ(run.count(EventKind::kDamaged), 0U);
}

TEST_F(ControlTest, WithoutItsSafetyFunctionAMachineTakesHarmOnce) {
  Unfolding run(drawing_.layout);
  run.happen(at_min(1), EventKind::kSafetyInhibited, entity(heat_));
  fall(run, 2);
  run.until(at_min(200));
  EXPECT_EQ(run.count(EventKind::kSwitched), 0U);
  EXPECT_EQ(run.when(EventKind::kDamaged, entity(boiler_)), at_min(32));
  EXPECT_EQ(run.count(EventKind::kDamaged), 1U);
}

TEST_F(ControlTest, WhatIsSafeAgainInTimeTripsNothing) {
  Unfolding run(drawing_.layout);
  fall(run, 2);
  rise(run, 3);
  run.until(at_min(200));
  EXPECT_EQ(run.count(EventKind::kSwitched), 0U);
}

TEST_F(ControlTest, EachLimitMovesTheOutcome) {
  const auto trips_at = [&] {
    Unfolding run(drawing_.layout);
    fall(run, 2);
    run.until(at_min(100));
    return run.when(EventKind::kSwitched, entity(fan_));
  };
  EXPECT_EQ(trips_at(), at_min(4));
  safety().after = minutes(7);
  EXPECT_EQ(trips_at(), at_min(9));
  safety().below = 200;
  EXPECT_EQ(trips_at(), kNever);
}

TEST_F(ControlTest, APointWithoutItsControllerControlsNothingUnlessWorkedByHand) {
  Unfolding run(drawing_.layout);
  run.happen(at_min(1), EventKind::kHostIsolated, entity(HostId{0}));
  EXPECT_EQ(run.world.availability(entity(heat_)), 0);
  run.happen(at_min(2), EventKind::kPointManual, entity(heat_));
  EXPECT_EQ(run.world.availability(entity(heat_)), 1000);
  run.happen(at_min(3), EventKind::kPointRemote, entity(heat_));
  EXPECT_EQ(run.world.availability(entity(heat_)), 0);
}

}  // namespace
}  // namespace redoubt::range::control
