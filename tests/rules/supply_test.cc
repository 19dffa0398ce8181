// What comes in with what others make.

#include "controller/rules/supply.h"

#include <gtest/gtest.h>

#include <vector>

#include "controller/rules/effects.h"
#include "controller/rules/hazards.h"
#include "controller/rules/scoring.h"
#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using enum EventKind;
using range::entity;
using range::RadioCellId;
using range::SoftwareId;
using range::SupplierId;
using scenario::EffectKind;
using std::chrono::hours;
using terms::Odds;

constexpr Odds percent(std::uint32_t percent) { return {percent * 10'000}; }

const range::Entity kSuite = entity(SoftwareId{0});
const range::Entity kMaker = entity(SupplierId{0});
const range::Entity kMast = entity(RadioCellId{0});

/// The office, and a mast from a maker whom few trust; another maker is trusted more.
range::Layout office_and_mast() {
  range::Layout layout = office();
  layout.software[0].updates.every = hours(24);
  layout.software[0].hosts = {kServer};
  layout.mobile.networks = {{.name = "network"}};
  layout.mobile.suppliers = {
      {.name = "far", .trust = 0, .implants = percent(5), .updates = {.every = hours(24)}},
      {.name = "near", .trust = 900, .price = 40, .delivery = hours(8), .fitting = hours(1)}};
  layout.mobile.inspection = {.misses = percent(30), .least = percent(2)};
  layout.mobile.cells = {{.name = "mast", .network = {0}, .owner = kBlue, .supplier = {0}}};
  return layout;
}

std::vector<EventKind> kinds(const Facts& facts) {
  std::vector<EventKind> kinds;
  for (const Event& fact : facts) kinds.push_back(fact.kind);
  return kinds;
}

Event by_red(range::Entity maker, EventKind kind) {
  return {.kind = kind, .actor = kRed, .action = {3}, .subject = maker};
}

Facts taken(const range::World& world, range::Entity taker, range::Entity maker, bool implant) {
  Facts facts;
  effects_of_update(
      world,
      {.kind = taker.kind == terms::EntityKind::kHost ? kSoftwareUpdated : kFirmwareUpdated,
       .subject = taker,
       .object = maker,
       .amount = implant ? 1 : 0},
      facts);
  return facts;
}

TEST(Supply, WhatSomebodyPutInIsCertainlyThere) {
  const auto layout = office_and_mast();
  const auto world =
      world_after(layout, {by_red(kSuite, kUpdatePoisoned), by_red(kSuite, kUpdateOffered)});
  EXPECT_EQ(tampered_odds(world, kSuite), Odds{Odds::kCertain});
}

TEST(Supply, ASupplierImplantsOfItsOwnAccordAndSoftwareNever) {
  const auto layout = office_and_mast();
  const auto world = world_after(layout, {});
  EXPECT_EQ(tampered_odds(world, kMaker), percent(5));
  EXPECT_EQ(tampered_odds(world, kSuite), Odds{});
}

TEST(Supply, OnlyWhatIsVerifiedOrInspectedIsWithdrawn) {
  auto layout = office_and_mast();
  EXPECT_EQ(withdrawn_odds(range::World(layout), kSuite), Odds{});
  EXPECT_EQ(withdrawn_odds(range::World(layout), kMaker), Odds{});
  layout.software[0].verified = percent(40);
  layout.mobile.suppliers[0].inspected = true;
  EXPECT_EQ(withdrawn_odds(range::World(layout), kSuite), percent(40));
  EXPECT_EQ(withdrawn_odds(range::World(layout), kMaker), percent(98));
}

TEST(Supply, AnUpdateFixesWhatItIsDrawnToFixOnWhoTakesIt) {
  auto layout = office_and_mast();
  layout.weaknesses.push_back({"W-3", "CWE-20", range::WeaknessKind::kRemote, kServer, {}, {0}});
  layout.hosts[kServer.value].weaknesses = {{2}};
  const auto world = world_after(layout, {});
  EXPECT_EQ(kinds(taken(world, entity(kServer), kSuite, false)), std::vector{kWeaknessPatched});
  EXPECT_TRUE(taken(world, entity(kDesk), kSuite, false).empty());
}

TEST(Supply, AnImplantThatNoActionPutInIsAFootholdOrObeysSomebodyElse) {
  const auto layout = office_and_mast();
  const auto world = world_after(layout, {});
  EXPECT_EQ(kinds(taken(world, entity(kServer), kSuite, true)), std::vector{kAccessGained});
  EXPECT_EQ(kinds(taken(world, kMast, kMaker, true)), std::vector{kImplanted});
  EXPECT_TRUE(taken(world, kMast, kMaker, false).empty());
}

TEST(Supply, WhatAnActionPutInIsLeftToThatAction) {
  const auto layout = office_and_mast();
  const auto world =
      world_after(layout, {by_red(kMaker, kUpdatePoisoned), by_red(kMaker, kUpdateOffered)});
  EXPECT_TRUE(taken(world, kMast, kMaker, true).empty());
}

TEST(Supply, InspectionFindsTheMoreTheLessTheMakerIsTrusted) {
  auto layout = office_and_mast();
  EXPECT_EQ(inspection_odds(range::World(layout), kMast), percent(98));
  layout.mobile.cells[0].supplier = {1};
  EXPECT_EQ(inspection_odds(range::World(layout), kMast), Odds{728'000});
  layout.mobile.cells[0].supplier = {};
  EXPECT_EQ(inspection_odds(range::World(layout), kMast), percent(70));
}

Facts done(const range::World& world, EffectKind kind) {
  Facts facts;
  effect_on_equipment(world, {kind, 0, {}}, kMast, facts);
  return facts;
}

TEST(Supply, WhatIsInspectedIsThereOrNotAndOnlyWhatIsThereCanBeMissed) {
  const auto layout = office_and_mast();
  const auto clean = done(range::World(layout), EffectKind::kInspectEquipment);
  EXPECT_EQ(clean.at(0).amount, 0);
  EXPECT_FALSE(hazard_of(range::World(layout), {EffectKind::kInspectEquipment, 0, {}}, clean[0]));
  const auto world = world_after(layout, {on(kMast, kImplanted)});
  const auto found = done(world, EffectKind::kInspectEquipment);
  EXPECT_EQ(found.at(0).amount, 1);
  EXPECT_EQ(hazard_of(world, {EffectKind::kInspectEquipment, 0, {}}, found[0])->odds, percent(98));
}

TEST(Supply, EquipmentMakesWayForThatOfTheSupplierTrustedMostAtItsPrice) {
  const auto layout = office_and_mast();
  const auto facts = done(range::World(layout), EffectKind::kReplaceSupplier);
  EXPECT_EQ(facts.at(0).object, entity(SupplierId{1}));
  EXPECT_EQ(facts.at(0).amount, 40);
  const auto world = world_after(
      layout, {{.kind = kSupplierReplaced, .subject = kMast, .object = facts[0].object}});
  EXPECT_TRUE(done(world, EffectKind::kReplaceSupplier).empty());
}

TEST(Supply, ReplacingTakesDeliveryAndFitting) {
  const auto layout = office_and_mast();
  scenario::Action action;
  EXPECT_EQ(replacement_time(range::World(layout), action), terms::Duration{});
  action.effects = {{EffectKind::kReplaceSupplier, 0, {}}};
  EXPECT_EQ(replacement_time(range::World(layout), action), hours(9));
}

TEST(Supply, WhatATeamSpendsIsCountedByThePrice) {
  scenario::Exercise exercise;
  exercise.layout = office_and_mast();
  exercise.metrics = {
      {.name = "bill", .cell = kBlue, .counts = scenario::Counts::kSpent, .points = -2},
      {.name = "other", .cell = kOthers, .counts = scenario::Counts::kSpent, .points = -2}};
  Scoring scoring(exercise);
  std::vector<Award> awards;
  scoring.judge(range::World(exercise.layout), on(kMast, kSupplierReplaced, 40), awards);
  EXPECT_EQ(scoring.total(kBlue), -80);
  EXPECT_EQ(scoring.total(kOthers), 0);
}

/// One effect of an action, on this target.
Facts effects(scenario::Effect effect, terms::EntityKind kind, range::Entity target) {
  const auto layout = office_and_mast();
  Facts facts;
  scenario::Action action;
  action.target = kind;
  effects_of(range::World(layout), action, effect, kRed, target, facts);
  return facts;
}

TEST(Supply, AnActionOnAMakerDoesToTheMakerWhatIsOfMakersAndTheRestToWhoTakes) {
  const scenario::Effect poison{EffectKind::kState, 0, kUpdatePoisoned};
  const scenario::Effect access{EffectKind::kGainAccess, 1, {}};
  constexpr auto kSoftware = terms::EntityKind::kSoftware;
  EXPECT_EQ(kinds(effects(poison, kSoftware, kSuite)), std::vector{kUpdatePoisoned});
  EXPECT_TRUE(effects(poison, kSoftware, entity(kServer)).empty());
  EXPECT_TRUE(effects(access, kSoftware, kSuite).empty());
  EXPECT_EQ(kinds(effects(access, kSoftware, entity(kServer))), std::vector{kAccessGained});
}

}  // namespace
}  // namespace redoubt::rules
