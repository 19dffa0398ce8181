#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/range/works.h"

namespace redoubt::range::water {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::int64_t> amounts(const std::vector<Event>& events) {
  std::vector<std::int64_t> all;
  for (const Event& event : events) all.push_back(event.amount);
  return all;
}

// --- tanks ---------------------------------------------------------------------------------------

TEST(Water, ATankGainsWhatIsPumpedLessWhatIsDrunk) {
  Town town;
  Course course(town.works);
  course.run_to(at(hours(4)));
  EXPECT_EQ(course.state().flows().gain_lph[0], 50 * kM3);
  EXPECT_EQ(course.state().content({0}, at(hours(4))), 700 * kM3 * State::kPerLitre);
  EXPECT_EQ(course.state().level({0}, at(hours(4))), 700);
}

TEST(Water, LevelsAreToldInStepsOfFivePercent) {
  Town town;
  Course course(town.works);
  course.run_to(at(hours(3)));
  const auto levels = course.about(EventKind::kTankLevel, kTank);
  EXPECT_THAT(amounts(levels), ElementsAre(550, 600, 650));
  EXPECT_EQ(levels[0].at, at(hours(1)));
  EXPECT_EQ(course.state().availability(TankId{0}), 650);
}

TEST(Water, ATankThatBeginsBetweenTwoStepsTellsOfTheNextOne) {
  Drawing up;
  up.pump(up.source(), up.tank(1000, 62), 30);
  Course rises(up.works);
  rises.run_to(at(hours(1)));
  EXPECT_THAT(amounts(rises.about(EventKind::kTankLevel, kTank)), ElementsAre(650));
  EXPECT_EQ(rises.facts()[0].at, at(hours(1)));
}

TEST(Water, AFullTankTakesNoMoreThanIsDrawnFromIt) {
  Town town;
  Course course(town.works);
  course.run_to(at(hours(24)));
  EXPECT_EQ(course.state().availability(TankId{0}), 1000);
  EXPECT_EQ(course.state().flows().gain_lph[0], 0);
  EXPECT_EQ(course.state().flows().pumps[0].lph, 50 * kM3);
  EXPECT_EQ(course.state().next(), terms::kNever);
}

TEST(Water, AnEmptyTankGivesAgainAtOneStep) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(0)), EventKind::kSwitched, kPump, 0);
  course.run_to(at(hours(10)));
  EXPECT_EQ(course.state().availability(TankId{0}), 0);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 0);
  course.happens(at(hours(11)), EventKind::kSwitched, kPump, 400);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 800);
  course.happens(at(hours(12)), EventKind::kSwitched, kPump, 1000);
  course.run_to(at(hours(13)));
  EXPECT_EQ(course.state().availability(TankId{0}), 50);
  course.happens(at(hours(13)), EventKind::kSwitched, kPump, 400);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 1000);
}

TEST(Water, TanksOfOneAreaDrainInProportionToWhatTheyHold) {
  Drawing two;
  const Place a = two.tank(1000, 80);
  const Place b = two.tank(1000, 20);
  two.pipe(a, b);
  two.pipe(a, two.district(100));
  const State state(two.works);
  EXPECT_THAT(state.flows().gain_lph, ElementsAre(-80 * kM3, -20 * kM3));
}

TEST(Water, TanksOfOneAreaFillInProportionToTheirRoom) {
  Drawing two;
  const Place a = two.tank(1000, 80);
  const Place b = two.tank(3000, 80);
  two.pipe(a, b);
  two.pump(two.source(), a, 100);
  const State state(two.works);
  EXPECT_THAT(state.flows().gain_lph, ElementsAre(25 * kM3, 75 * kM3));
}

TEST(Water, ATankThatIsCutOffKeepsWhatItHolds) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(1)), EventKind::kDamaged, kTank);
  course.run_to(at(hours(9)));
  EXPECT_EQ(course.state().level({0}, at(hours(9))), 550);
  EXPECT_EQ(course.state().availability(TankId{0}), 0);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 1000);
}

TEST(Water, ALevelThatSomebodyElseBringsAboutIsSo) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(1)), EventKind::kTankLevel, kTank, 100);
  EXPECT_EQ(course.state().level({0}, at(hours(1))), 100);
  course.run_to(at(hours(2)));
  EXPECT_EQ(course.state().level({0}, at(hours(2))), 150);
}

// --- districts -----------------------------------------------------------------------------------

TEST(Water, ADistrictWithoutWaterIsToldOnce) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(0)), EventKind::kDamaged, kPump);
  course.run_to(at(hours(48)));
  const auto served = course.about(EventKind::kDistrictServed, kDistrict);
  EXPECT_THAT(amounts(served), ElementsAre(0));
  EXPECT_EQ(served[0].at, at(hours(10)));
}

TEST(Water, WhatIsMissingIsSharedInProportion) {
  Drawing two;
  const Place works = two.junction();
  two.pump(two.source(), works, 90);
  two.pipe(works, two.district(100));
  two.pipe(works, two.district(20));
  Course course(two.works);
  course.run_to(at(hours(0)));
  EXPECT_THAT(course.state().flows().given_lph, ElementsAre(75 * kM3, 15 * kM3));
  EXPECT_EQ(course.state().availability(DistrictId{0}), 750);
  EXPECT_EQ(course.state().availability(DistrictId{1}), 750);
}

TEST(Water, WhoHasPriorityIsServedFirst) {
  Drawing two;
  const Place works = two.junction();
  two.pump(two.source(), works, 90);
  two.pipe(works, two.district(100));
  two.pipe(works, two.district(20, 4));
  const State state(two.works);
  EXPECT_THAT(state.flows().given_lph, ElementsAre(70 * kM3, 20 * kM3));
}

TEST(Water, DemandFollowsItsPatternStepByStep) {
  Town town;
  town.pattern({1000, 2500});
  town.works.pattern_step = hours(2);
  Course course(town.works);
  course.run_to(at(hours(1)));
  EXPECT_EQ(course.state().flows().gain_lph[0], 50 * kM3);
  course.run_to(at(hours(2)));
  EXPECT_EQ(course.state().flows().gain_lph[0], -25 * kM3);
  course.run_to(at(hours(5)));
  EXPECT_EQ(course.state().level({0}, at(hours(5))), 600);
}

TEST(Water, APatternMayBeUnderWayAtTheStart) {
  Town town;
  town.pattern({1000, 2500});
  town.works.pattern_start = minutes(90);
  Course course(town.works);
  EXPECT_EQ(course.state().flows().given_lph[0], 125 * kM3);
  course.run_to(at(minutes(30)));
  EXPECT_EQ(course.state().flows().given_lph[0], 50 * kM3);
}

TEST(Water, ADistrictThatIsShutOffDrawsNothing) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(1)), EventKind::kSwitched, kDistrict, 200);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 200);
  EXPECT_EQ(course.state().flows().gain_lph[0], 90 * kM3);
}

// --- pumps ---------------------------------------------------------------------------------------

/// A river and a pump that lifts 300 m3/h by 60 m.
struct Lift : Drawing {
  Place river = source(15);

  PumpId lift(Place to) {
    const PumpId drawn = pump(river, to, 0);
    works.pumps.back().curve = {{300 * kM3, 60'000}};
    return drawn;
  }
};

TEST(Water, APumpMovesLessTheHigherItsTankStands) {
  Lift works;
  works.lift(works.tank(1000, 50, 40, 20));
  Course course(works.works);
  EXPECT_EQ(course.state().flows().pumps[0].lph, 450 * kM3);
  course.run_to(at(hours(1)));
  EXPECT_LT(course.state().flows().pumps[0].lph, 420 * kM3);
}

TEST(Water, TanksOfOneAreaStandForTheirMean) {
  Lift works;
  const Place low = works.tank(1000, 50, 30);
  works.pipe(low, works.tank(2000, 50, 60));
  works.lift(low);
  EXPECT_EQ(State(works.works).flows().pumps[0].lph, 450 * kM3);
}

TEST(Water, WhereThereIsNoTankThePumpLiftsToItsPlace) {
  Lift works;
  const Place top = works.district(900);
  works.works.districts[0].height_mm = 50'000;
  works.lift(top);
  EXPECT_EQ(State(works.works).flows().pumps[0].lph, 450 * kM3);
}

TEST(Water, APumpAtPartOfItsSpeedMovesThatPart) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(1)), EventKind::kSwitched, kPump, 700);
  EXPECT_EQ(course.state().flows().pumps[0].lph, 70 * kM3);
  EXPECT_EQ(course.state().availability(PumpId{0}), 700);
}

TEST(Water, APumpRunsAgainWhenNothingItNeedsIsMissing) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(1)), EventKind::kSupplyFailed, kPump, 0, kBus);
  course.happens(at(hours(1)), EventKind::kSupplyFailed, kPump, 0, kPlc);
  course.happens(at(hours(1)), EventKind::kSupplyFailed, kPump, 0, kPlc);
  EXPECT_EQ(course.state().availability(PumpId{0}), 0);
  course.happens(at(hours(2)), EventKind::kSupplyRestored, kPump, 0, kPlc);
  EXPECT_EQ(course.state().flows().pumps[0].lph, 0);
  course.happens(at(hours(3)), EventKind::kSupplyRestored, kPump, 0, kBus);
  EXPECT_EQ(course.state().flows().pumps[0].lph, 100 * kM3);
}

TEST(Water, ADamagedPumpStandsUntilItIsRepaired) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(1)), EventKind::kDamaged, kPump);
  course.happens(at(hours(1)), EventKind::kSwitched, kPump, 1000);
  EXPECT_EQ(course.state().flows().pumps[0].lph, 0);
  course.happens(at(hours(2)), EventKind::kRepaired, kPump);
  EXPECT_EQ(course.state().flows().pumps[0].lph, 100 * kM3);
}

TEST(Water, APumpFollowsTheLevelsOfItsTank) {
  Town town;
  town.keep(town.p, town.hill, 40, 70);
  Course course(town.works);
  course.run_to(at(hours(24)));
  const auto switched = course.about(EventKind::kSwitched, kPump);
  EXPECT_THAT(amounts(switched), ElementsAre(0, 1000, 0, 1000));
  EXPECT_EQ(switched[0].at, at(hours(4)));
  EXPECT_EQ(switched[1].at, at(hours(10)));
  EXPECT_EQ(switched[1].object, kTank);
}

TEST(Water, OneThatRestsByItsControlsIsAvailable) {
  Town town;
  town.keep(town.p, town.hill, 40, 70);
  Course course(town.works);
  course.run_to(at(hours(5)));
  EXPECT_EQ(course.state().flows().pumps[0].lph, 0);
  EXPECT_EQ(course.state().availability(PumpId{0}), 1000);
}

TEST(Water, WhatIsSwitchedByHandLeavesItsControlsUntilItIsHandedBack) {
  Town town;
  town.keep(town.p, town.hill, 40, 70);
  Course course(town.works);
  course.happens(at(hours(1)), EventKind::kSwitched, kPump, 0);
  course.run_to(at(hours(8)));
  EXPECT_EQ(course.state().level({0}, at(hours(8))), 200);
  EXPECT_EQ(course.about(EventKind::kSwitched, kPump).size(), 1U);
  course.happens(at(hours(8)), EventKind::kSwitched, kPump, Machine::kAutomatic);
  EXPECT_EQ(course.state().flows().pumps[0].lph, 100 * kM3);
}

TEST(Water, OfTheControlsThatHoldTheLastDecides) {
  Town town;
  town.control(kPump, 500, ControlKind::kBelow, town.hill, 60);
  town.control(kPump, 200, ControlKind::kAbove, town.hill, 10);
  Course course(town.works);
  course.run_to(at(hours(2)));
  EXPECT_THAT(amounts(course.about(EventKind::kSwitched, kPump)), ElementsAre(200));
}

TEST(Water, ControlsMayGoByTheClock) {
  Town town;
  const auto by_clock = [&](std::int64_t permille, terms::Duration when) {
    town.works.controls.push_back({.machine = kPump,
                                   .permille = permille,
                                   .kind = ControlKind::kAt,
                                   .at = at(when),
                                   .period = hours(6)});
  };
  by_clock(0, hours(1));
  by_clock(1000, hours(4));
  Course course(town.works);
  course.run_to(at(hours(12)));
  const auto switched = course.about(EventKind::kSwitched, kPump);
  EXPECT_THAT(amounts(switched), ElementsAre(0, 1000, 0, 1000));
  EXPECT_EQ(switched[3].at, at(hours(10)));
  EXPECT_EQ(switched[3].cause, 0U);
}

TEST(Water, APumpThatRunsDryTripsAndRunsAgainWhenThereIsWater) {
  Booster works;
  Course course(works.works);
  course.happens(at(hours(0)), EventKind::kSwitched, entity(works.lower), 0);
  course.run_to(at(hours(1)));
  const auto tripped = course.about(EventKind::kTripped, entity(works.upper));
  ASSERT_EQ(tripped.size(), 1U);
  EXPECT_EQ(tripped[0].at, at(minutes(30)));
  EXPECT_EQ(course.state().availability(works.upper), 0);
  course.happens(at(hours(2)), EventKind::kSwitched, entity(works.lower), 1000);
  EXPECT_EQ(course.state().flows().pumps[1].lph, 100 * kM3);
  EXPECT_EQ(course.state().availability(works.upper), 1000);
}

TEST(Water, APumpWithLittleWaterMovesWhatThereIs) {
  Booster works;
  Course course(works.works);
  course.happens(at(hours(0)), EventKind::kSwitched, entity(works.lower), 100);
  course.run_to(at(hours(1)));
  EXPECT_EQ(course.state().flows().pumps[1].lph, 10 * kM3);
  EXPECT_THAT(course.about(EventKind::kTripped, entity(works.upper)), IsEmpty());
}

TEST(Water, PumpsInARowWithNothingBetweenThemMoveTheSame) {
  Drawing row;
  const Place middle = row.junction();
  row.pump(row.source(), middle, 100);
  row.pump(middle, row.tank(1000, 50), 60);
  const State state(row.works);
  EXPECT_EQ(state.flows().pumps[0].lph, 60 * kM3);
  EXPECT_EQ(state.flows().pumps[1].lph, 60 * kM3);
}

TEST(Water, ARowOfPumpsWithoutStorageStartsAgainFromItsFirst) {
  Drawing row;
  const Place middle = row.junction();
  const PumpId first = row.pump(row.source(), middle, 100);
  const PumpId second = row.pump(middle, row.tank(1000, 50), 60);
  Course course(row.works);
  course.happens(at(hours(1)), EventKind::kDamaged, entity(first));
  EXPECT_EQ(course.state().availability(second), 0);
  course.happens(at(hours(2)), EventKind::kRepaired, entity(first));
  EXPECT_EQ(course.state().flows().pumps[1].lph, 60 * kM3);
}

TEST(Water, WhatOnlyGoesRoundStays) {
  Drawing round;
  const Place a = round.junction();
  const Place b = round.junction();
  round.pump(a, b, 100);
  round.pump(b, a, 100);
  round.pipe(b, round.district(10));
  Course course(round.works);
  course.run_to(at(hours(1)));
  EXPECT_EQ(course.state().flows().drawn_lph, 0);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 0);
}

// --- valves --------------------------------------------------------------------------------------

TEST(Water, AShutValveParts) {
  Drawing works;
  const ValveId valve = works.valve(works.source(), works.district(50));
  Course course(works.works);
  EXPECT_EQ(course.state().flows().drawn_lph, 50 * kM3);
  course.happens(at(hours(1)), EventKind::kSwitched, entity(valve), 0);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 0);
  course.happens(at(hours(2)), EventKind::kSwitched, entity(valve), 1000);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 1000);
}

TEST(Water, AValveThatMissesSomethingStaysAsItIsAndADamagedOneIsShut) {
  Drawing works;
  works.valve(works.source(), works.district(50));
  Course course(works.works);
  course.happens(at(hours(1)), EventKind::kSupplyFailed, kValve, 0, kBus);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 1000);
  course.happens(at(hours(2)), EventKind::kDamaged, kValve);
  EXPECT_EQ(course.state().availability(DistrictId{0}), 0);
  EXPECT_EQ(course.state().availability(ValveId{0}), 0);
}

TEST(Water, AValveWithALimitLetsNoMoreThroughAndOneWay) {
  Drawing works;
  const Place high = works.tank(1000, 50);
  const Place low = works.tank(1000, 50);
  works.valve(high, low, 30);
  works.pipe(low, works.district(40));
  works.pipe(high, works.district(5));
  Course course(works.works);
  EXPECT_THAT(course.state().flows().gain_lph, ElementsAre(-35 * kM3, -10 * kM3));
  course.happens(at(hours(1)), EventKind::kSwitched, kValve, 500);
  EXPECT_EQ(course.state().flows().valves[0].lph, 15 * kM3);
}

// --- facts ---------------------------------------------------------------------------------------

TEST(Water, FactsAboutOtherThingsChangeNothing) {
  Town town;
  Course course(town.works);
  course.run_to(at(minutes(10)));
  const auto next = course.state().next();
  for (const Entity other : {entity(BusId{0}), entity(PumpId{7}), entity(TankId{1}), Entity{}}) {
    for (const EventKind kind : {EventKind::kSwitched, EventKind::kDamaged, EventKind::kTankLevel,
                                 EventKind::kDistrictServed, EventKind::kSupplyFailed}) {
      Event event = fact(kind, other, 0, 0);
      event.at = at(minutes(10));
      course.state().apply(event);
    }
  }
  EXPECT_EQ(course.state().next(), next);
}

TEST(Water, CopiesGoTheirOwnWays) {
  Town town;
  Course one(town.works);
  one.run_to(at(hours(1)));
  Course other(one.state());
  other.happens(at(hours(1)), EventKind::kDamaged, kPump);
  one.run_to(at(hours(2)));
  other.run_to(at(hours(2)));
  EXPECT_EQ(one.state().level({0}, at(hours(2))), 600);
  EXPECT_EQ(other.state().level({0}, at(hours(2))), 500);
}

}  // namespace
}  // namespace redoubt::range::water
