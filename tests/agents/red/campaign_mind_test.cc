#include "agents/red/campaign_mind.h"

#include "tests/agents/red/table.h"

namespace redoubt::red {
namespace {

const auto kGetIn = step("get-in", {attempt(kPhish, tagged("desk"))});

// --- order of steps ------------------------------------------------------------------------------

TEST(Campaign, AStepWaitsUntilThoseBeforeItHaveSucceeded) {
  Table table({kGetIn, step("dig", {attempt(kExploit, tagged("desk"))}, {0})});
  table.sees_host("ws-1", "desk");
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kPhish));
  table.starts(1);
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{5}), Orders(kExploit));
}

TEST(Campaign, AStepMayWaitForAnyOfSeveral) {
  auto either = step("either", {attempt(kExploit, tagged("desk"))});
  either.after_any = {0, 1};
  auto never = step("never", {attempt(kPhish, tagged("nowhere"))});
  Table table({kGetIn, never, either});
  table.sees_host("ws-1", "desk");
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kPhish));
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{5}), Orders(kExploit));
}

TEST(Campaign, AStepThatWaitsForAnyIsSkippedWhenNoneWillSucceed) {
  auto hopeless = kGetIn;
  hopeless.give_up_at = at(hours{1});
  auto either = step("either", {attempt(kExploit)});
  either.after_any = {0};
  Table table({hopeless, either});
  table.asked_at(minutes{0});
  EXPECT_THAT(table.asked_at(hours{1}).notes,
              testing::Contains("step either skipped: it needs get-in, which will not succeed"));
}

TEST(Campaign, AStepOnCueWaitsForExerciseControl) {
  auto strike = step("strike", {attempt(kPhish, tagged("desk"))});
  strike.on_cue = true;
  Table table({strike});
  table.sees_host("ws-1", "desk");
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
  table.add(terms::Cue{"strike"});
  EXPECT_THAT(table.asked_at(minutes{5}), Orders(kPhish));
}

TEST(Campaign, AimsAtThoseThatThePlanNames) {
  terms::Selector among;
  among.among = {"ws-2", "ws-3"};
  Table table({step("in", {attempt(kPhish, among)})});
  table.sees_host("ws-1", "desk");
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
  table.sees_host("ws-3", "desk");
  EXPECT_THAT(table.asked_at(minutes{1}), Orders(kPhish));
}

TEST(Campaign, WhatIsTakenAtOnceHasSucceeded) {
  Table table({kGetIn, step("dig", {attempt(kExploit)}, {0})});
  table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.takes(1);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kExploit));
}

TEST(Campaign, StepsThatMayStartRunSideBySideUpToTheLimit) {
  std::vector<terms::CampaignStep> steps;
  for (const char* id : {"a", "b", "c", "d", "e", "f"})
    steps.push_back(step(id, {attempt(kPhish)}));
  Table table(steps);
  table.sees("ws-1");
  EXPECT_EQ(table.asked_at(minutes{0}).orders.size(), CampaignMind::kOrdersInFlightMax);
  table.succeeds(1);
  EXPECT_EQ(table.asked_at(minutes{1}).orders.size(), 1U);
}

TEST(Campaign, AStepHasOneOrderAtATime) {
  auto thrice = step("a", {attempt(kPhish)});
  thrice.times = 3;
  Table table({thrice});
  table.sees("ws-1");
  EXPECT_EQ(table.asked_at(minutes{0}).orders.size(), 1U);
  EXPECT_THAT(table.asked_at(minutes{1}), OrdersNothing());
}

TEST(Campaign, AStepIsRepeatedUntilItHasSucceededOftenEnough) {
  auto twice = step("twice", {attempt(kPhish)});
  twice.times = 2;
  Table table({twice, step("then", {attempt(kExploit)}, {0})});
  table.sees("ws-1");
  table.asked_at(minutes{0});
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{5}), Orders(kPhish));
  table.succeeds(2);
  EXPECT_THAT(table.asked_at(minutes{10}), Orders(kExploit));
}

TEST(Campaign, SuccessElsewhereMakesAStepPointless) {
  auto plan_b = step("plan-b", {attempt(kExploit)});
  plan_b.unless = {0};
  plan_b.not_before = at(hours{1});
  Table table({kGetIn, plan_b});
  table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{5}),
              Notes("step plan-b skipped: pointless, as get-in has succeeded"));
  EXPECT_THAT(table.asked_at(hours{2}), OrdersNothing());
}

TEST(Campaign, WhatNeedsAStepThatWasGivenUpIsSkippedInTurn) {
  auto hopeless = kGetIn;
  hopeless.give_up_at = at(hours{1});
  Table table(
      {step("last", {attempt(kPhish)}, {1}), step("middle", {attempt(kPhish)}, {2}), hopeless});
  table.asked_at(minutes{0});
  const terms::Intent& intent = table.asked_at(hours{1});
  EXPECT_THAT(intent.notes,
              testing::ElementsAre("step last skipped: it needs middle, which will not succeed",
                                   "step middle skipped: it needs get-in, which will not succeed",
                                   "step get-in given up: not done by D+0 01:00:00"));
  EXPECT_EQ(intent.wake, terms::kNever);
}

// --- time ----------------------------------------------------------------------------------------

TEST(Campaign, AStepDoesNotStartBeforeItsTime) {
  auto later = kGetIn;
  later.not_before = at(hours{2});
  Table table({later});
  table.sees_host("ws-1", "desk");
  EXPECT_EQ(table.asked_at(minutes{0}).wake, at(hours{2}));
  EXPECT_THAT(table.asked_at(hours{2}), Orders(kPhish));
}

TEST(Campaign, ItRestsBetweenTries) {
  auto slow = kGetIn;
  slow.pause = minutes{30};
  Table table({slow});
  table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.fails(1);
  const terms::Intent& intent = table.asked_at(minutes{10});
  EXPECT_THAT(intent, OrdersNothing());
  EXPECT_EQ(intent.wake, at(minutes{40}));
  EXPECT_THAT(table.asked_at(minutes{40}), Orders(kPhish));
}

TEST(Campaign, WhatIsUnderWayAtTheDeadlineStillCounts) {
  auto urgent = kGetIn;
  urgent.give_up_at = at(hours{1});
  Table table({urgent, step("then", {attempt(kExploit)}, {0})});
  table.sees_host("ws-1", "desk");
  table.asked_at(minutes{59});
  EXPECT_THAT(table.asked_at(hours{1}), NotesNothing());
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{64}), Orders(kExploit));
}

TEST(Campaign, ItAsksToBeWokenForItsPlansAndNeverPolls) {
  auto urgent = kGetIn;
  urgent.give_up_at = at(hours{8});
  Table table({urgent, step("dig", {attempt(kExploit)}, {0})});
  EXPECT_EQ(table.asked_at(minutes{0}).wake, at(hours{8}));
  Table open_end({kGetIn});
  EXPECT_EQ(open_end.asked_at(minutes{0}).wake, terms::kNever);
}

TEST(Campaign, ItAsksOnceForTheRulingOnWhatItOrdered) {
  Table table({kGetIn});
  table.sees_host("ws-1", "desk");
  EXPECT_EQ(table.asked_at(minutes{3}).wake, at(minutes{3} + seconds{1}));
  EXPECT_EQ(table.asked_at(minutes{3} + seconds{1}).wake, terms::kNever);
}

TEST(Campaign, NothingIsOrderedAfterTheEnd) {
  Table table({kGetIn});
  table.sees_host("ws-1", "desk");
  table.add(terms::Ended{"ENDEX"});
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_THAT(intent, OrdersNothing());
  EXPECT_EQ(intent.wake, terms::kNever);
}

// --- alternatives, failures, refusals ------------------------------------------------------------

TEST(Campaign, TheNextAlternativeIsTriedWhenTheTriesAreUsedUp) {
  auto either = step("get-in", {attempt(kPhish), attempt(kExploit)});
  either.tries = 2;
  Table table({either});
  table.sees("ws-1");
  table.asked_at(minutes{0});
  table.fails(1);
  EXPECT_THAT(table.asked_at(minutes{5}), Orders(kPhish));
  table.fails(2);
  EXPECT_THAT(table.asked_at(minutes{10}), Orders(kExploit));
}

TEST(Campaign, TheNextAlternativeIsTriedWhenNothingAnswersTheFirst) {
  Table table({step("get-in", {attempt(kPhish, tagged("desk")), attempt(kExploit)})});
  table.sees("srv-1");
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kExploit));
}

TEST(Campaign, TheNextAlternativeIsTriedWhenTheFirstIsRefusedAsImpossible) {
  Table table({step("get-in", {attempt(kPhish), attempt(kExploit)})});
  table.sees("srv-1");
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kNotReachable);
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
  EXPECT_THAT(table.asked_at(minutes{1}), Orders(kExploit));
}

TEST(Campaign, AStepIsGivenUpWhenAllItsTriesAreUsedUp) {
  auto once = kGetIn;
  once.tries = 1;
  Table table({once});
  table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.fails(1);
  EXPECT_THAT(table.asked_at(minutes{5}),
              Notes("step get-in given up: no tries left, the last failed because everything was "
                    "in place, but it did not work this time"));
}

TEST(Campaign, ASuccessMakesTheTriesGoodAgain) {
  auto twice = kGetIn;
  twice.tries = 2;
  twice.times = 2;
  Table table({twice});
  table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.fails(1);
  table.asked_at(minutes{5});
  table.succeeds(2);
  table.asked_at(minutes{10});
  table.fails(3);
  EXPECT_THAT(table.asked_at(minutes{15}), Orders(kPhish));
}

TEST(Campaign, ATargetRefusedForALastingReasonIsLeftAlone) {
  Table table({kGetIn});
  const Handle one = table.sees_host("ws-1", "desk");
  const Handle two = table.sees_host("ws-2", "desk");
  const Handle first = act(table.asked_at(minutes{0})).target;
  table.refuses(1, Reason::kNoWeakness);
  table.asked_at(minutes{0});
  EXPECT_THAT(table.asked_at(minutes{1}), OrdersOn(kPhish, first == one ? two : one));
  table.refuses(2, Reason::kNoWeakness);
  table.asked_at(minutes{1});
  EXPECT_THAT(table.asked_at(minutes{2}),
              Notes("step get-in put off: every target in sight was refused, the last because "
                    "nothing there has a weakness it could use"));
}

TEST(Campaign, ARefusedTargetIsTriedAgainOnceSomethingNewAboutItIsSeen) {
  Table table({kGetIn});
  const Handle host = table.sees_host("ws-1", "desk");
  const Handle hole = table.sees("weak-1", EntityKind::kWeakness);
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kNoWeakness);
  table.asked_at(minutes{0});
  EXPECT_THAT(table.asked_at(minutes{30}), OrdersNothing());
  table.learns(FindingKind::kWeakness, host, 0, hole);
  EXPECT_THAT(table.asked_at(hours{1}), OrdersOn(kPhish, host));
}

TEST(Campaign, WhatCannotBeReachedIsTriedAgainFromANewFooting) {
  Table table({kGetIn});
  const Handle host = table.sees_host("ws-1", "desk");
  const Handle elsewhere = table.sees("srv-1");
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kNotReachable);
  table.asked_at(minutes{0});
  table.has_session(elsewhere, Access::kUser);
  EXPECT_THAT(table.asked_at(hours{1}), OrdersOn(kPhish, host));
}

TEST(Campaign, APhaseThatForbidsItIsWaitedOut) {
  Table table({kGetIn});
  table.sees_host("ws-1", "desk");
  table.sees_host("ws-2", "desk");
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kNotNow);
  table.asked_at(minutes{0});
  EXPECT_THAT(table.asked_at(minutes{30}), OrdersNothing());
  table.add(terms::PhaseBegun{"crisis"});
  EXPECT_THAT(table.asked_at(hours{4}), Orders(kPhish));
}

TEST(Campaign, WhatIsAlreadySoCountsAsDone) {
  Table table({kGetIn, step("then", {attempt(kExploit)}, {0})});
  table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kAlreadyDone);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kExploit));
}

TEST(Campaign, WhatIsAlreadySoCountsOncePerTarget) {
  auto twice = kGetIn;
  twice.times = 2;
  Table table({twice, step("then", {attempt(kExploit)}, {0})});
  table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kAlreadyDone);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kPhish));
  table.refuses(2, Reason::kAlreadyDone);
  EXPECT_THAT(table.asked_at(minutes{0}), OrdersNothing());
}

// --- lost access ---------------------------------------------------------------------------------

struct Evicted : testing::Test {
  Table table{{kGetIn, step("dig", {attempt(kExploit)}, {0})}};
  Handle host = table.sees_host("ws-1", "desk");

  void get_in() {
    table.asked_at(minutes{0});
    table.has_session(host, Access::kUser);
    table.succeeds(1);
    table.asked_at(minutes{5});
  }
};

TEST_F(Evicted, AStepOpensAgainWhenItsAccessIsLostWhileTheNextIsOpen) {
  get_in();
  table.has_session(host, Access::kNone);
  const terms::Intent& intent = table.asked_at(minutes{6});
  EXPECT_THAT(intent, OrdersOn(kPhish, host));
  EXPECT_THAT(intent, Notes("step get-in open again: access to ws-1 was lost"));
}

TEST_F(Evicted, AStepThatNobodyAwaitsStaysDone) {
  get_in();
  table.succeeds(2);
  table.asked_at(minutes{9});
  table.has_session(host, Access::kNone);
  EXPECT_THAT(table.asked_at(minutes{10}), OrdersNothing());
}

TEST(Campaign, WhatItIsTooLateToDoAgainStaysDone) {
  auto early = kGetIn;
  early.give_up_at = at(hours{1});
  Table table({early, step("dig", {attempt(kExploit)}, {0})});
  const Handle host = table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.has_session(host, Access::kUser);
  table.succeeds(1);
  table.asked_at(minutes{5});
  table.fails(2);
  table.has_session(host, Access::kNone);
  EXPECT_THAT(table.asked_at(hours{2}), OrdersOn(kExploit, host));
}

TEST(Campaign, WithEveryFootingLostTheWholeWayIsGoneAgain) {
  auto end = step("end", {attempt(kSteal)}, {2});
  end.not_before = at(hours{9});
  Table table(
      {kGetIn, step("look", {attempt(kScan)}, {0}), step("go-on", {attempt(kExploit)}, {1}), end});
  const Handle host = table.sees_host("ws-1", "desk");
  table.sees("office", EntityKind::kZone);
  table.asked_at(minutes{0});
  table.has_session(host, Access::kUser);
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{5}), Orders(kScan));
  table.succeeds(2);
  EXPECT_THAT(table.asked_at(minutes{10}), Orders(kExploit));
  table.has_session(host, Access::kAdmin);
  table.succeeds(3);
  table.asked_at(minutes{15});
  table.has_session(host, Access::kNone);
  EXPECT_EQ(act(table.asked_at(minutes{20}), 0).action, kPhish);
  table.refuses(5, Reason::kNoSession);
  table.asked_at(minutes{20});
  table.has_session(host, Access::kUser);
  table.succeeds(4);
  EXPECT_THAT(table.asked_at(minutes{25}), OrdersOn(kExploit, host));
}

TEST(Campaign, ABrokenChannelUndoesTheStepThatSetItUp) {
  Table table({step("channel", {attempt(kExploit, tagged("desk"))}),
               step("steal", {attempt(kSteal)}, {0})});
  const Handle host = table.sees_host("ws-1", "desk");
  table.asked_at(minutes{0});
  table.learns(FindingKind::kChannel, host, 1);
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{5}), OrdersNothing());
  table.learns(FindingKind::kChannel, host, 0);
  EXPECT_THAT(table.asked_at(minutes{6}), OrdersOn(kExploit, host));
}

}  // namespace
}  // namespace redoubt::red
