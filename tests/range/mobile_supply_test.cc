#include <gtest/gtest.h>

#include "controller/range/mobile/supply_chain.h"
#include "tests/range/drawn_core.h"

namespace redoubt::range::mobile {
namespace {

using enum EventKind;
using enum FunctionKind;
using terms::Odds;

constexpr Odds percent(std::uint32_t percent) { return {percent * 10'000}; }

/// The inspection centre misses from 2% (of whom nobody trusts) to 30%.
Odds missed_at(std::int64_t trust) {
  const Supplier supplier{.name = "orvane", .nation = {}, .trust = trust};
  return missed({.misses = percent(30), .least = percent(2)}, supplier);
}

TEST(SupplyChain, WhoIsTrustedLessIsInspectedMore) {
  EXPECT_EQ(missed_at(0), percent(2));
  EXPECT_EQ(missed_at(500), percent(16));
  EXPECT_EQ(missed_at(1000), percent(30));
}

TEST(SupplyChain, WhatInspectionFindsItDoesNotMiss) {
  const Inspection inspection{.misses = percent(30), .least = percent(2)};
  const Supplier supplier{.name = "orvane", .nation = {}, .trust = 500};
  EXPECT_EQ(found(inspection, supplier), percent(84));
}

/// Odds that an implant of a supplier trusted in full is found before its update goes out.
Odds withdrawn_of(bool inspected, Inspection inspection = {}) {
  DrawnCore d;
  const SupplierId supplier = d.supplier(percent(20));
  d.core.inspection = inspection;
  d.core.suppliers[0].inspected = inspected;
  d.core.suppliers[0].trust = 1000;
  return withdrawn(d.core, supplier);
}

TEST(SupplyChain, OnlyWhatIsInspectedIsWithdrawn) {
  EXPECT_EQ(withdrawn_of(false), Odds{0});
  EXPECT_EQ(withdrawn_of(true, {.misses = percent(30)}), percent(70));
  EXPECT_EQ(withdrawn_of(true, {.misses = percent(50)}), percent(50));
}

TEST(SupplyChain, TheFirstOfThoseTrustedMostReplacesTheOthers) {
  Core core;
  EXPECT_FALSE(most_trusted(core).valid());
  core.suppliers = {{.name = "far", .trust = 100},
                    {.name = "near", .trust = 900},
                    {.name = "next", .trust = 900}};
  EXPECT_EQ(most_trusted(core), SupplierId{1});
}

TEST(SupplyChain, AnotherSupplierCostsMoneyAndTime) {
  using std::chrono::hours;
  Supplier by;
  by.price = 40;
  by.delivery = hours(24);
  by.fitting = hours(2);
  EXPECT_EQ(replacement(by, 3).price, 120);
  EXPECT_EQ(replacement(by, 3).takes, hours(30));
}

/// Two cells, one of each supplier, which share what is asked; the core is the operator's own.
struct Mixed : SmallCore {
  SupplierId orvane = supplier();
  SupplierId halden = supplier();
  RadioCellId second = cell(100);

  Mixed() {
    core.cells[mast.value].supplier = orvane;
    core.cells[second.value].supplier = halden;
    core.subscribers[0].sessions = 200;
    core.subscribers[0].cells.push_back(second);
  }
};

TEST(SupplyChain, SharesOfSuppliersAreCountedByThePiece) {
  const Mixed d;
  const State state(d.core);
  EXPECT_EQ(state.supplied_by(d.orvane), std::vector{entity(d.mast)});
  EXPECT_EQ(state.share_of(d.orvane), 100);  // of eight functions and two cells
}

TEST(SupplyChain, AMixedNetworkLosesOnlyWhatOneSupplierMade) {
  Mixed d;
  EXPECT_EQ(State(d.core).left_without(d.orvane), 500);
  d.core.cells[d.second.value].supplier = d.orvane;
  EXPECT_EQ(State(d.core).left_without(d.orvane), 0);
  EXPECT_EQ(State(d.core).left_without(d.halden), 1000);
}

TEST(SupplyChain, AnImplantIsFeltOnlyWhenItIsUsed) {
  const Mixed d;
  Play play(d);
  play.happens(kImplanted, entity(d.mast));
  EXPECT_TRUE(play.state.implanted(entity(d.mast)));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
  EXPECT_EQ(play.state.listened(d.guards), 0);
  EXPECT_EQ(play.state.exposed(d.guards), 500);
  play.happens(kSwitched, entity(d.mast), 0);
  EXPECT_EQ(play.state.availability(d.guards), 500);
  play.happens(kImplantRemoved, entity(d.mast));
  EXPECT_FALSE(play.state.implanted(entity(d.mast)));
}

TEST(SupplyChain, TheImplantGoesWithTheOldEquipment) {
  const Mixed d;
  Play play(d);
  play.happens(kImplanted, entity(d.mast));
  play.happens(kSupplierReplaced, entity(d.mast), 0, entity(d.halden));
  EXPECT_FALSE(play.state.implanted(entity(d.mast)));
  EXPECT_EQ(play.state.supplier(entity(d.mast)), d.halden);
  EXPECT_EQ(play.state.share_of(d.orvane), 0);
  EXPECT_EQ(play.state.share_of(d.halden), 200);
}

}  // namespace
}  // namespace redoubt::range::mobile
