#include "agents/red/choice.h"

#include <set>

#include "tests/agents/red/table.h"

namespace redoubt::red {
namespace {

TEST(Choice, OnlyWhatIsOfTheActionsKindAndInSightIsATarget) {
  Table table({step("look", {attempt(kScan)})});
  table.sees("ws-1");
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
  const Handle zone = table.sees("office", EntityKind::kZone);
  EXPECT_THAT(table.asked_at(minutes{1}), OrdersOn(kScan, zone));
}

TEST(Choice, ByNameTagAndZone) {
  terms::Selector in_core = tagged("server");
  in_core.zone = "core";
  Table table({step("name", {attempt(kPhish, named("srv-2"))}),
               step("tag", {attempt(kPhish, tagged("desk"))}),
               step("zone", {attempt(kPhish, in_core)})});
  const Handle office = table.sees("office", EntityKind::kZone);
  const Handle core = table.sees("core", EntityKind::kZone);
  table.sees_host("srv-1", "server", office);
  const Handle by_name = table.sees_host("srv-2", "server", office);
  const Handle by_tag = table.sees_host("ws-1", "desk", office);
  const Handle by_zone = table.sees_host("srv-3", "server", core);
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_EQ(act(intent, 0).target, by_name);
  EXPECT_EQ(act(intent, 1).target, by_tag);
  EXPECT_EQ(act(intent, 2).target, by_zone);
}

TEST(Choice, HeldMeansThatASessionIsHeldThereOrOnTheHostThatBearsIt) {
  terms::Selector held;
  held.held = true;
  Table table({step("host", {attempt(kPhish, held)}), step("data", {attempt(kSteal, held)}),
               step("zone", {attempt(kScan, held)})});
  const Handle zone = table.sees("office", EntityKind::kZone);
  table.sees("core", EntityKind::kZone);
  table.sees("ws-1", EntityKind::kHost, {}, zone);
  const Handle host = table.sees("ws-2", EntityKind::kHost, {}, zone);
  const Handle data = table.sees("plans", EntityKind::kData);
  table.sees("other plans", EntityKind::kData);
  table.learns(FindingKind::kData, host, 40, data);
  table.has_session(host, Access::kFoothold);
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_EQ(act(intent, 0).target, host);
  EXPECT_EQ(act(intent, 1).target, data);
  EXPECT_EQ(act(intent, 2).target, zone);
}

TEST(Choice, WhatSeemsADecoyIsLeftAloneUntilItSeemsReal) {
  Table table({step("lure", {attempt(kPhish)})});
  const Handle host = table.sees("ws-1");
  table.learns(FindingKind::kDecoy, host, 1);
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
  table.learns(FindingKind::kDecoy, host, 0);
  EXPECT_THAT(table.asked_at(minutes{1}), OrdersOn(kPhish, host));
}

TEST(Choice, WhereRedHasMostAccess) {
  Table table({step("dig", {attempt(kExploit)})});
  table.has_session(table.sees("ws-1"), Access::kUser);
  const Handle most = table.sees("ws-2");
  table.has_session(most, Access::kAdmin);
  table.sees("ws-3");
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersOn(kExploit, most));
}

TEST(Choice, AmongEqualsTheSeedDecides) {
  std::set<Handle> chosen;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Table table({step("dig", {attempt(kExploit)})}, "campaign", seed);
    for (const char* name : {"ws-1", "ws-2", "ws-3"}) table.sees(name);
    chosen.insert(act(table.asked_at(minutes{0})).target);
  }
  EXPECT_EQ(chosen.size(), 3U);
}

TEST(Choice, AStepMoreChangesNoDrawOfAnother) {
  const auto target_of = [](std::vector<terms::CampaignStep> steps, std::size_t index) {
    Table table(std::move(steps));
    for (int i = 0; i < 50; ++i) table.sees("ws-" + std::to_string(i));
    return act(table.asked_at(minutes{0}), index).target;
  };
  const auto dig = step("dig", {attempt(kExploit)});
  EXPECT_EQ(target_of({dig}, 0), target_of({step("before", {attempt(kPhish)}), dig}, 1));
}

TEST(Choice, FreshAvoidsWhatTheStepHasHad) {
  terms::Selector fresh;
  fresh.fresh = true;
  auto twice = step("spread", {attempt(kExploit, fresh)});
  twice.times = 3;
  Table table({twice});
  table.sees("ws-1");
  table.sees("ws-2");
  const Handle first = act(table.asked_at(minutes{0})).target;
  table.succeeds(1);
  EXPECT_NE(act(table.asked_at(minutes{5})).target, first);
  table.succeeds(2);
  EXPECT_THAT(table.asked_at(minutes{10}),
              Notes("step spread put off: no host that this step has not had in sight"));
}

TEST(Choice, AmongThousandsTheSameRulesHold) {
  terms::Selector fresh = tagged("desk");
  fresh.fresh = true;
  auto often = step("spread", {attempt(kExploit, fresh)});
  often.times = 300;
  Table table({often});
  for (int i = 0; i < 300; ++i) table.sees_host("ws", i % 2 == 0 ? "desk" : "server");
  std::set<Handle> had;
  for (std::uint64_t order = 1; order <= 150; ++order) {
    const Handle target = act(table.asked_at(minutes{order})).target;
    EXPECT_EQ(target.value % 2, 0U);
    EXPECT_TRUE(had.insert(target).second);
    table.succeeds(order);
  }
  EXPECT_THAT(table.asked_at(hours{9}), OrdersNothing());
}

TEST(Choice, AmongThousandsAnOpenHostThatIsHeldGoesFirst) {
  Table table({step("dig", {attempt(kExploit)})});
  for (int i = 0; i < 300; ++i) table.sees("ws");
  const Handle held = table.sees("srv-1");
  table.has_session(held, Access::kFoothold);
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersOn(kExploit, held));
}

TEST(Choice, TheSecondThingIsOneInHand) {
  Table table({step("move", {attempt(kMove)})});
  const Handle host = table.sees("srv-1");
  table.sees("rumoured", EntityKind::kCredential);
  const Handle known = table.sees("known", EntityKind::kCredential);
  table.learns(FindingKind::kCredential, host, 0, known);
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_THAT(intent, OrdersOn(kMove, host));
  EXPECT_EQ(act(intent).with, known);
}

TEST(Choice, ACredentialThatDoesNotWorkThereIsNotTriedThereAgain) {
  Table table({step("move", {attempt(kMove)})});
  const Handle host = table.sees("srv-1");
  const Handle one = table.sees("one", EntityKind::kCredential);
  const Handle two = table.sees("two", EntityKind::kCredential);
  const Handle first = act(table.asked_at(minutes{0})).with;
  table.refuses(1, Reason::kNoCredential);
  table.asked_at(minutes{0});
  const terms::Intent& intent = table.asked_at(minutes{1});
  EXPECT_THAT(intent, OrdersOn(kMove, host));
  EXPECT_EQ(act(intent).with, first == one ? two : one);
}

}  // namespace
}  // namespace redoubt::red
