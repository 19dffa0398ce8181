// The adjudication desk: who marks answers, how many people that takes, and what is kept of it.

#include <gmock/gmock.h>

#include "controller/conduct/chronicle.h"
#include "tests/conduct/table.h"

namespace redoubt::conduct {
namespace {

using terms::Code;
using terms::Reason;
using terms::Steering;
using terms::Verdict;
using testing::ElementsAre;
using testing::IsEmpty;
using What = Judgement::What;

const Person kAda{"director", "Ada"};
const Person kBen{"controller", "Ben"};
constexpr char kHeavy[] = "1";
constexpr char kLight[] = "2";

struct AtTheDesk : testing::Test, Table {
  AtTheDesk() {
    open();
    for (const char* inject : {kHeavy, kLight}) {
      EXPECT_EQ(direct(Steering::kSend, inject)->ruling.verdict, Verdict::kTaken);
    }
  }

  terms::Result<Granting> mark(const Person& who, std::uint16_t level,
                               const char* inject = kHeavy) {
    return ask(OrderWish(terms::Direct{Steering::kMark, inject, Slice::kBlue, level, "as seen"}),
               kWhite, who);
  }
  bool proposed(const Person& who, std::uint16_t level) {
    const auto granted = mark(who, level);
    return granted.ok() && granted->proposed;
  }
  bool given(const Person& who, std::uint16_t level, const char* inject = kHeavy) {
    const auto granted = mark(who, level, inject);
    return granted.ok() && granted->ruling.verdict == Verdict::kTaken;
  }
  terms::Status reopen(const std::string& why, const char* inject = kLight) {
    const auto granted = ask(ReopenWish{inject, Slice::kBlue, why}, kWhite, kBen);
    return granted.ok() ? terms::Status(terms::Done{}) : granted.error();
  }
  /// "proposed 2 by Ada", as exercise control has heard so far.
  std::vector<std::string> judged(std::size_t expected) {
    until(control, [expected](const auto& who) { return who.judged.size() >= expected; });
    std::vector<std::string> lines;
    for (const auto& one : control.who->judged) {
      lines.push_back(std::string(name(one->what.what)) + " " + std::to_string(one->what.level) +
                      " by " + one->who.name);
    }
    return lines;
  }
  /// The levels that the engine has been told.
  std::vector<std::int64_t> marks() {
    control.who->look(control.view);
    std::vector<std::int64_t> levels;
    for (const range::Event& event : control.who->events) {
      if (event.kind == range::EventKind::kInjectMarked) levels.push_back(event.amount);
    }
    return levels;
  }
};

TEST_F(AtTheDesk, AMarkOnWhichLittleHangsIsGivenAtOnce) {
  EXPECT_TRUE(given(kAda, 1, kLight));
  EXPECT_THAT(judged(1), ElementsAre("marked 1 by Ada"));
}

TEST_F(AtTheDesk, AMarkOnWhichMuchHangsCountsOnceTwoPeopleHaveGivenTheSame) {
  EXPECT_TRUE(proposed(kAda, 2));
  EXPECT_THAT(judged(1), ElementsAre("proposed 2 by Ada"));
  EXPECT_THAT(marks(), IsEmpty());
  EXPECT_TRUE(given(kBen, 2));
  EXPECT_THAT(judged(2), ElementsAre("proposed 2 by Ada", "marked 2 by Ben"));
  until(control, [this](const auto&) { return !marks().empty(); });
  EXPECT_THAT(marks(), ElementsAre(2));
}

TEST_F(AtTheDesk, AnotherMarkOfASecondPersonIsProposedInItsPlaceAndBothAreKept) {
  EXPECT_TRUE(proposed(kAda, 2));
  EXPECT_TRUE(proposed(kBen, 1));
  EXPECT_TRUE(given(kAda, 1));
  EXPECT_THAT(judged(3), ElementsAre("proposed 2 by Ada", "proposed 1 by Ben", "marked 1 by Ada"));
}

TEST_F(AtTheDesk, NobodyIsTheSecondOfTwoToThemselves) {
  EXPECT_TRUE(proposed(kAda, 2));
  for (const Person& same : {kAda, Person{"controller", "Ada"}, Person{"controller", " ADA "},
                             Person{"director", ""}, Person{"director", "director"}}) {
    const auto again = mark(same, 2);
    ASSERT_FALSE(again.ok()) << same.seat << " " << same.name;
    EXPECT_EQ(again.error().code, Code::kFailedPrecondition);
  }
  EXPECT_THAT(marks(), IsEmpty());
  EXPECT_TRUE(given({"director", "Cleo"}, 2));
}

TEST_F(AtTheDesk, AProposalOutlivesACrash) {
  EXPECT_TRUE(proposed(kAda, 2));
  break_off();
  open();
  EXPECT_FALSE(mark(kAda, 2).ok());
  EXPECT_TRUE(given(kBen, 2));
  EXPECT_THAT(judged(2), ElementsAre("proposed 2 by Ada", "marked 2 by Ben"));
}

TEST_F(AtTheDesk, WhatCannotBeMarkedIsNotEvenProposed) {
  EXPECT_EQ(mark(kAda, 3)->ruling.reason, Reason::kUnknownOption);
  EXPECT_EQ(mark(kAda, 0, "9")->ruling.reason, Reason::kUnknownInject);
  EXPECT_THAT(judged(0), IsEmpty());
}

TEST_F(AtTheDesk, AnAnswerIsReopenedWithAReasonAndItsPointsStandUntilItIsMarkedAgain) {
  EXPECT_FALSE(reopen("nobody has marked it").ok());
  EXPECT_TRUE(given(kAda, 1, kLight));
  EXPECT_FALSE(reopen("").ok());
  EXPECT_TRUE(reopen("they appeal").ok());
  EXPECT_FALSE(reopen("they appeal twice").ok());
  EXPECT_THAT(judged(2), ElementsAre("marked 1 by Ada", "reopened 0 by Ben"));
  EXPECT_EQ(control.who->judged[1]->what.why, "they appeal");
  EXPECT_THAT(marks(), ElementsAre(1));
  EXPECT_TRUE(given(kAda, 0, kLight));
  EXPECT_TRUE(reopen("and again").ok());
}

TEST_F(AtTheDesk, WhatWasReopenedIsOpenAfterACrash) {
  EXPECT_TRUE(given(kAda, 1, kLight));
  EXPECT_TRUE(reopen("they appeal").ok());
  break_off();
  open();
  EXPECT_FALSE(reopen("they appeal").ok());
  EXPECT_THAT(judged(2), ElementsAre("marked 1 by Ada", "reopened 0 by Ben"));
}

TEST_F(AtTheDesk, AReopenedProposalBeginsAnew) {
  EXPECT_TRUE(proposed(kAda, 2));
  EXPECT_TRUE(given(kBen, 2));
  EXPECT_TRUE(proposed(kAda, 1));
  EXPECT_TRUE(reopen("from the beginning", kHeavy).ok());
  EXPECT_TRUE(proposed(kBen, 1));
}

TEST_F(AtTheDesk, AnAgentGivesNoMarkOnWhichMuchHangs) {
  Guest agent{stage.bell};
  agent.enter(running->door(), hello("control"));
  const auto marking = [](terms::OrderNumber number, const char* inject) {
    return terms::Order{number,
                        terms::Direct{Steering::kMark, inject, Slice::kBlue, 1, "as computed"}};
  };
  agent.say(terms::Orders{{marking(1, kHeavy), marking(2, kLight)}});
  std::map<terms::OrderNumber, Reason> reasons;
  while (!reasons.contains(1) || !reasons.contains(2)) {  // it hears of people's orders as well
    for (const auto& one : agent.next<terms::Rulings>().rulings) reasons[one.order] = one.reason;
  }
  EXPECT_EQ(reasons[1], Reason::kNotYours);
  EXPECT_EQ(reasons[2], Reason::kNone);
}

TEST_F(AtTheDesk, WhatWasJudgedReplaysToTheSameCourse) {
  EXPECT_TRUE(proposed(kAda, 2));
  EXPECT_TRUE(given(kBen, 2));
  EXPECT_TRUE(reopen("they appeal", kHeavy).ok());
  break_off();
  const auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  ASSERT_TRUE(replayed.ok()) << replayed.error().message;
  EXPECT_EQ(replayed->course->engine().story().mark(scenario::InjectId{0}, Slice::kBlue), 2);
}

/// A drill ends before its answers are read through: they are marked, and what they earn counts.
TEST_F(AtTheDesk, AnswersAreMarkedWhenTheExerciseIsOver) {
  EXPECT_TRUE(clock(ClockOrder::What::kStart).ok());
  until_the_end();
  const std::int64_t before = running->door().engine().scoring().total(Slice::kBlue);
  EXPECT_TRUE(given(kAda, 1, kLight));
  EXPECT_TRUE(proposed(kAda, 2));
  EXPECT_TRUE(given(kBen, 2));
  EXPECT_TRUE(reopen("they appeal").ok());
  break_off();
  const auto replayed = replay_course(DiskJournal(stage.disk), stage.exercise);
  ASSERT_TRUE(replayed.ok()) << replayed.error().message;
  const engine::Engine& engine = replayed->course->engine();
  EXPECT_EQ(engine.story().mark(scenario::InjectId{0}, Slice::kBlue), 2);
  EXPECT_EQ(engine.story().mark(scenario::InjectId{1}, Slice::kBlue), 1);
  EXPECT_NE(engine.scoring().total(Slice::kBlue), before);
}

TEST_F(AtTheDesk, AnswersAreMarkedAfterTheControllerHasComeBackToAnEndedExercise) {
  EXPECT_TRUE(clock(ClockOrder::What::kStart).ok());
  until_the_end();
  EXPECT_TRUE(given(kAda, 1, kLight));
  break_off();
  open();
  EXPECT_TRUE(given(kAda, 0, kLight));
  EXPECT_THAT(judged(2), ElementsAre("marked 1 by Ada", "marked 0 by Ada"));
  break_off();
  EXPECT_TRUE(replay_course(DiskJournal(stage.disk), stage.exercise).ok());
}

TEST_F(AtTheDesk, AMarkAfterTheEndIsTakenOnlyOfWhatCameOut) {
  EXPECT_TRUE(clock(ClockOrder::What::kStart).ok());
  until_the_end();
  EXPECT_EQ(mark(kAda, 9, kLight)->ruling.reason, Reason::kUnknownOption);
  EXPECT_EQ(mark(kAda, 1, "9-99")->ruling.reason, Reason::kUnknownInject);
}

TEST_F(AtTheDesk, ATeamHearsNothingOfIt) {
  const Watched blue = watch(Slice::kBlue);
  EXPECT_TRUE(proposed(kAda, 2));
  EXPECT_TRUE(given(kBen, 2));
  EXPECT_TRUE(clock(ClockOrder::What::kStart).ok());
  until_the_end();
  until(blue, [](const auto& who) { return who.caught_up && who.time.ended; });
  EXPECT_THAT(blue.who->judged, IsEmpty());
  for (const terms::Observation& one : blue.who->seen) {
    EXPECT_FALSE(std::holds_alternative<terms::ScoreChanged>(one.what));
  }
}

}  // namespace
}  // namespace redoubt::conduct
