#include "controller/range/couplings.h"

#include <gtest/gtest.h>

#include "tests/range/drawing.h"
#include "tests/range/unfolding.h"

namespace redoubt::range {
namespace {

using std::chrono::minutes;
using terms::kNever;

/// A mast that lives on the exchange's power, and an office that does with half without it.
class CouplingsTest : public testing::Test {
 protected:
  CouplingsTest() {
    const ZoneId zone = drawing_.zone("town");
    exchange_ = drawing_.host("exchange", zone);
    mast_ = drawing_.host("mast", zone);
    office_ = drawing_.host("office", zone);
    drawing_.layout.couplings = {
        {.to = entity(mast_),
         .from = entity(exchange_),
         .threshold = 500,
         .delay = minutes(1),
         .reserve = minutes(60),
         .refill = minutes(120),
         .repair = minutes(10)},
        {.to = entity(office_), .from = entity(exchange_), .threshold = 500, .leaves = 400}};
  }

  Coupling& mast_coupling() { return drawing_.layout.couplings[0]; }
  static void cut(Unfolding& run, std::int64_t at, HostId host) {
    run.happen(at_min(at), EventKind::kHostIsolated, entity(host));
  }
  static void join(Unfolding& run, std::int64_t at, HostId host) {
    run.happen(at_min(at), EventKind::kHostRejoined, entity(host));
  }

  Drawing drawing_;
  HostId exchange_;
  HostId mast_;
  HostId office_;
};

TEST_F(CouplingsTest, WhatHasNoReserveFailsAtOnceAndKeepsWhatItIsLeft) {
  Unfolding run(drawing_.layout);
  cut(run, 5, exchange_);
  EXPECT_EQ(run.world.availability(entity(office_)), 400);
  join(run, 6, exchange_);
  EXPECT_EQ(run.world.availability(entity(office_)), 1000);
}

TEST_F(CouplingsTest, AReserveLastsForItsTimeAfterTheDelay) {
  Unfolding run(drawing_.layout);
  cut(run, 5, exchange_);
  run.until(at_min(65));
  EXPECT_TRUE(run.world.host(mast_).up());
  run.until(at_min(66));
  EXPECT_FALSE(run.world.host(mast_).up());
  EXPECT_EQ(run.when(EventKind::kSupplyFailed, entity(mast_)), at_min(66));
}

TEST_F(CouplingsTest, WhatFailedWorksAgainWhenItIsRepaired) {
  Unfolding run(drawing_.layout);
  cut(run, 0, exchange_);
  join(run, 100, exchange_);
  run.until(at_min(109));
  EXPECT_FALSE(run.world.host(mast_).up());
  run.until(at_min(110));
  EXPECT_TRUE(run.world.host(mast_).up());
}

TEST_F(CouplingsTest, WhatIsCutAgainDuringRepairStaysDown) {
  Unfolding run(drawing_.layout);
  cut(run, 0, exchange_);
  join(run, 100, exchange_);
  cut(run, 105, exchange_);
  run.until(at_min(300));
  EXPECT_FALSE(run.world.host(mast_).up());
}

TEST_F(CouplingsTest, AReserveThatWasUsedLastsShorterTheNextTime) {
  Unfolding run(drawing_.layout);
  cut(run, 0, exchange_);
  join(run, 41, exchange_);  // 40 of 60 used
  cut(run, 61, exchange_);   // 20 minutes fill 10
  run.until(at_min(61 + 31) - minutes(1));
  EXPECT_TRUE(run.world.host(mast_).up());
  run.until(at_min(61 + 31));
  EXPECT_FALSE(run.world.host(mast_).up());
}

TEST_F(CouplingsTest, ASupplierThatIsBackInTheLastInstantIsBackAfterRepair) {
  Unfolding run(drawing_.layout);
  cut(run, 0, exchange_);
  join(run, 61, exchange_);
  run.until(at_min(71));
  EXPECT_TRUE(run.world.host(mast_).up());
}

TEST_F(CouplingsTest, EachOfItsFiguresMovesTheOutcome) {
  const auto down_at = [&] {
    Unfolding run(drawing_.layout);
    cut(run, 0, exchange_);
    run.until(at_min(500));
    return run.when(EventKind::kSupplyFailed, entity(mast_));
  };
  EXPECT_EQ(down_at(), at_min(61));
  mast_coupling().delay = minutes(5);
  EXPECT_EQ(down_at(), at_min(65));
  mast_coupling().reserve = minutes(30);
  EXPECT_EQ(down_at(), at_min(35));
  mast_coupling().threshold = 0;
  EXPECT_EQ(down_at(), kNever);
}

TEST_F(CouplingsTest, EveryLinkOfAChainNamesTheFactBeforeIt) {
  drawing_.layout.couplings.push_back({.to = entity(exchange_), .from = entity(office_)});
  drawing_.layout.couplings.erase(drawing_.layout.couplings.begin() + 1);
  Unfolding run(drawing_.layout);
  cut(run, 3, office_);
  run.until(at_min(200));
  const Event& end = run.told.back();
  EXPECT_EQ(end.subject, entity(mast_));
  const Event& lost = run.told.at(end.cause - 1);
  EXPECT_EQ(lost.kind, EventKind::kSupplyLost);
  const Event& exchange_failed = run.told.at(lost.cause - 1);
  EXPECT_EQ(exchange_failed.subject, entity(exchange_));
  EXPECT_EQ(run.told.at(exchange_failed.cause - 1).kind, EventKind::kHostIsolated);
}

TEST_F(CouplingsTest, ASessionDiesWithItsMachineAndComesBackByWhatWasPlanted) {
  drawing_.layout.couplings = {{.to = entity(mast_), .from = entity(exchange_)}};
  Unfolding run(drawing_.layout);
  run.happen(at_min(1), EventKind::kAccessGained, entity(mast_), 3);
  cut(run, 2, exchange_);
  EXPECT_EQ(run.world.host(mast_).access, terms::Access::kNone);
  join(run, 3, exchange_);
  EXPECT_EQ(run.world.host(mast_).access, terms::Access::kNone);
  run.happen(at_min(4), EventKind::kPersistencePlanted, entity(mast_), 2);
  cut(run, 5, exchange_);
  join(run, 6, exchange_);
  EXPECT_EQ(run.world.host(mast_).access, terms::Access::kFoothold);
}

TEST_F(CouplingsTest, NothingReachesAMachineWithoutPower) {
  drawing_.layout.couplings = {{.to = entity(mast_), .from = entity(exchange_)}};
  Unfolding run(drawing_.layout);
  EXPECT_TRUE(run.world.reaches(office_, mast_, 0));
  cut(run, 2, exchange_);
  EXPECT_FALSE(run.world.reaches(office_, mast_, 0));
  EXPECT_FALSE(run.world.reaches(mast_, office_, 0));
}

TEST_F(CouplingsTest, AFunctionIsNoBetterThanWhatItsSuppliesLeaveIt) {
  const FunctionId care = drawing_.function(Need::kAll, {entity(office_)});
  drawing_.layout.couplings = {
      {.to = entity(care), .from = entity(exchange_), .reserve = minutes(20), .leaves = 300}};
  Unfolding run(drawing_.layout);
  cut(run, 0, exchange_);
  EXPECT_EQ(run.world.derived_availability(care), 1000);
  run.until(at_min(20));
  EXPECT_EQ(run.world.derived_availability(care), 300);
}

}  // namespace
}  // namespace redoubt::range
