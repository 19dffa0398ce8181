#include "controller/range/enterprise/floods.h"
#include "controller/range/enterprise/rhythm.h"
#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using terms::EntityKind;

Action technique(const std::string& said) {
  const Exercise exercise =
      exercise_with("techniques", "techniques: {T1: {name: N, tactic: t, " + said + "}}");
  return exercise.catalogue.empty() ? Action{} : exercise.catalogue.front();
}

Action measure(const std::string& said) {
  const Exercise exercise =
      exercise_with("measures", "measures: {D3-X: {name: N, tactic: t, " + said + "}}");
  return exercise.catalogue.empty() ? Action{} : exercise.catalogue.back();
}

std::string faults_of_technique(const std::string& said) {
  return faults_with("techniques", "techniques: {T1: {name: N, tactic: t, " + said + "}}");
}

std::string faults_of_measure(const std::string& said) {
  return faults_with("measures", "measures: {D3-X: {name: N, tactic: t, " + said + "}}");
}

TEST(Catalogue, TechniquesComeFirstThenMeasures) {
  const Exercise exercise = exercise_of(Text());
  ASSERT_EQ(exercise.catalogue.size(), 2U);
  EXPECT_EQ(exercise.catalogue[0].code, "T1190");
  EXPECT_EQ(exercise.catalogue[0].role, terms::Role::kRed);
  EXPECT_EQ(exercise.catalogue[1].code, "D3-NI");
  EXPECT_EQ(exercise.catalogue[1].role, terms::Role::kBlue);
  EXPECT_EQ(exercise.catalogue[1].people, 1U);
}

TEST(Catalogue, ATechniqueSaysAllOfItself) {
  const Action action = technique(
      "about: A line, duration: [20 min, 2 h], odds: 35%, cost: 4, traces: [{kind: network, odds: "
      "0.4}]");
  EXPECT_EQ(action.about, "A line");
  EXPECT_EQ(action.shortest, std::chrono::minutes(20));
  EXPECT_EQ(action.longest, std::chrono::hours(2));
  EXPECT_EQ(action.odds.per_million, 350'000U);
  EXPECT_EQ(action.cost, 4);
  ASSERT_EQ(action.traces.size(), 1U);
  EXPECT_EQ(action.traces[0].kind, 1U);
  EXPECT_EQ(action.traces[0].odds.per_million, 400'000U);
}

TEST(Catalogue, OneDurationIsBothEnds) {
  EXPECT_EQ(technique("duration: 5 min").shortest, std::chrono::minutes(5));
  EXPECT_EQ(technique("duration: 5 min").longest, std::chrono::minutes(5));
}

/// Each need with what stands beside it, and the amount that comes of it.
struct NeedCase {
  const char* written;
  NeedKind kind;
  std::int64_t amount;
};

TEST(Catalogue, EveryNeedIsRead) {
  const NeedCase cases[] = {
      {"{session: admin}", NeedKind::kSession, 3},
      {"{no_session: foothold}", NeedKind::kNoSession, 1},
      {"{reach: mail}", NeedKind::kReach, 1},
      {"{weakness: user}", NeedKind::kWeakness, 2},
      {"credential", NeedKind::kCredential, 0},
      {"channel", NeedKind::kChannel, 0},
      {"data", NeedKind::kData, 0},
      {"{isolated: true}", NeedKind::kIsolated, 1},
      {"near", NeedKind::kNear, 0},
      {"discovered", NeedKind::kDiscovered, 0},
      {"{service: mail}", NeedKind::kService, 1},
      {"{system: server-os}", NeedKind::kSystem, 1},
      {"{software: portal}", NeedKind::kSoftware, 0},
      {"{goes_out: mail}", NeedKind::kGoesOut, 1},
      {"{goes_out: any}", NeedKind::kGoesOut, range::kAnyWay},
      {"captured", NeedKind::kCaptured, 0},
  };
  for (const NeedCase& each : cases) {
    const Action action = technique("needs: [" + std::string(each.written) + "]");
    ASSERT_EQ(action.needs.size(), 1U) << each.written;
    EXPECT_EQ(action.needs[0].kind, each.kind) << each.written;
    EXPECT_EQ(action.needs[0].amount, each.amount) << each.written;
  }
  const Action cut = measure("target: link, needs: [own, {open: true}]");
  EXPECT_EQ(cut.target, EntityKind::kLink);
  EXPECT_EQ(cut.needs.at(0).kind, NeedKind::kOwn);
  EXPECT_EQ(cut.needs.at(1).kind, NeedKind::kOpen);
  EXPECT_EQ(cut.needs.at(1).amount, 1);
}

struct EffectCase {
  const char* written;
  EffectKind kind;
  std::int64_t amount;
};

TEST(Catalogue, EveryEffectOnAHostIsRead) {
  const EffectCase cases[] = {
      {"{gain_access: user}", EffectKind::kGainAccess, 2},
      {"{plant_persistence: boot}", EffectKind::kPlantPersistence, 8},
      {"{open_channel: {by: mail, every: 20 min}}", EffectKind::kOpenChannel,
       range::Rhythm{1, std::chrono::minutes(20)}.packed()},
      {"{open_channel: {every: 1 h}}", EffectKind::kOpenChannel,
       range::Rhythm{range::kAnyWay, std::chrono::hours(1)}.packed()},
      {"break_channel", EffectKind::kBreakChannel, 0},
      {"take_credentials", EffectKind::kTakeCredentials, 0},
      {"take_data", EffectKind::kTakeData, 0},
      {"{compress: 40%}", EffectKind::kCompress, 400},
      {"destroy_data", EffectKind::kDestroyData, 0},
      {"restore_data", EffectKind::kRestoreData, 0},
      {"reveal_neighbours", EffectKind::kRevealNeighbours, 0},
      {"discover", EffectKind::kDiscover, 0},
      {"{degrade_services: 40%}", EffectKind::kSetServices, 400},
      {"restore_services", EffectKind::kSetServices, 1000},
      {"blind", EffectKind::kBlind, 0},
      {"unblind", EffectKind::kUnblind, 0},
      {"tidy", EffectKind::kTidy, 0},
      {"mask", EffectKind::kMask, 0},
      {"{spread: {by: web, every: 5 min}}", EffectKind::kSpread,
       range::Rhythm{0, std::chrono::minutes(5)}.packed()},
      {"watch", EffectKind::kWatch, 0},
      {"train", EffectKind::kTrain, 0},
      {"inspect", EffectKind::kInspect, 0},
      {"isolate", EffectKind::kIsolate, 0},
      {"rejoin", EffectKind::kRejoin, 0},
      {"end_access", EffectKind::kEndAccess, 0},
      {"{remove_persistence: [account, service, task, boot, firmware]}",
       EffectKind::kRemovePersistence, 31},
      {"patch", EffectKind::kPatch, 0},
      {"revoke_credentials", EffectKind::kRevokeCredentials, 0},
      {"restore", EffectKind::kRestore, 0},
      {"capture_credentials", EffectKind::kCaptureCredentials, 0},
      {"crack_credentials", EffectKind::kCrackCredentials, 0},
      {"{forge_credentials: admin}", EffectKind::kForgeCredentials, 3},
      {"reissue_credentials", EffectKind::kReissueCredentials, 0},
      {"lock_out", EffectKind::kLockOut, 0},
      {"clean_image", EffectKind::kCleanImage, 0},
      {"verify_copies", EffectKind::kVerifyCopies, 0},
      {"destroy_copies", EffectKind::kDestroyCopies, 0},
      {"{place_decoys: [credential, file]}", EffectKind::kPlaceDecoys, 3},
      {"{spot_decoys: 80%}", EffectKind::kSpotDecoys, 800},
  };
  for (const EffectCase& each : cases) {
    const Action action = technique("effects: [" + std::string(each.written) + "]");
    ASSERT_EQ(action.effects.size(), 1U) << each.written;
    EXPECT_EQ(action.effects[0].kind, each.kind) << each.written;
    EXPECT_EQ(action.effects[0].amount, each.amount) << each.written;
  }
}

TEST(Catalogue, EveryEffectOnALinkOrCredentialIsRead) {
  const Action link = measure(
      "target: link, needs: own, effects: [cut, open, {filter: mail}, "
      "{unfilter: web}]");
  ASSERT_EQ(link.effects.size(), 4U);
  EXPECT_EQ(link.effects[0].kind, EffectKind::kCut);
  EXPECT_EQ(link.effects[1].kind, EffectKind::kOpen);
  EXPECT_EQ(link.effects[2].kind, EffectKind::kFilter);
  EXPECT_EQ(link.effects[2].amount, 1);
  EXPECT_EQ(link.effects[3].kind, EffectKind::kUnfilter);
  const Action key = measure("target: credential, needs: own, effects: revoke_credentials");
  EXPECT_EQ(key.effects.at(0).kind, EffectKind::kRevokeCredentials);
  EXPECT_EQ(measure("target: zone, needs: own, effects: [watch]").target, EntityKind::kZone);
}

TEST(Catalogue, AFloodIsOfLinksForATimeOrUntilItIsEnded) {
  const Action dam = technique(
      "target: link, effects: [{flood: {share: 80%, lasts: 45 min}}, {flood: {share: 50%}}, "
      "end_flood]");
  ASSERT_EQ(dam.effects.size(), 3U);
  EXPECT_EQ(dam.effects[0].fact, range::EventKind::kLinkFlooded);
  EXPECT_EQ(dam.effects[0].amount, (range::Flood{800, std::chrono::minutes(45)}.packed()));
  EXPECT_EQ(dam.effects[1].amount, (range::Flood{500, {}}.packed()));
  EXPECT_EQ(dam.effects[2].fact, range::EventKind::kFloodEnded);
  EXPECT_THAT(faults_of_technique("effects: [{flood: {share: 80%}}]"),
              HasSubstr("'flood' makes no sense for a target host"));
}

TEST(Catalogue, WhatMakesNoSenseForTheTargetIsTold) {
  EXPECT_THAT(faults_of_measure("target: link, needs: [own, data]"),
              HasSubstr("measures.D3-X.needs[1]: 'data' makes no sense for a target link"));
  EXPECT_THAT(faults_of_measure("needs: [own], effects: [cut]"),
              HasSubstr("'cut' makes no sense for a target host"));
  EXPECT_THAT(faults_of_measure("target: credential, needs: own, effects: [patch]"),
              HasSubstr("'patch' makes no sense for a target credential"));
  EXPECT_THAT(faults_of_measure("target: zone, needs: [own, {open: true}]"),
              HasSubstr("'open' makes no sense for a target zone"));
}

TEST(Catalogue, AnUnknownWordIsToldWithTheNearest) {
  EXPECT_THAT(faults_of_technique("effects: [{gain_acess: user}]"),
              HasSubstr("techniques:2:50 techniques.T1.effects[0].gain_acess: expected"));
  EXPECT_THAT(faults_of_technique("effects: [{gain_acess: user}]"),
              HasSubstr("did you mean 'gain_access'?"));
}

TEST(Catalogue, WhatBelongsBesideAWordMustStandThereAndNothingElse) {
  EXPECT_THAT(faults_of_technique("needs: [reach]"),
              HasSubstr("what 'reach' speaks of must stand beside it"));
  EXPECT_THAT(faults_of_technique("effects: [{take_data: all}]"),
              HasSubstr("nothing may stand beside 'take_data'"));
}

TEST(Catalogue, AProtocolMustBeDeclared) {
  EXPECT_THAT(faults_of_technique("needs: [{reach: wbe}]"),
              HasSubstr("there is no protocol 'wbe', did you mean 'web'? <- protocols:2:13"));
}

TEST(Catalogue, AMeasureThatDoesNotAskWhoseItIsIsAWarning) {
  EXPECT_EQ(faults_of_measure("effects: [isolate]"),
            "measures:2:12 warning: measures.D3-X: without the need 'own' a team can do this to "
            "what is not its own\n");
}

TEST(Catalogue, RedOwnsNothing) {
  EXPECT_THAT(faults_of_technique("needs: [own]"), HasSubstr("red owns nothing"));
}

TEST(Catalogue, SharesAreWholePermille) {
  EXPECT_THAT(faults_of_technique("effects: [{degrade_services: 33.33%}]"),
              HasSubstr("expected a share of whole permille"));
}

TEST(Catalogue, WhatComesAgainComesOnceAMinuteAtMost) {
  EXPECT_THAT(faults_of_technique("effects: [{open_channel: {by: web, every: 10 s}}]"),
              HasSubstr("expected from 1 min to 7 d"));
  EXPECT_THAT(faults_of_technique("effects: [{open_channel: {by: web}}]"),
              HasSubstr("key 'every' is missing"));
  EXPECT_THAT(faults_of_technique("effects: [{open_channel: {by: wbe, every: 1 h}}]"),
              HasSubstr("there is no protocol 'wbe'"));
}

TEST(Catalogue, AnUnknownKeyIsTold) {
  EXPECT_THAT(faults_of_technique("duraton: 5 min"),
              HasSubstr("unknown key 'duraton', did you mean 'duration'?"));
}

}  // namespace
}  // namespace redoubt::scenario
