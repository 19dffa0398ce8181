#include "agents/blue/playbook_mind.h"

#include "tests/agents/blue/table.h"

namespace redoubt::blue {
namespace {

using terms::Aim;
using terms::StepCondition;

TEST(Playbook, AnAlertSetsItOffAboutItsHost) {
  Table table({playbook("look", on_alert(), {take(kInspect)})});
  const Handle host = table.sees("ws-1");
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
  table.alarm(host);
  EXPECT_THAT(table.asked_at(minutes{1}), Orders(kInspect, host));
}

TEST(Playbook, StepsFollowEachOtherAndWaitForTheOutcome) {
  Table table({playbook("look", on_alert(), {take(kInspect), take(kIsolate)})});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.starts(1);
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{9}), Orders(kIsolate, host));
}

TEST(Playbook, WhatIsTakenAtOnceIsOver) {
  Table table({playbook("look", on_alert(), {take(kInspect), take(kIsolate)})});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.takes(1);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kIsolate, host));
}

TEST(Playbook, RunsGoSideBySide) {
  Table table({playbook("look", on_alert(), {take(kInspect)})});
  table.alarm(table.sees("ws-1"));
  table.alarm(table.sees("ws-2"));
  EXPECT_EQ(table.asked_at(minutes{0}).orders.size(), 2U);
}

TEST(Playbook, BeginsOncePerSubject) {
  Table table({playbook("look", on_alert(), {take(kInspect)})});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.succeeds(1);
  table.asked_at(minutes{5});
  table.alarm(host);
  EXPECT_THAT(table.asked_at(hours{1}), OrdersNothing());
}

TEST(Playbook, BeginsAgainWhenItMayAndTheRunBeforeIsOver) {
  auto repeated = playbook("look", on_alert(), {take(kInspect)});
  repeated.once_per_subject = false;
  Table table({repeated});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.alarm(host);
  EXPECT_THAT(table.asked_at(minutes{1}), OrdersNothing());
  table.succeeds(1);
  table.asked_at(minutes{5});
  table.alarm(host);
  EXPECT_THAT(table.asked_at(hours{1}), Orders(kInspect, host));
}

TEST(Playbook, AStepWaitsItsTimeAndAsksToBeWoken) {
  auto later = take(kInspect);
  later.wait = minutes{20};
  Table table({playbook("look", on_alert(), {later})});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  EXPECT_EQ(table.asked_at(minutes{5}).wake, at(minutes{25}));
  EXPECT_THAT(table.asked_at(minutes{25}), Orders(kInspect, host));
}

TEST(Playbook, NeverPolls) {
  Table table({playbook("look", on_alert(), {take(kInspect)})});
  table.alarm(table.sees("ws-1"));
  EXPECT_EQ(table.asked_at(minutes{0}).wake, at(seconds{1}));  // once, for the ruling
  table.starts(1);
  EXPECT_EQ(table.asked_at(minutes{0}).wake, terms::kNever);
}

TEST(Playbook, NothingIsOrderedAfterTheEnd) {
  Table table({playbook("look", on_alert(), {take(kInspect)})});
  table.alarm(table.sees("ws-1"));
  table.add(terms::Ended{"ENDEX"});
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_THAT(intent, OrdersNothing());
  EXPECT_EQ(intent.wake, terms::kNever);
}

// --- conditions ----------------------------------------------------------------------------------

struct Look : testing::Test {
  Table table{{playbook("look", on_alert(),
                        {take(kInspect), take(kIsolate, StepCondition::kFound),
                         take(kBlock, StepCondition::kNothingFound)})}};
  Handle zone = table.sees("office", EntityKind::kZone);
  Handle host = table.sees("ws-1", EntityKind::kHost, {}, zone);

  void SetUp() override {
    table.alarm(host);
    table.asked_at(minutes{0});
  }
};

TEST_F(Look, WhatIsFoundDecides) {
  table.learns(FindingKind::kPersistence, host, 1);
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{9}), Orders(kIsolate, host));
}

TEST_F(Look, AnOutcomeThatComesBeforeItsFindingsIsNoMatter) {
  table.succeeds(1);
  table.learns(FindingKind::kSession, host, 2);
  EXPECT_THAT(table.asked_at(minutes{9}), Orders(kIsolate, host));
}

TEST_F(Look, ToHaveLookedAndFoundNothingDecidesToo) {
  table.learns(FindingKind::kClean, host);
  table.succeeds(1);
  const terms::Intent& intent = table.asked_at(minutes{9});
  EXPECT_THAT(intent, Orders(kBlock, zone));
  EXPECT_THAT(intent, Notes("look: Isolate passed over: no intruder was found"));
}

TEST_F(Look, NotToHaveLookedIsNotToHaveFoundNothing) {
  table.fails(1);
  EXPECT_THAT(table.asked_at(minutes{9}).notes,
              testing::ElementsAre("look: Isolate passed over: no intruder was found",
                                   "look: Block passed over: nothing was looked at yet"));
}

TEST(Playbook, WhatWasFoundBeforeTheRunIsNotItsFinding) {
  Table table({playbook("look", on_alert(), {take(kIsolate, StepCondition::kFound)})});
  const Handle host = table.sees("ws-1");
  table.learns(FindingKind::kSession, host, 2);
  table.asked_at(minutes{0});
  table.alarm(host);
  EXPECT_THAT(table.asked_at(hours{1}), OrdersNothing());
}

TEST(Playbook, TheFindingThatSetItOffIsItsFinding) {
  Table table({playbook("evict", on_finding(FindingKind::kSession),
                        {take(kIsolate, StepCondition::kFound)})});
  const Handle host = table.sees("ws-1");
  table.learns(FindingKind::kSession, host, 2);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kIsolate, host));
}

TEST(Playbook, TheLastStepsOutcomeDecides) {
  Table table({playbook("evict", on_alert(),
                        {take(kInspect), take(kIsolate, StepCondition::kLastSucceeded),
                         take(kInspect, StepCondition::kLastFailed)})});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.fails(1);
  const terms::Intent& intent = table.asked_at(minutes{9});
  EXPECT_THAT(intent, Orders(kInspect, host));
  EXPECT_THAT(intent, Notes("evict: Isolate passed over: the step before did not succeed"));
}

TEST(Playbook, ARefusedMeasureHasFailedAndItsReasonIsNoted) {
  Table table({playbook("evict", on_alert(),
                        {take(kIsolate), take(kInspect, StepCondition::kLastFailed)})});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kNotYours);
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_THAT(intent, Orders(kInspect, host));
  EXPECT_THAT(intent, Notes("evict: Isolate on ws-1 refused: that is not this cell's to do, or not "
                            "its thing to touch"));
}

TEST(Playbook, WhatIsAlreadySoHasSucceeded) {
  Table table({playbook("evict", on_alert(),
                        {take(kIsolate), take(kInspect, StepCondition::kLastSucceeded)})});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kAlreadyDone);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kInspect, host));
}

// --- what steps act on ---------------------------------------------------------------------------

TEST(Playbook, AimsAtTheZoneOfTheSubject) {
  Table table({playbook("wall", on_alert(), {take_on(kBlock, Aim::kZone)})});
  const Handle zone = table.sees("office", EntityKind::kZone);
  table.alarm(table.sees("ws-1", EntityKind::kHost, {}, zone));
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kBlock, zone));
}

TEST(Playbook, AimsAtTheFindingsSecondThing) {
  Table table(
      {playbook("revoke", on_finding(FindingKind::kCredential), {take_on(kRevoke, Aim::kObject)})});
  const Handle host = table.sees("ws-1");
  const Handle credential = table.sees("admin key", EntityKind::kCredential);
  table.learns(FindingKind::kCredential, host, 0, credential);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kRevoke, credential));
}

TEST(Playbook, AimsAtAThingByItsName) {
  Table table({playbook("guard", on(terms::TriggerKind::kStart),
                        {take_on(kInspect, Aim::kNamed, "hss-1")})});
  table.sees("hss-1", EntityKind::kService);
  const Handle host = table.sees("hss-1");
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kInspect, host));
}

TEST(Playbook, AimsAtEachTaggedThingOneAfterTheOther) {
  Table table({playbook(
      "guard", on(terms::TriggerKind::kStart),
      {take_on(kInspect, Aim::kTagged, "core"), take(kIsolate, StepCondition::kLastFailed)})});
  const Handle one = table.sees("hss-1", EntityKind::kHost, {"core"});
  table.sees("ws-1", EntityKind::kHost, {"desk"});
  const Handle two = table.sees("hss-2", EntityKind::kHost, {"core"});
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kInspect, one));
  table.fails(1);
  EXPECT_THAT(table.asked_at(minutes{5}), Orders(kInspect, two));
  table.succeeds(2);
  // One failure is enough for the step to have failed; this run is about nothing in particular.
  EXPECT_THAT(table.asked_at(minutes{10}),
              Notes("guard: Isolate passed over: there is nothing in sight that it could act on"));
}

TEST(Playbook, AMeasureOnHostsAboutAServiceActsOnItsHost) {
  Table table({playbook("repair", on_finding(FindingKind::kService), {take(kInspect)})});
  const Handle host = table.sees("srv-1");
  const Handle service = table.sees("mail", EntityKind::kService, {}, host);
  table.learns(FindingKind::kService, service, 300);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kInspect, host));
}

TEST(Playbook, TheSecondThingIsWhatTheRunIsAbout) {
  Table table({playbook("share", on_alert(), {take_on(kTell, Aim::kNamed, "ally")})});
  const Handle ally = table.sees("ally", EntityKind::kCell);
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_THAT(intent, Orders(kTell, ally));
  EXPECT_EQ(act(intent).with, host);
}

}  // namespace
}  // namespace redoubt::blue
