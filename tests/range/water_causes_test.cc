#include <gtest/gtest.h>

#include "tests/range/works.h"

/// Where the way back from a fact leads.
namespace redoubt::range::water {
namespace {

TEST(WaterCauses, AThirstyDistrictLeadsBackToWhatStoppedThePump) {
  Town town;
  Course course(town.works);
  const auto failed = course.happens(at(hours(1)), EventKind::kSupplyFailed, kPump, 0, kBus);
  course.run_to(at(hours(24)));
  const Event dry = course.last(EventKind::kDistrictServed, kDistrict);
  const Event empty = course.last(EventKind::kTankLevel, kTank);
  EXPECT_EQ(dry.cause, empty.sequence);
  EXPECT_EQ(empty.cause, failed);
}

TEST(WaterCauses, AShortageIsFollowedThroughAPumpThatRanDry) {
  Booster works;
  Course course(works.works);
  const auto damaged = course.happens(at(hours(0)), EventKind::kDamaged, entity(works.lower));
  course.run_to(at(hours(24)));
  const Event dry = course.last(EventKind::kDistrictServed, kDistrict);
  EXPECT_EQ(dry.amount, 0);
  EXPECT_EQ(course.origin(dry), damaged);
}

TEST(WaterCauses, AShortageIsFollowedThroughAPumpThatStillMovesSome) {
  Booster works;
  Course course(works.works);
  const auto slowed = course.happens(at(hours(0)), EventKind::kSwitched, entity(works.lower), 100);
  course.run_to(at(hours(24)));
  const Event thirsty = course.last(EventKind::kDistrictServed, kDistrict);
  EXPECT_EQ(thirsty.amount, 200);
  EXPECT_EQ(course.origin(thirsty), slowed);
}

TEST(WaterCauses, WhatChangedSinceIsNotToBlameForAShortageFromElsewhere) {
  Booster works;
  Course course(works.works);
  const auto slowed = course.happens(at(hours(0)), EventKind::kSwitched, entity(works.lower), 100);
  course.happens(at(hours(2)), EventKind::kSwitched, kDistrict, 900);
  course.run_to(at(hours(5)));
  const Event falling = course.last(EventKind::kTankLevel, entity(TankId{1}));
  EXPECT_EQ(course.origin(falling), slowed);
}

TEST(WaterCauses, WhatChangedElsewhereIsNotToBlame) {
  Town town;
  const PumpId idle = town.pump(town.hill, town.source(), 10);
  Course course(town.works);
  const auto damaged = course.happens(at(hours(1)), EventKind::kDamaged, kPump);
  course.happens(at(hours(2)), EventKind::kSwitched, entity(idle), 0);
  course.run_to(at(hours(9)));
  EXPECT_EQ(course.last(EventKind::kTankLevel, kTank).cause, damaged);
}

TEST(WaterCauses, APumpThatBrokeWhileItRestedIsToBlameFromWhenItIsWanted) {
  Town town;
  town.keep(town.p, town.hill, 40, 70);
  Course course(town.works);
  course.run_to(at(hours(4)));
  const Event rests = course.last(EventKind::kSwitched, kPump);
  const auto damaged = course.happens(at(hours(5)), EventKind::kDamaged, kPump);
  course.run_to(at(hours(6)));
  EXPECT_EQ(course.last(EventKind::kTankLevel, kTank).cause, rests.sequence);
  course.run_to(at(hours(12)));
  EXPECT_EQ(course.last(EventKind::kTankLevel, kTank).cause, damaged);
}

TEST(WaterCauses, ATankThatIsPumpedDryLeadsBackToWhoPumped) {
  Town town;
  const PumpId drain = town.pump(town.hill, town.source(), 200);
  town.works.pumps.back().at = 0;
  Course course(town.works);
  const auto opened = course.happens(at(hours(1)), EventKind::kSwitched, entity(drain), 1000);
  course.run_to(at(hours(2)));
  EXPECT_EQ(course.last(EventKind::kTankLevel, kTank).cause, opened);
}

TEST(WaterCauses, RecoveryLeadsBackToWhatBroughtIt) {
  Town town;
  Course course(town.works);
  course.happens(at(hours(0)), EventKind::kDamaged, kPump);
  const auto repaired = course.happens(at(hours(12)), EventKind::kRepaired, kPump);
  const Event served = course.last(EventKind::kDistrictServed, kDistrict);
  EXPECT_EQ(served.amount, 1000);
  EXPECT_EQ(served.cause, repaired);
  course.run_to(at(hours(14)));
  EXPECT_EQ(course.origin(course.last(EventKind::kTankLevel, kTank)), repaired);
}

TEST(WaterCauses, WhatOnlyTheHourBringsHasNoCause) {
  Drawing works;
  const Place middle = works.junction();
  works.pump(works.source(), middle, 100);
  works.pipe(middle, works.district(100));
  works.pattern({1000, 2000});
  Course course(works.works);
  course.run_to(at(hours(1)));
  const Event served = course.last(EventKind::kDistrictServed, kDistrict);
  EXPECT_EQ(served.amount, 500);
  EXPECT_EQ(served.cause, 0U);
}

}  // namespace
}  // namespace redoubt::range::water
