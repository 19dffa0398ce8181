#include "controller/rules/effects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rules/facts.h"

namespace redoubt::rules {
namespace {

using scenario::Effect;
using scenario::EffectKind;
using terms::Access;
using testing::ElementsAre;
using testing::IsEmpty;

const Event kUserOnDesk = on(kDesk, EventKind::kAccessGained, number(Access::kUser));
const Event kTaskOnDesk = on(kDesk, EventKind::kPersistencePlanted, 4);

TEST(Effects, AccessIsGainedUpToItsLevelAndNeverLost) {
  const Effect user{EffectKind::kGainAccess, number(Access::kUser)};
  EXPECT_THAT(facts_of(user, kDesk), ElementsAre("desk: access gained 2"));
  EXPECT_THAT(facts_of(user, kDesk, {kUserOnDesk}), IsEmpty());
}

TEST(Effects, ASessionThatIsEndedComesBackByWhatWasPlanted) {
  EXPECT_THAT(facts_of({EffectKind::kEndAccess}, kDesk), IsEmpty());
  EXPECT_THAT(facts_of({EffectKind::kEndAccess}, kDesk, {kUserOnDesk}),
              ElementsAre("desk: access lost"));
  EXPECT_THAT(facts_of({EffectKind::kEndAccess}, kDesk, {kUserOnDesk, kTaskOnDesk}),
              ElementsAre("desk: access lost", "desk: access gained 1"));
}

TEST(Effects, AnEndedSessionTakesItsChannelAlong) {
  EXPECT_THAT(facts_of({EffectKind::kEndAccess}, kDesk,
                       {kUserOnDesk, on(kDesk, EventKind::kChannelOpened)}),
              ElementsAre("desk: channel broken", "desk: access lost"));
}

TEST(Effects, AnInspectionFindsWhatIsThere) {
  const auto found = [](terms::FindingKind kind, std::int64_t value) {
    return "desk: found " + std::to_string(pack(kind, value));
  };
  EXPECT_THAT(facts_of({EffectKind::kInspect}, kDesk),
              ElementsAre(found(terms::FindingKind::kClean, 0)));
  EXPECT_THAT(facts_of({EffectKind::kInspect}, kDesk, {kUserOnDesk, kTaskOnDesk}),
              ElementsAre(found(terms::FindingKind::kSession, 2),
                          found(terms::FindingKind::kPersistence, 4)));
}

TEST(Effects, KeysThatLieAboutAreTakenOnce) {
  EXPECT_THAT(facts_of({EffectKind::kTakeCredentials}, kDesk),
              ElementsAre("keeper: credential stolen"));
  EXPECT_THAT(
      facts_of({EffectKind::kTakeCredentials}, kDesk,
               {on(range::credential_of(range::AccountId{0}), EventKind::kCredentialStolen)}),
      IsEmpty());
}

TEST(Effects, KeysAreRevokedWhereTheyLogOn) {
  EXPECT_THAT(facts_of({EffectKind::kRevokeCredentials}, kServer),
              ElementsAre("keeper: credential revoked"));
  EXPECT_THAT(facts_of({EffectKind::kRevokeCredentials}, kDesk), IsEmpty());
}

TEST(Effects, DataIsTakenDestroyedAndRestored) {
  const Event destroyed = on(range::entity(range::DataId{0}), EventKind::kDataDestroyed);
  EXPECT_THAT(facts_of({EffectKind::kTakeData}, kServer), ElementsAre("plans: data taken"));
  EXPECT_THAT(facts_of({EffectKind::kDestroyData}, kServer), ElementsAre("plans: data destroyed"));
  EXPECT_THAT(facts_of({EffectKind::kDestroyData}, kServer, {destroyed}), IsEmpty());
  EXPECT_THAT(facts_of({EffectKind::kRestoreData}, kServer), IsEmpty());
  EXPECT_THAT(facts_of({EffectKind::kRestoreData}, kServer, {destroyed}),
              ElementsAre("plans: data restored"));
}

TEST(Effects, DataIsPackedAndNeverUnpacked) {
  const range::Entity plans = range::entity(range::DataId{0});
  EXPECT_THAT(facts_of({EffectKind::kCompress, 400}, kServer),
              ElementsAre("plans: data compressed 400"));
  EXPECT_THAT(
      facts_of({EffectKind::kCompress, 700}, kServer, {on(plans, EventKind::kDataCompressed, 400)}),
      IsEmpty());
}

TEST(Effects, EveryWeaknessOfAHostIsClosed) {
  EXPECT_THAT(facts_of({EffectKind::kPatch}, kDesk),
              ElementsAre("W-1: weakness patched", "W-2: weakness patched"));
}

TEST(Effects, ServicesAreSetToALevel) {
  EXPECT_THAT(facts_of({EffectKind::kSetServices, 300}, kServer),
              ElementsAre("server/files: service set 300"));
  EXPECT_THAT(facts_of({EffectKind::kSetServices, 1000}, kServer), IsEmpty());
}

TEST(Effects, AMeasureInAZoneWorksOnTheTeamsOwnHosts) {
  EXPECT_THAT(facts_of({EffectKind::kTrain}, kOffice),
              ElementsAre("desk: people trained", "server: people trained"));
}

TEST(Effects, ATechniqueInAZoneWorksOnAllHosts) {
  EXPECT_THAT(facts_of({EffectKind::kBlind}, kOffice, {}, terms::Role::kRed),
              ElementsAre("desk: host blinded", "server: host blinded", "foreign: host blinded"));
}

TEST(Effects, ALinkIsCutOpenedAndFiltered) {
  EXPECT_THAT(facts_of({EffectKind::kCut}, kEdge), ElementsAre("edge: link cut"));
  EXPECT_THAT(facts_of({EffectKind::kOpen}, kEdge), ElementsAre("edge: link opened"));
  EXPECT_THAT(facts_of({EffectKind::kFilter, kFiles}, kEdge), ElementsAre("edge: flow blocked 1"));
}

TEST(Effects, ALinkIsFloodedOrTheLinksThatEndInAZone) {
  const Effect flood{EffectKind::kState, 800, EventKind::kLinkFlooded};
  EXPECT_THAT(facts_of(flood, kEdge), ElementsAre("edge: link flooded 800"));
  EXPECT_THAT(facts_of(flood, kOffice, {}, terms::Role::kRed),
              ElementsAre("edge: link flooded 800"));
  EXPECT_THAT(facts_of(flood, kDesk), IsEmpty());
}

TEST(Effects, AMeasureRelievesTheTeamsOwnLinksOfAZone) {
  const Effect relief{EffectKind::kState, 0, EventKind::kFloodEnded};
  range::Layout layout = office();
  std::vector<Event> facts;
  const scenario::Action action{.role = terms::Role::kBlue, .target = kOffice.kind};
  effects_of(world_after(layout, {}), action, relief, kOthers, kOffice, facts);
  EXPECT_THAT(facts, IsEmpty());
  effects_of(world_after(layout, {}), action, relief, kBlue, kOffice, facts);
  EXPECT_EQ(facts.size(), 1U);
}

TEST(Effects, WhatIsDoneToLinksIsNotDoneToHosts) {
  EXPECT_THAT(facts_of({EffectKind::kCut}, kDesk), IsEmpty());
  EXPECT_THAT(facts_of({EffectKind::kIsolate}, kEdge), IsEmpty());
}

}  // namespace
}  // namespace redoubt::rules
