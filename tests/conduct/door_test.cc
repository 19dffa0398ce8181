#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/conduct/guest.h"

/// What an agent hears at the door. Nobody answers for red and blue, so time stands at STARTEX.
namespace redoubt::conduct {
namespace {

using terms::Code;
using terms::Reason;
using terms::Verdict;
using testing::Contains;
using testing::Not;

struct Standing : testing::Test {
  void start() { running.emplace(stage.conductor(), stage.bell); }
  Door& door() {
    if (!running) start();
    return running->door();
  }
  Code refusal(const terms::Hello& said) { return Guest(stage.bell).enter(door(), said).refusal(); }

  Stage stage;
  std::optional<Running> running;
};

using Hellos = Standing;

TEST_F(Hellos, AnotherVersionOfTheProtocolIsRefused) {
  terms::Hello said = hello("red");
  said.version = 2;
  EXPECT_EQ(refusal(said), Code::kFailedPrecondition);
}

TEST_F(Hellos, ACellThatDoesNotExistIsRefused) {
  EXPECT_EQ(refusal(hello("purple")), Code::kNotFound);
}

TEST_F(Hellos, AnAgentHasANameOfModestLength) {
  EXPECT_EQ(refusal(hello("red", "")), Code::kInvalidArgument);
  EXPECT_EQ(refusal(hello("red", std::string(65, 'a'))), Code::kInvalidArgument);
}

TEST_F(Hellos, NobodyIsFurtherThanTheExercise) {
  terms::Hello said = hello("red");
  said.cursor = 1'000;
  EXPECT_EQ(refusal(said), Code::kOutOfRange);
  said = hello("red");
  said.grant = 2;
  EXPECT_EQ(refusal(said), Code::kOutOfRange);
}

TEST_F(Hellos, WhoAnsweredAGrantHasItsObservations) {
  Guest first(stage.bell);
  first.enter(door(), lockstep_hello("red")).next<terms::Grant>();
  terms::Hello said = lockstep_hello("red");
  said.grant = 1;
  EXPECT_EQ(refusal(said), Code::kInvalidArgument);
}

TEST_F(Hellos, ACellThatIsNotPlayedInLockstepHoldsNoTimeBack) {
  stage.options.lockstep = std::vector{Slice::kRed};
  EXPECT_EQ(refusal(lockstep_hello("blue")), Code::kFailedPrecondition);
}

TEST_F(Hellos, ASecondPlayerOfACellIsRefused) {
  Guest first(stage.bell);
  first.enter(door(), lockstep_hello("red", "one"));
  EXPECT_EQ(refusal(lockstep_hello("red", "two")), Code::kAlreadyExists);
}

TEST_F(Hellos, AnAgentThatComesInAgainTakesItsPlaceOver) {
  Guest before(stage.bell);
  Guest after(stage.bell);
  before.enter(door(), lockstep_hello("red"));
  after.enter(door(), lockstep_hello("red"));
  EXPECT_EQ(before.refusal(), Code::kAborted);
  EXPECT_EQ(after.next<terms::Grant>().number, 1U);
}

TEST_F(Hellos, TheBriefIsTheOneOfTheCell) {
  const auto welcome = Guest(stage.bell).enter(door(), hello("blue")).next<terms::Welcome>();
  EXPECT_EQ(welcome.brief.cell, Slice::kBlue);
}

TEST_F(Hellos, AfterTheConductorTheDoorIsShut) {
  start();
  running->door().stop();
  ASSERT_TRUE(running->join().ok());
  EXPECT_EQ(door().enter(hello("red"), nullptr).error().code, Code::kUnavailable);
  EXPECT_EQ(door().say(1, terms::Seen{0}).error().code, Code::kUnavailable);
}

TEST_F(Hellos, WhoComesTogetherWithTheStopIsSentAway) {
  Guest guest(stage.bell);
  auto stopped = stage.conductor();
  guest.enter(*stopped, hello("red"));
  stopped->stop();
  EXPECT_TRUE(stopped->run().ok());
  EXPECT_EQ(guest.refusal(), Code::kUnavailable);
}

TEST_F(Hellos, WhoWaitedForAConductorThatNeverRanIsNotLeftWaiting) {
  Guest guest(stage.bell);
  {
    const auto never_run = stage.conductor();
    guest.enter(*never_run, hello("red"));
  }
  EXPECT_EQ(guest.refusal(), Code::kUnavailable);
}

using Messages = Standing;

TEST_F(Messages, ATurnOverTheLimitsEndsTheVisit) {
  Guest guest(stage.bell);
  guest.enter(door(), lockstep_hello("red"));
  terms::Turn turn{guest.next<terms::Grant>().number, {}};
  turn.intent.orders.resize(terms::kOrdersPerTurnMax + 1);
  guest.say(turn);
  EXPECT_EQ(guest.refusal(), Code::kInvalidArgument);
}

TEST_F(Messages, AnAnswerToAGrantThatWasNeverGivenEndsTheVisit) {
  for (const auto pace : {terms::Pace::kLockstep, terms::Pace::kFree}) {
    Guest guest(stage.bell);
    guest.enter(door(), hello("red", "guest", pace)).say(terms::Turn{7, {}});
    EXPECT_EQ(guest.refusal(), Code::kOutOfRange);
  }
}

TEST_F(Messages, ASecondHelloEndsTheVisit) {
  Guest guest(stage.bell);
  guest.enter(door(), hello("red")).say(hello("red"));
  EXPECT_EQ(guest.refusal(), Code::kInvalidArgument);
}

TEST_F(Messages, NobodySeesWhatItHasNotBeenSent) {
  Guest guest(stage.bell);
  guest.enter(door(), hello("red")).say(terms::Seen{1'000});
  EXPECT_EQ(guest.refusal(), Code::kOutOfRange);
}

TEST_F(Messages, AGoodbyeIsAGoodEnd) {
  Guest guest(stage.bell);
  guest.enter(door(), hello("red")).say(terms::AgentGoodbye{"lunch"});
  EXPECT_TRUE(guest.left().ok());
}

TEST_F(Messages, AStoppingControllerAsksToComeBack) {
  Guest guest(stage.bell);
  guest.enter(door(), hello("red")).next<terms::Grant>();
  running->door().stop();
  EXPECT_FALSE(guest.next<terms::ControllerGoodbye>().finished);
  EXPECT_EQ(guest.refusal(), Code::kUnavailable);
}

using OrdersBetweenGrants = Standing;

TEST_F(OrdersBetweenGrants, AreRuledAtOnce) {
  Guest guest(stage.bell);
  guest.enter(door(), hello("blue")).say(terms::Orders{{order(1, Slice::kIsolate)}});
  const auto rulings = guest.next<terms::Rulings>().rulings;
  ASSERT_EQ(rulings.size(), 1U);
  EXPECT_EQ(rulings[0].verdict, Verdict::kStarted);
}

TEST_F(OrdersBetweenGrants, SentAgainAreAnsweredWithTheirFirstRuling) {
  Guest guest(stage.bell);
  guest.enter(door(), hello("blue"));
  for (int i = 0; i < 3; ++i) {
    guest.say(terms::Orders{{order(1, Slice::kIsolate)}});
    EXPECT_EQ(guest.next<terms::Rulings>().rulings[0].verdict, Verdict::kStarted) << i;
  }
  running->door().stop();
  ASSERT_TRUE(guest.refusal() == Code::kUnavailable);
  EXPECT_TRUE(running->join().ok());
  EXPECT_EQ(
      std::ranges::count(stage.disk->records, journal::RecordKind::kOrder, &journal::Record::kind),
      1);
}

TEST_F(OrdersBetweenGrants, SentTwiceAtOnceAreAnsweredOnce) {
  Guest guest(stage.bell);
  const auto twice = order(1, Slice::kIsolate);
  guest.enter(door(), hello("blue")).say(terms::Orders{{twice, twice}});
  guest.next<terms::Rulings>();
  running->door().stop();
  EXPECT_EQ(guest.refusal(), Code::kUnavailable);
  EXPECT_EQ(std::ranges::count(guest.told(), "ruled 1"), 1);
}

TEST_F(OrdersBetweenGrants, SentAgainInATurnAreAnsweredWithTheirFirstRuling) {
  stage.options.lockstep = std::vector{Slice::kBlue};
  Guest guest(stage.bell);
  guest.enter(door(), lockstep_hello("blue")).say(terms::Orders{{order(1, Slice::kIsolate)}});
  EXPECT_EQ(guest.next<terms::Rulings>().rulings[0].verdict, Verdict::kStarted);
  guest.say(terms::Turn{1, {.orders = {order(1, Slice::kIsolate)}, .wake = {}, .notes = {}}});
  EXPECT_EQ(guest.next<terms::Rulings>().rulings[0].verdict, Verdict::kStarted);
}

TEST_F(OrdersBetweenGrants, KeepTheirFirstRulingWhenTheControllerIsStartedAgain) {
  Guest before(stage.bell);
  before.enter(door(), hello("blue")).say(terms::Orders{{order(1, Slice::kIsolate)}});
  before.next<terms::Rulings>();
  running.reset();
  Guest after(stage.bell);
  after.enter(door(), hello("blue"));
  EXPECT_EQ(after.next<terms::Rulings>().rulings[0].verdict, Verdict::kStarted);
  after.say(terms::Orders{{order(1, Slice::kExploit)}});
  EXPECT_EQ(after.next<terms::Rulings>().rulings[0].verdict, Verdict::kStarted);
}

TEST_F(OrdersBetweenGrants, OverTheLimitOfOrdersInFlightAreRefused) {
  stage.options.orders_in_flight_max = 1;
  Guest guest(stage.bell);
  guest.enter(door(), hello("blue"));
  guest.say(terms::Orders{{order(1, Slice::kIsolate), order(2, Slice::kIsolate)}});
  const auto rulings = guest.next<terms::Rulings>().rulings;
  ASSERT_EQ(rulings.size(), 2U);
  EXPECT_EQ(rulings[0].verdict, Verdict::kStarted);
  EXPECT_EQ(rulings[1].reason, Reason::kOverLimit);
}

TEST_F(OrdersBetweenGrants, OfAnOnlookersTurnCountWhileTheCellIsStillAwaited) {
  Guest onlooker(stage.bell);
  onlooker.enter(door(), hello("blue"));
  terms::Turn turn{onlooker.next<terms::Grant>().number, {}};
  turn.intent.orders = {order(1, Slice::kIsolate)};
  onlooker.say(turn);
  EXPECT_EQ(onlooker.next<terms::Rulings>().rulings[0].verdict, Verdict::kStarted);
  Guest player(stage.bell);
  EXPECT_EQ(player.enter(door(), lockstep_hello("blue", "player")).next<terms::Grant>().number, 1U);
}

}  // namespace
}  // namespace redoubt::conduct
