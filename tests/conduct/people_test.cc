// People at the table: the clock in their hands, what they order and write, the seats they take.

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "controller/conduct/chronicle.h"
#include "tests/conduct/table.h"

namespace redoubt::conduct {
namespace {

using terms::Code;
using terms::Reason;
using terms::Steering;
using testing::ElementsAre;
using testing::IsEmpty;
using What = ClockOrder::What;

struct AtTheTable : testing::Test, Table {
  AtTheTable() { open(); }

  /// Stands at 59 minutes, a minute before the first mail.
  void pause_before_the_first_mail() {
    EXPECT_TRUE(clock(What::kHold, minutes_in(59)).ok());
    EXPECT_TRUE(clock(What::kStart).ok());
    until_it_stands();
  }
  /// Blue earns three points by it when it is done.
  void cut_off_a_host() {
    const Person lead{"blue/lead", "Bo"};
    EXPECT_TRUE(ask(OrderWish(terms::Act{Slice::kIsolate, {1}, {}}), Slice::kBlue, lead).ok());
  }
  std::uint64_t replayed_fingerprint() {
    auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
    EXPECT_TRUE(replayed.ok()) << replayed.error().message;
    return replayed->course->engine().fingerprint();
  }
};

// --- the clock -----------------------------------------------------------------------------------

TEST_F(AtTheTable, NothingComesBeforeStartex) {
  until_it_stands(ClockState::kBefore);
  EXPECT_EQ(now(), 0);
  EXPECT_THAT(deliveries(), IsEmpty());
  EXPECT_TRUE(clock(What::kStart).ok());
  until_the_end();
  EXPECT_THAT(deliveries(), ElementsAre(60, 120));
}

TEST_F(AtTheTable, AnInjectDueSoonAfterAPauseComesAtItsTimeOnce) {
  pause_before_the_first_mail();
  EXPECT_EQ(now(), 59);
  EXPECT_THAT(deliveries(), IsEmpty());
  EXPECT_TRUE(clock(What::kResume).ok());
  until_the_end();
  EXPECT_THAT(deliveries(), ElementsAre(60, 120));
}

TEST_F(AtTheTable, WhereTimeStopsByItselfTheWallsClockIsKept) {
  pause_before_the_first_mail();
  EXPECT_TRUE(clock(What::kJump, minutes_in(90)).ok());
  until(control, [](const auto& who) {
    return who.time.now == minutes_in(90) && who.time.clock.state == ClockState::kPaused;
  });
  EXPECT_TRUE(clock(What::kResume).ok());
  until_the_end();
  auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  ASSERT_TRUE(replayed.ok()) << replayed.error().message;
  std::vector<terms::ExerciseTime> stops;
  for (const auto& [at, deed] : replayed->deeds) {
    if (std::holds_alternative<ClockStopped>(deed.what) && deed.wall_us > 0) stops.push_back(at);
  }
  EXPECT_THAT(stops, ElementsAre(minutes_in(59), minutes_in(90)));
}

TEST_F(AtTheTable, ThePlanAsItStandsHasWhatWasAnswered) {
  const auto amend = [](const char* inject, const char* title) {
    return OrderWish(std::make_shared<const terms::Amend>(
        terms::Amend{.inject = inject, .title = title, .why = "so it is"}));
  };
  EXPECT_TRUE(ask(amend("1", "A mail, mended")).ok());
  EXPECT_EQ(running->door().plan()->injects[0].title, "A mail, mended");
}

TEST_F(AtTheTable, ExerciseControlHearsAnAnswerWithItsWordsOnceItCounts) {
  const Watched blue = watch(Slice::kBlue);
  EXPECT_TRUE(direct(terms::Steering::kSend, "1").ok());
  terms::Handle inject;
  until(blue, [&](const Onlooking& who) {
    for (const terms::Observation& one : who.seen) {
      if (const auto* told = std::get_if<terms::Inject>(&one.what)) inject = told->inject;
    }
    return inject.valid();
  });
  const Person lead{"blue/lead", "Bo"};
  for (const char* words : {"we know", "we knew"}) {
    EXPECT_TRUE(ask(OrderWish(terms::Reply{inject, 0, words}), Slice::kBlue, lead).ok());
  }
  until(control, [](const Onlooking& who) { return who.caught_up && !who.answers.empty(); });
  ASSERT_EQ(control.who->answers.size(), 1U);
  EXPECT_EQ(control.who->answers[0].cell, Slice::kBlue);
  EXPECT_EQ(control.who->answers[0].inject, scenario::InjectId{0});
  EXPECT_EQ(control.who->answers[0].text, "we know") << "the second was too late";
}

TEST_F(AtTheTable, AnInjectSentInAPauseComesInThePauseAndNotAgain) {
  pause_before_the_first_mail();
  EXPECT_EQ(direct(Steering::kSend, "1")->ruling.verdict, terms::Verdict::kTaken);
  until(control, [](const auto& who) { return who.events.back().at == minutes_in(59); });
  EXPECT_THAT(deliveries(), ElementsAre(59));
  EXPECT_TRUE(clock(What::kResume).ok());
  until_the_end();
  EXPECT_THAT(deliveries(), ElementsAre(59, 120));
}

TEST_F(AtTheTable, AnInjectSentAfterAPauseDoesNotBringTheOthersForward) {
  pause_before_the_first_mail();
  EXPECT_TRUE(clock(What::kHold, minutes_in(90)).ok());
  EXPECT_TRUE(clock(What::kResume).ok());
  until(control, [](const auto& who) { return who.time.now == minutes_in(90); });
  EXPECT_TRUE(direct(Steering::kSend, "2").ok());
  EXPECT_TRUE(clock(What::kResume).ok());
  until_the_end();
  EXPECT_THAT(deliveries(), ElementsAre(60, 90));
}

TEST_F(AtTheTable, WhatIsHeldThroughAPauseComesWhenItIsReleased) {
  pause_before_the_first_mail();
  EXPECT_TRUE(direct(Steering::kHold, "1").ok());
  EXPECT_TRUE(clock(What::kStep, minutes_in(70)).ok());
  until(control, [](const auto& who) { return who.time.now == minutes_in(70); });
  EXPECT_THAT(deliveries(), IsEmpty());
  EXPECT_TRUE(direct(Steering::kRelease, "1").ok());
  EXPECT_TRUE(clock(What::kResume).ok());
  until_the_end();
  EXPECT_THAT(deliveries(), ElementsAre(70, 120));
}

TEST_F(AtTheTable, AfterACrashInAPauseItIsPausedAndNothingIsLostOrDoubled) {
  pause_before_the_first_mail();
  break_off();
  open();
  until_it_stands();
  EXPECT_EQ(now(), 59);
  EXPECT_TRUE(clock(What::kResume).ok());
  until_the_end();
  EXPECT_THAT(deliveries(), ElementsAre(60, 120));
}

TEST_F(AtTheTable, AHoldPointOutlivesACrash) {
  EXPECT_TRUE(clock(What::kHold, minutes_in(30)).ok());
  break_off();
  open();
  EXPECT_TRUE(clock(What::kStart).ok());
  until_it_stands();
  EXPECT_EQ(now(), 30);
}

TEST_F(AtTheTable, AJumpToTheNextInjectEndsWhereItComes) {
  EXPECT_TRUE(clock(What::kHold, minutes_in(5)).ok());
  EXPECT_TRUE(clock(What::kStart).ok());
  until_it_stands();
  EXPECT_TRUE(clock(What::kJump, kNextInject).ok());
  until(control, [](const auto& who) { return who.time.now == minutes_in(60); });
  until_it_stands();
  EXPECT_THAT(deliveries(), ElementsAre(60));
}

/// It begins and ends within one turn of the conductor, which finds the clock as it was.
TEST_F(AtTheTable, AJumpOverNothingIsToldToo) {
  EXPECT_TRUE(clock(What::kHold, minutes_in(5)).ok());
  EXPECT_TRUE(clock(What::kStart).ok());
  until_it_stands();
  EXPECT_TRUE(clock(What::kJump, minutes_in(6)).ok());
  until(control, [](const auto& who) { return who.time.now == minutes_in(6); });
  until_it_stands();
}

TEST_F(AtTheTable, WhoHeldTimeAndWhyIsToldAndKept) {
  EXPECT_TRUE(clock(What::kStart).ok());
  until_the_end();
  EXPECT_EQ(control.who->time.by.seat, "director");
  EXPECT_EQ(control.who->time.why, "so decided");
  const auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  ASSERT_EQ(replayed->deeds.size(), 1U);
  EXPECT_EQ(replayed->deeds[0].deed.who.name, "Ada");
}

/// Whatever exercise control does to the clock, the course is the one that nobody disturbed.
TEST(AnyHand, OnTheClockChangesNoOutcome) {
  Table undisturbed;
  undisturbed.open();
  EXPECT_TRUE(undisturbed.clock(What::kStart).ok());
  undisturbed.until_the_end();
  const auto& plain = undisturbed.control.who->events;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 dice(seed);
    Table table;
    table.open();
    EXPECT_TRUE(table.clock(What::kStart).ok());
    for (int i = 0; i < 30; ++i) {
      const auto what = static_cast<What>(1 + dice() % (kClockOrderCount - 1));
      if (what == What::kRate) continue;  // time as fast as possible stays so
      (void)table.clock(what, minutes_in(static_cast<int>(1 + dice() % 200)));
      if (i == 15) {
        table.break_off();
        table.open();
      }
    }
    (void)table.clock(What::kThaw);
    while (!table.control.who->time.ended) {
      (void)table.clock(What::kResume);
      table.control.who->look(table.control.view);
    }
    table.until_the_end();
    const auto& held = table.control.who->events;
    ASSERT_EQ(held.size(), plain.size()) << "seed " << seed;
    for (std::size_t i = 0; i < held.size(); ++i) EXPECT_EQ(held[i].at, plain[i].at);
  }
}

// --- play that was stopped -----------------------------------------------------------------------

TEST_F(AtTheTable, WhilePlayIsStoppedAgentsAreRefusedAndExerciseControlIsNot) {
  pause_before_the_first_mail();
  EXPECT_TRUE(clock(What::kFreeze).ok());
  Guest agent{stage.bell};
  agent.enter(running->door(), hello("blue"));
  agent.say(terms::Orders{{order(1, Slice::kIsolate)}});
  EXPECT_EQ(agent.next<terms::Rulings>().rulings[0].reason, Reason::kNotNow);
  EXPECT_EQ(direct(Steering::kSend, "1")->ruling.verdict, terms::Verdict::kTaken);
  EXPECT_EQ(ask(OrderWish(terms::Act{Slice::kIsolate, {1}, {}}), Slice::kBlue)->ruling.reason,
            Reason::kNotNow);
}

TEST(StoppedPlay, AnAnswerThatCameMeanwhileCountsWhenPlayGoesOn) {
  Table table;
  table.stage.options.lockstep = {{Slice::kBlue}};
  table.stage.options.started = true;
  table.open();
  Guest agent{table.stage.bell};
  agent.enter(table.running->door(), lockstep_hello("blue"));
  const auto grant = agent.next<terms::Grant>();
  EXPECT_TRUE(table.clock(What::kFreeze).ok());
  terms::Turn turn{grant.number, {}};
  turn.intent.orders = {order(1, Slice::kIsolate)};
  agent.say(turn);
  EXPECT_TRUE(table.clock(What::kThaw).ok());
  EXPECT_EQ(agent.next<terms::Rulings>().rulings[0].verdict, terms::Verdict::kStarted);
}

// --- seats ---------------------------------------------------------------------------------------

TEST(ASeat, TakenFromAMindHoldsTimeBackNoMore) {
  Table table;
  table.stage.options.lockstep.reset();  // red and blue, and nobody plays them
  table.open();
  EXPECT_TRUE(table.clock(What::kStart).ok());
  EXPECT_TRUE(table.ask(SeatWish{true, "practice"}, Slice::kBlue, {"blue/lead", "Bo"}).ok());
  EXPECT_TRUE(table.ask(SeatWish{true, "practice"}, Slice::kRed, {"red", "Cy"}).ok());
  table.until_the_end();
  EXPECT_THAT(table.deliveries(), ElementsAre(60, 120));
}

/// And it is told so: a mind in lockstep goes on only when each of its orders has been ruled on.
TEST(ASeat, OfAMindThatIsHeldOrdersNothing) {
  Table table;
  table.stage.options.lockstep = {{Slice::kBlue}};
  table.stage.options.started = true;
  table.open();
  Guest mind{table.stage.bell};
  mind.enter(table.running->door(), lockstep_hello("blue"));
  terms::Turn turn{mind.next<terms::Grant>().number, {}};
  EXPECT_TRUE(table.ask(SeatWish{true, {}}, Slice::kBlue, {"blue/lead", "Bo"}).ok());
  turn.intent.orders = {order(1, Slice::kIsolate)};
  mind.say(turn);
  const terms::Rulings told = mind.next<terms::Rulings>();
  ASSERT_EQ(told.rulings.size(), 1U);
  EXPECT_EQ(told.rulings[0].order, 1U);
  EXPECT_EQ(told.rulings[0].verdict, terms::Verdict::kRefused);
  EXPECT_EQ(mind.next<terms::Grant>().number, 2U);
}

TEST_F(AtTheTable, ASeatIsTakenOnceAndGivenBackOnce) {
  const Person lead{"blue/lead", "Bo"};
  EXPECT_FALSE(ask(SeatWish{false, {}}, Slice::kBlue, lead).ok());
  EXPECT_TRUE(ask(SeatWish{true, {}}, Slice::kBlue, lead).ok());
  EXPECT_FALSE(ask(SeatWish{true, {}}, Slice::kBlue, {"blue/member-1", "Di"}).ok());
  EXPECT_TRUE(ask(SeatWish{false, {}}, Slice::kBlue, lead).ok());
}

TEST_F(AtTheTable, ASeatIsHeldAcrossACrash) {
  EXPECT_TRUE(ask(SeatWish{true, {}}, Slice::kBlue, {"blue/lead", "Bo"}).ok());
  break_off();
  open();
  until(control, [](const auto& who) { return !who.standings.empty(); });
  EXPECT_EQ(control.who->standings.at(Slice::kBlue.value).held_by, "blue/lead");
}

// --- orders --------------------------------------------------------------------------------------

TEST_F(AtTheTable, AnOrderOfAPersonIsToldWithTheirNameAndReplays) {
  const Watched blue = watch(Slice::kBlue);
  const auto ruled =
      ask(OrderWish(terms::Act{Slice::kIsolate, {1}, {}}), Slice::kBlue, {"blue/lead", "Bo"});
  EXPECT_EQ(ruled->ruling.verdict, terms::Verdict::kStarted);
  EXPECT_GE(ruled->ruling.order, kPeoplesOrders);
  until(blue, [](const auto& who) { return !who.ruled.empty(); });
  EXPECT_EQ(blue.who->ruled[0].by, "blue/lead");
  EXPECT_TRUE(clock(What::kStart).ok());
  until_the_end();
  break_off();
  const std::uint64_t fingerprint = replayed_fingerprint();
  open();
  EXPECT_EQ(running->door().engine().fingerprint(), fingerprint);
}

TEST_F(AtTheTable, WhenItIsOverOrdersAreRefusedAndWordsAreTaken) {
  EXPECT_TRUE(clock(What::kStart).ok());
  until_the_end();
  EXPECT_EQ(direct(Steering::kSend, "1")->ruling.reason, Reason::kEnded);
  EXPECT_FALSE(clock(What::kPause).ok());
  EXPECT_TRUE(ask(Posting{PostKind::kChat, {}, {}, 0, "well played", {}}).ok());
  break_off();
  open();
  until(control, [](const auto& who) { return who.posts.size() == 1; });
}

// --- fog of war ----------------------------------------------------------------------------------

TEST_F(AtTheTable, ACellsViewIsWhatItsCellHasSeenAndNothingElse) {
  const Watched blue = watch(Slice::kBlue);
  EXPECT_TRUE(clock(What::kStart).ok());
  until_the_end();
  until(blue, [](const auto& who) { return who.caught_up && who.time.ended; });
  break_off();
  auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  EXPECT_EQ(blue.who->seen.size(), replayed->course->seen_by(Slice::kBlue).size());
  EXPECT_THAT(blue.who->events, IsEmpty());
}

TEST_F(AtTheTable, ACellsPeopleAreToldNothingOfItsScoreUntilItIsReleased) {
  const Watched blue = watch(Slice::kBlue);
  cut_off_a_host();
  EXPECT_TRUE(clock(What::kStart).ok());
  until_the_end();
  until(blue, [](const auto& who) { return who.caught_up && who.time.ended; });
  for (const terms::Observation& one : blue.who->seen) {
    EXPECT_FALSE(std::holds_alternative<terms::ScoreChanged>(one.what));
  }
  EXPECT_THAT(blue.who->scores, IsEmpty());
  EXPECT_TRUE(ask(ScoreWish{true, "it is over"}, Slice::kBlue).ok());
  until(blue, [](const auto& who) { return who.scores.size() == 1; });
  ASSERT_EQ(blue.who->scores[0].totals.size(), 1U);
  EXPECT_EQ(blue.who->scores[0].totals[0].points, 3);
}

/// Exercise control's cell is shown the points of all teams; a role-player sits there as well.
TEST_F(AtTheTable, WhoSitsInExerciseControlsCellIsToldNoPointsByIt) {
  const Watched white = watch(kWhite);
  cut_off_a_host();
  EXPECT_TRUE(clock(What::kStart).ok());
  until_the_end();
  until(white, [](const auto& who) { return who.caught_up && who.time.ended; });
  break_off();
  const auto points = [](const auto& seen) {
    return std::ranges::count_if(seen, [](const terms::Observation& one) {
      return std::holds_alternative<terms::ScoreChanged>(one.what);
    });
  };
  auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  EXPECT_EQ(points(replayed->course->seen_by(kWhite)), 1);
  EXPECT_EQ(points(white.who->seen), 0);
}

TEST_F(AtTheTable, AScoreThatIsReleasedIsToldAsItChangesAndHiddenAgainIsNot) {
  const Watched blue = watch(Slice::kBlue);
  cut_off_a_host();
  EXPECT_TRUE(ask(ScoreWish{true, {}}, Slice::kBlue).ok());
  until(blue, [](const auto& who) { return who.scores.size() == 1; });
  EXPECT_THAT(blue.who->scores[0].totals, IsEmpty());
  EXPECT_TRUE(clock(What::kStart).ok());
  until_the_end();
  until(blue, [](const auto& who) { return who.scores.size() == 2; });
  EXPECT_EQ(blue.who->scores[1].totals.at(0).points, 3);
  EXPECT_TRUE(ask(ScoreWish{false, {}}, Slice::kBlue).ok());
  until(blue, [](const auto& who) { return who.scores.size() == 3; });
  EXPECT_FALSE(blue.who->scores[2].released);
  EXPECT_THAT(blue.who->scores[2].totals, IsEmpty());
}

TEST_F(AtTheTable, AReleaseOutlivesACrashAndIsOfOneCellAlone) {
  EXPECT_TRUE(ask(ScoreWish{true, {}}, Slice::kBlue).ok());
  break_off();
  open();
  const Watched blue = watch(Slice::kBlue);
  until(blue, [](const auto& who) { return !who.scores.empty(); });
  EXPECT_TRUE(blue.who->scores[0].released);
  until(control, [](const auto& who) { return !who.standings.empty(); });
  EXPECT_TRUE(control.who->standings.at(Slice::kBlue.value).score_released);
  EXPECT_FALSE(control.who->standings.at(Slice::kRed.value).score_released);
}

TEST_F(AtTheTable, AScoreIsReleasedOnceAndOnlyOfWhoPlays) {
  EXPECT_FALSE(ask(ScoreWish{false, {}}, Slice::kBlue).ok());
  EXPECT_TRUE(ask(ScoreWish{true, {}}, Slice::kBlue).ok());
  EXPECT_FALSE(ask(ScoreWish{true, {}}, Slice::kBlue).ok());
  EXPECT_FALSE(ask(ScoreWish{true, {}}, kWhite).ok());
  EXPECT_FALSE(ask(ScoreWish{true, std::string(5000, 'a')}, Slice::kRed).ok());
}

TEST_F(AtTheTable, APostIsReadByItsAddresseesAndExerciseControlAlone) {
  const Watched red = watch(Slice::kRed);
  const Watched blue = watch(Slice::kBlue);
  EXPECT_TRUE(ask(Posting{PostKind::kCase, {}, {}, 0, "ours", {}}, Slice::kBlue).ok());
  EXPECT_TRUE(ask(Posting{PostKind::kChat, {Slice::kRed}, {}, 0, "yours", {}}).ok());
  EXPECT_TRUE(ask(Posting{PostKind::kChat, {Slice::kBlue}, {}, 1, "seen", {}}).ok());
  until(red, [](const auto& who) { return who.posts.size() == 1; });
  until(blue, [](const auto& who) { return who.posts.size() == 2; });
  until(control, [](const auto& who) { return who.posts.size() == 3; });
  EXPECT_EQ(red.who->posts[0]->what.text, "yours");
  EXPECT_EQ(blue.who->posts[1]->what.text, "seen");
}

TEST_F(AtTheTable, NobodyRefersToAPostThatTheyMayNotRead) {
  EXPECT_TRUE(ask(Posting{PostKind::kCase, {}, {}, 0, "ours", {}}, Slice::kBlue).ok());
  const auto refused = ask(Posting{PostKind::kChat, {}, {}, 1, "and?", {}}, Slice::kRed);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, Code::kInvalidArgument);
}

TEST_F(AtTheTable, WhatEvaluatorsWriteIsForExerciseControlAlone) {
  const Watched blue = watch(Slice::kBlue);
  EXPECT_TRUE(ask(Posting{PostKind::kObservation, {Slice::kBlue}, {}, 0, "slow", {}}).ok());
  EXPECT_TRUE(ask(Posting{PostKind::kChat, {Slice::kBlue}, {}, 0, "hello", {}}).ok());
  until(blue, [](const auto& who) { return !who.posts.empty(); });
  EXPECT_EQ(blue.who->posts[0]->what.text, "hello");
}

TEST_F(AtTheTable, AWordTooLongIsRefused) {
  const std::string text(kPostTextMax + 1, 'a');
  EXPECT_FALSE(ask(Posting{PostKind::kChat, {}, {}, 0, text, {}}).ok());
  EXPECT_FALSE(ask(Posting{PostKind::kChat, {terms::CellId{9}}, {}, 0, "?", {}}).ok());
  EXPECT_FALSE(ask(ClockWish{{What::kStart, {}, 0}, std::string(5000, 'a')}).ok());
}

}  // namespace
}  // namespace redoubt::conduct
