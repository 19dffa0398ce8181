// What rings when red touches it.

#include "controller/rules/decoys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/rules/hazards.h"
#include "controller/rules/needs.h"
#include "tests/rules/facts.h"

namespace redoubt::rules {
namespace {

using range::DecoyKind;
using scenario::Effect;
using scenario::EffectKind;
using scenario::NeedKind;
using terms::Access;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Effect kCome{EffectKind::kGainAccess, number(Access::kUser)};
constexpr Effect kTakeKeys{EffectKind::kTakeCredentials};
constexpr Effect kTakeData{EffectKind::kTakeData};

Event laid(HostId host, DecoyKind kind) { return on(host, EventKind::kDecoyPlaced, number(kind)); }
Event among(std::int64_t permille) { return on(kOffice, EventKind::kDecoyPlaced, permille); }

/// Who rings when a technique does this to a host; by way of the network, if it needs a way there.
std::vector<std::string> rings(const range::Layout& layout, Effect effect, HostId host,
                               const std::vector<Event>& before = {}, bool by_network = false) {
  scenario::Action technique{.role = terms::Role::kRed};
  if (by_network) technique.needs = {{NeedKind::kReach, kWeb}};
  std::vector<Event> facts;
  touch_decoys(world_after(layout, before), technique, effect, host, facts);
  std::vector<std::string> told;
  for (const Event& fact : facts) {
    told.push_back(layout.name_of(fact.subject) + " " + layout.name_of(fact.object) + " " +
                   std::to_string(fact.amount / 10'000) + "%");
  }
  return told;
}

TEST(Decoys, WhoeverComesIntoADecoyHostRings) {
  range::Layout layout = office();
  EXPECT_THAT(rings(layout, kCome, kDesk), IsEmpty());
  layout.hosts[kDesk.value].decoy = true;
  EXPECT_THAT(rings(layout, kCome, kDesk), ElementsAre("desk desk 100%"));
  const Event held = on(kDesk, EventKind::kAccessGained, number(Access::kUser));
  EXPECT_THAT(rings(layout, kCome, kDesk, {held}), IsEmpty());
}

TEST(Decoys, WhoeverTakesADecoyCredentialRingsOnce) {
  range::Layout layout = office();
  layout.accounts[0].decoy = true;
  const auto keeper = [](EventKind kind) {
    return on(range::credential_of(range::AccountId{0}), kind);
  };
  EXPECT_THAT(rings(layout, kTakeKeys, kDesk), ElementsAre("desk keeper 100%"));
  EXPECT_THAT(rings(layout, {EffectKind::kCaptureCredentials}, kDesk),
              ElementsAre("desk keeper 100%"));
  EXPECT_THAT(rings(layout, kTakeKeys, kDesk, {keeper(EventKind::kCredentialStolen)}), IsEmpty());
}

TEST(Decoys, ADecoyCredentialOpensNothing) {
  range::Layout layout = office();
  const std::vector<Event> stolen = {
      on(range::credential_of(range::AccountId{0}), EventKind::kCredentialStolen)};
  const auto asked = [&] {
    return judge_need(world_after(layout, stolen), {NeedKind::kCredential}, kRed, kServer);
  };
  EXPECT_EQ(asked(), terms::Reason::kNone);
  layout.accounts[0].decoy = true;
  EXPECT_EQ(asked(), terms::Reason::kNoCredential);
}

TEST(Decoys, WhoeverTakesOrDestroysDecoyDataRings) {
  range::Layout layout = office();
  EXPECT_THAT(rings(layout, kTakeData, kServer), IsEmpty());
  layout.data[0].decoy = true;
  EXPECT_THAT(rings(layout, kTakeData, kServer), ElementsAre("server plans 100%"));
  EXPECT_THAT(rings(layout, {EffectKind::kDestroyData}, kServer), ElementsAre("server plans 100%"));
}

TEST(Decoys, WhatWasLaidOutRingsForItsOwnKindOnItsOwnHost) {
  const range::Layout layout = office();
  const std::vector<Event> key = {laid(kDesk, DecoyKind::kCredential)};
  const std::vector<Event> file = {laid(kDesk, DecoyKind::kFile)};
  EXPECT_THAT(rings(layout, kTakeKeys, kDesk, key), ElementsAre("desk  100%"));
  EXPECT_THAT(rings(layout, kTakeData, kDesk, key), IsEmpty());
  EXPECT_THAT(rings(layout, kTakeData, kDesk, file), ElementsAre("desk  100%"));
  EXPECT_THAT(rings(layout, kTakeData, kServer, file), IsEmpty());
}

TEST(Decoys, AnImageTakesWhatWasLaidOutAlong) {
  const range::Layout layout = office();
  EXPECT_THAT(rings(layout, kTakeKeys, kDesk,
                    {laid(kDesk, DecoyKind::kCredential), on(kDesk, EventKind::kHostRestored)}),
              IsEmpty());
}

TEST(Decoys, TheMoreOfAZoneIsDecoyTheLikelierAWayInRings) {
  const range::Layout layout = office();
  EXPECT_THAT(rings(layout, kCome, kDesk, {}, true), IsEmpty());
  EXPECT_THAT(rings(layout, kCome, kDesk, {among(300)}, true), ElementsAre("desk  30%"));
  EXPECT_THAT(rings(layout, kCome, kDesk, {among(600)}, true), ElementsAre("desk  60%"));
  EXPECT_THAT(rings(layout, kCome, kDesk, {among(600)}, false), IsEmpty());
}

TEST(Decoys, AMeasureLaysThemOutOnTheTeamsOwnHosts) {
  const Effect both{EffectKind::kPlaceDecoys, 3};
  EXPECT_THAT(facts_of(both, kOffice),
              ElementsAre("desk: decoy placed 3", "server: decoy placed 3"));
  EXPECT_THAT(facts_of(both, kDesk, {on(kDesk, EventKind::kDecoyPlaced, 3)}), IsEmpty());
  EXPECT_THAT(facts_of({EffectKind::kDecoyHosts, 300}, kOffice),
              ElementsAre("office: decoy placed 300"));
}

TEST(Decoys, EachHostOfAZoneIsJudged) {
  range::Layout layout = office();
  layout.hosts[kServer.value].decoy = true;
  EXPECT_THAT(facts_of(layout, {EffectKind::kSpotDecoys, 800}, range::entity(kDesk), {}),
              ElementsAre("desk: decoy judged", "server: decoy judged 1", "foreign: decoy judged"));
}

TEST(Decoys, AJudgementIsRightAsOftenAsTheTechniqueSays) {
  const range::Layout layout = office();
  const range::World world(layout);
  const auto right = [&](std::int64_t permille) {
    const Event judged = on(kDesk, EventKind::kDecoyJudged, 1);
    return hazard_of(world, {EffectKind::kSpotDecoys, permille}, judged)->odds.per_million;
  };
  EXPECT_EQ(right(800), 800'000U);
  EXPECT_EQ(right(1000), 1'000'000U);
}

}  // namespace
}  // namespace redoubt::rules
