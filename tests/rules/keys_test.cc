// What red gets of credentials, and what their owners do against it.

#include "controller/rules/keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/rules/odds.h"
#include "tests/rules/facts.h"

namespace redoubt::rules {
namespace {

using range::AccountId;
using range::Strength;
using scenario::Effect;
using scenario::EffectKind;
using terms::Access;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr AccountId kKeeper{0};
constexpr AccountId kClerk{1};

/// Both log on to the server, and leave what is worth having at the desk.
range::Layout two_keys(Strength of_keeper = Strength::kWeak, Strength of_clerk = Strength::kWeak) {
  range::Layout layout = office();
  layout.accounts[0].strength = of_keeper;
  layout.accounts.push_back(
      {.name = "clerk", .level = Access::kUser, .owner = kBlue, .strength = of_clerk});
  layout.hosts[kDesk.value].cached = {kKeeper, kClerk};
  layout.hosts[kServer.value].accounts = {kKeeper, kClerk};
  return layout;
}

Event to(AccountId account, EventKind kind) { return on(range::credential_of(account), kind); }
Event forged(AccountId account, HostId signer) {
  Event event = to(account, EventKind::kCredentialForged);
  event.object = range::entity(signer);
  return event;
}
const Event kKeeperCaptured = to(kKeeper, EventKind::kCredentialCaptured);
const Event kClerkCaptured = to(kClerk, EventKind::kCredentialCaptured);
const Event kKeeperStolen = to(kKeeper, EventKind::kCredentialStolen);
const Event kKeeperRevoked = to(kKeeper, EventKind::kCredentialRevoked);
const Event kClerkRevoked = to(kClerk, EventKind::kCredentialRevoked);
const Event kKeeperReissued = to(kKeeper, EventKind::kCredentialReissued);

std::vector<std::string> with_two_keys(Effect effect, HostId host,
                                       const std::vector<Event>& before = {}) {
  return facts_of(two_keys(), effect, range::entity(host), before);
}

bool lets_red_in(const std::vector<Event>& events) {
  const range::Layout layout = two_keys();
  return world_after(layout, events).account(kKeeper).lets_red_in();
}

TEST(Keys, WhatIsCapturedOpensNothingUntilItIsCracked) {
  EXPECT_FALSE(lets_red_in({kKeeperCaptured}));
  EXPECT_TRUE(lets_red_in({kKeeperCaptured, kKeeperStolen}));
}

TEST(Keys, WhatIsRevokedLetsNobodyIn) {
  EXPECT_FALSE(lets_red_in({kKeeperStolen, kKeeperRevoked}));
  EXPECT_FALSE(lets_red_in({forged(kKeeper, kServer), kKeeperRevoked}));
}

TEST(Keys, ANewSecretMakesWhatWasStolenOfTheOldWorthless) {
  EXPECT_FALSE(lets_red_in({kKeeperStolen, kKeeperRevoked, kKeeperReissued}));
  EXPECT_TRUE(lets_red_in({kKeeperStolen, kKeeperRevoked, kKeeperReissued, kKeeperStolen}));
}

TEST(Keys, AForgedTokenOutlivesEveryNewSecretButNotTheKeyItWasSignedWith) {
  const Event at_server = forged(kKeeper, kServer);
  EXPECT_TRUE(lets_red_in({at_server, kKeeperRevoked, kKeeperReissued}));
  EXPECT_FALSE(lets_red_in({at_server, on(kServer, EventKind::kSigningKeyChanged)}));
  EXPECT_TRUE(lets_red_in({at_server, on(kDesk, EventKind::kSigningKeyChanged)}));
}

TEST(Keys, AllThatLiesAboutIsCapturedOnce) {
  const Effect capture{EffectKind::kCaptureCredentials};
  EXPECT_THAT(with_two_keys(capture, kDesk),
              ElementsAre("keeper: credential captured", "clerk: credential captured"));
  EXPECT_THAT(with_two_keys(capture, kDesk, {kKeeperStolen, kClerkCaptured}), IsEmpty());
  EXPECT_THAT(with_two_keys(capture, kServer), IsEmpty());
}

TEST(Keys, CrackingFindsWhatWasCapturedThereAndNothingElse) {
  const Effect crack{EffectKind::kCrackCredentials};
  EXPECT_THAT(with_two_keys(crack, kDesk), IsEmpty());
  EXPECT_THAT(with_two_keys(crack, kDesk, {kClerkCaptured}),
              ElementsAre("clerk: credential stolen"));
  EXPECT_THAT(with_two_keys(crack, kServer, {kClerkCaptured}), IsEmpty());
}

TEST(Keys, TheWeakOnesAreFoundBeforeTheStrongOnes) {
  const range::Layout layout = two_keys(Strength::kStrong);
  const auto left = [&](const std::vector<Event>& events) {
    return crackable(world_after(layout, events), kDesk);
  };
  EXPECT_THAT(left({kKeeperCaptured, kClerkCaptured}), ElementsAre(kClerk));
  EXPECT_THAT(left({kKeeperCaptured}), ElementsAre(kKeeper));
}

terms::Odds cracking(Strength of_keeper, const std::vector<Event>& events) {
  const range::Layout layout = two_keys(of_keeper);
  scenario::Action crack{.odds = {600'000}};
  crack.effects = {{EffectKind::kCrackCredentials}};
  return success_odds(world_after(layout, events), crack, range::entity(kDesk));
}

TEST(Keys, WhereAllThatIsLeftIsStrongCrackingWorksHalfAsOften) {
  EXPECT_EQ(cracking(Strength::kWeak, {kKeeperCaptured}).per_million, 600'000U);
  EXPECT_EQ(cracking(Strength::kStrong, {kKeeperCaptured}).per_million, 300'000U);
  EXPECT_EQ(cracking(Strength::kStrong, {kKeeperCaptured, kClerkCaptured}).per_million, 600'000U);
}

TEST(Keys, WhoSignsForATeamCanBeAnyOfItsPeopleUpToALevel) {
  const auto forge = [](Access level) {
    return with_two_keys({EffectKind::kForgeCredentials, number(level)}, kServer);
  };
  EXPECT_THAT(forge(Access::kUser), ElementsAre("clerk: credential forged"));
  EXPECT_THAT(forge(Access::kAdmin),
              ElementsAre("keeper: credential forged", "clerk: credential forged"));
  EXPECT_THAT(with_two_keys({EffectKind::kForgeCredentials, number(Access::kAdmin)}, kForeign),
              IsEmpty());
}

TEST(Keys, RevokingWhereATokenWasSignedChangesTheKeyItWasSignedWith) {
  EXPECT_THAT(with_two_keys({EffectKind::kRevokeCredentials}, kServer, {forged(kClerk, kServer)}),
              ElementsAre("keeper: credential revoked", "clerk: credential revoked",
                          "server: signing key changed"));
  EXPECT_THAT(with_two_keys({EffectKind::kRevokeCredentials}, kDesk, {forged(kClerk, kServer)}),
              IsEmpty());
}

TEST(Keys, WhatWasRevokedIsReissuedToItsOwners) {
  const Effect reissue{EffectKind::kReissueCredentials};
  EXPECT_THAT(with_two_keys(reissue, kServer), IsEmpty());
  EXPECT_THAT(with_two_keys(reissue, kServer, {kClerkRevoked}),
              ElementsAre("clerk: credential reissued"));
  EXPECT_THAT(facts_of(reissue, range::credential_of(kKeeper), {kKeeperRevoked}),
              ElementsAre("keeper: credential reissued"));
}

TEST(Keys, WhoIsLockedOutIsLetInAgainWithNewKeys) {
  EXPECT_THAT(with_two_keys({EffectKind::kLockOut}, kServer, {kClerkRevoked}),
              ElementsAre("keeper: credential revoked", "server: owners locked out"));
  EXPECT_THAT(with_two_keys({EffectKind::kReissueCredentials}, kServer,
                            {kKeeperRevoked, on(kServer, EventKind::kLockedOut)}),
              ElementsAre("keeper: credential reissued", "server: owners let in again"));
}

TEST(Keys, AHostWhoseOwnersAreLockedOutServesHalf) {
  const range::Layout layout = two_keys();
  const auto served = [&](const std::vector<Event>& events) {
    return world_after(layout, events).availability(range::ServiceId{0});
  };
  const Event locked = on(kServer, EventKind::kLockedOut);
  EXPECT_EQ(served({locked}), 500);
  EXPECT_EQ(served({locked, on(kServer, EventKind::kLockOutEnded)}), 1000);
  EXPECT_EQ(served({locked, on(kServer, EventKind::kHostRestored)}), 1000);
}

}  // namespace
}  // namespace redoubt::rules
