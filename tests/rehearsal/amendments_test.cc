// The plan is changed while it is played: lines in other words, at other times, for other teams,
// and lines that nobody had written.

#include <gtest/gtest.h>

#include <algorithm>

#include "controller/rules/rescoring.h"
#include "tests/rehearsal/desk.h"

namespace redoubt::rehearsal {
namespace {

using scenario::Inject;
using scenario::Stage;
using std::chrono::minutes;
using terms::Amend;
using terms::Reason;
using terms::Steering;
using Times = std::vector<terms::Duration>;

Amend to_come_at(const std::string& inject, terms::Duration since_startex) {
  Amend amend;
  amend.inject = inject;
  amend.at = at(since_startex);
  return amend;
}

Amend new_line(const std::string& number) {
  Amend amend;
  amend.inject = number;
  amend.add = true;
  amend.to = {Slice::kBlue};
  amend.subject = "Call me";
  return amend;
}

Inject of_plot(const std::string& number, terms::ExerciseTime when) {
  Inject inject = mail(number, when);
  inject.incident = {0};
  return inject;
}

Inject on_condition(const std::string& number) {
  Inject inject = mail(number, terms::kNever);
  inject.when.kind = scenario::ConditionKind::kTime;
  inject.when.at = at(kHour);
  return inject;
}

TEST(Amending, OneThatIsMovedComesAtItsNewTimeAndOnce) {
  for (const terms::Duration when : {terms::Duration(minutes(30)), terms::Duration(3 * kHour)}) {
    Desk desk({mail("1-01", at(2 * kHour))});
    EXPECT_EQ(desk.amend(to_come_at("1-01", when)), Reason::kNone);
    desk.until(5 * kHour);
    EXPECT_EQ(desk.delivered(), Times{when});
  }
}

TEST(Amending, OneThatIsMovedThereAndBackComesOnce) {
  Desk desk({mail("1-01", at(2 * kHour))});
  desk.amend(to_come_at("1-01", 3 * kHour));
  desk.amend(to_come_at("1-01", 2 * kHour));
  desk.until(5 * kHour);
  EXPECT_EQ(desk.delivered(), Times{2 * kHour});
}

TEST(Amending, OneThatIsGivenThisInstantComesAtOnce) {
  Desk desk({mail("1-01", at(2 * kHour))});
  desk.until(kHour);
  EXPECT_EQ(desk.amend(to_come_at("1-01", kHour)), Reason::kNone);
  EXPECT_EQ(desk.delivered(), Times{kHour});
}

TEST(Amending, OneThatIsHeldAndMovedWaitsForItsReleaseAndItsNewTime) {
  Desk desk({mail("1-01", at(kHour))});
  desk.steer(Steering::kHold, "1-01");
  desk.until(2 * kHour);
  EXPECT_EQ(desk.amend(to_come_at("1-01", 3 * kHour)), Reason::kNone);
  desk.steer(Steering::kRelease, "1-01");
  desk.until(4 * kHour);
  EXPECT_EQ(desk.delivered(), Times{3 * kHour});
}

TEST(Amending, OneThatWaitedForAConditionComesAtTheTimeItIsGiven) {
  Desk desk({on_condition("1-01")});
  EXPECT_EQ(desk.amend(to_come_at("1-01", 2 * kHour)), Reason::kNone);
  desk.until(3 * kHour);
  EXPECT_EQ(desk.delivered(), Times{2 * kHour});
}

TEST(Amending, AContingencyThatIsGivenATimeIsScheduled) {
  Inject inject = mail("1-01", terms::kNever);
  inject.contingency = true;
  Desk desk({inject});
  EXPECT_EQ(desk.amend(to_come_at("1-01", 2 * kHour)), Reason::kNone);
  EXPECT_EQ(desk.stage(), Stage::kScheduled);
  desk.until(3 * kHour);
  EXPECT_EQ(desk.delivered(), Times{2 * kHour});
}

TEST(Amending, WhatFollowsInTheStorylineMovesByAsMuch) {
  Desk desk({of_plot("1-01", at(kHour)), of_plot("1-02", at(2 * kHour)), mail("9-01", at(kHour)),
             of_plot("1-00", at(minutes(30)))});
  Amend amend = to_come_at("1-01", 3 * kHour);
  amend.follow = true;
  EXPECT_EQ(desk.amend(amend), Reason::kNone);
  desk.until(5 * kHour);
  EXPECT_EQ(desk.delivered(), (Times{minutes(30), kHour, 3 * kHour, 4 * kHour}));
}

TEST(Amending, NothingMovesWhereWhatFollowsWouldComeAfterTheEnd) {
  Desk desk({of_plot("1-01", at(kHour)), of_plot("1-02", at(2 * kHour))});
  Amend amend = to_come_at("1-01", desk.exercise().endex - terms::kStartex - minutes(5));
  amend.follow = true;
  EXPECT_EQ(desk.amend(amend), Reason::kTimePassed);
  desk.until(3 * kHour);
  EXPECT_EQ(desk.delivered(), (Times{kHour, 2 * kHour}));
}

TEST(Amending, NoTimeIsGivenThatHasPassed) {
  Desk desk({mail("1-01", at(2 * kHour))});
  desk.until(kHour);
  EXPECT_EQ(desk.amend(to_come_at("1-01", minutes(59))), Reason::kTimePassed);
  EXPECT_EQ(desk.amend(to_come_at("1-01", desk.exercise().endex - terms::kStartex)),
            Reason::kTimePassed);
}

TEST(Amending, ATeamReadsTheNewWordsAlsoWhereItHadItsOwn) {
  Inject inject = mail("1-01", at(kHour));
  inject.subject = "Old";
  inject.editions = {{.nation = {0}, .from = "Home", .subject = "Alt", .body = ""}};
  Desk desk({inject}, range::NationId{0});
  Amend amend;
  amend.inject = "1-01";
  amend.subject = "New";
  EXPECT_EQ(desk.amend(amend), Reason::kNone);
  desk.until(2 * kHour);
  EXPECT_EQ(desk.read(), "1-01\nHome\nNew\n");
}

TEST(Amending, OnlyWhoItIsForNowGetsIt) {
  Desk desk({mail("1-01", at(kHour))});
  Amend amend;
  amend.inject = "1-01";
  amend.to = {Slice::kRed};
  EXPECT_EQ(desk.amend(amend), Reason::kNone);
  desk.until(2 * kHour);
  EXPECT_EQ(desk.read(), "");
  EXPECT_EQ(desk.delivered(), Times{kHour});
}

TEST(Amending, NobodyGetsItWhoIsNoTeamOrNamedTwice) {
  Desk desk({mail("1-01", at(kHour))});
  for (const std::vector<terms::CellId>& to : {std::vector<terms::CellId>{kWhite},
                                               {terms::CellId{99}},
                                               {Slice::kBlue, Slice::kBlue},
                                               {}}) {
    Amend amend;
    amend.inject = "1-01";
    amend.to = to;
    EXPECT_EQ(desk.amend(amend), Reason::kUnknownTarget);
  }
}

TEST(Amending, WhatATeamHasBeenToldStays) {
  Desk desk({mail("1-01", at(kHour))});
  desk.until(2 * kHour);
  Amend amend;
  amend.inject = "1-01";
  amend.subject = "Never mind";
  EXPECT_EQ(desk.amend(amend), Reason::kTooLate);
  amend.subject.reset();
  amend.expects = "A call back";
  EXPECT_EQ(desk.amend(amend), Reason::kNone);
  EXPECT_EQ(desk.exercise().injects[0].expects, "A call back");
}

TEST(Amending, ANewLineComesAtOnceOrAtItsTime) {
  Desk desk({mail("1-01", at(kHour))});
  EXPECT_EQ(desk.amend(new_line("X-01")), Reason::kNone);
  Amend later = new_line("X-02");
  later.at = at(2 * kHour);
  EXPECT_EQ(desk.amend(later), Reason::kNone);
  desk.until(3 * kHour);
  EXPECT_EQ(desk.delivered(), (Times{terms::Duration{}, kHour, 2 * kHour}));
}

TEST(Amending, ANewLineIsAnsweredHeldAndMarkedLikeAnyOther) {
  Desk desk({});
  Amend amend = new_line("X-01");
  amend.rubric = "line";
  amend.incident = "breach";
  amend.deadline = minutes(30);
  EXPECT_EQ(desk.amend(amend), Reason::kNone);
  EXPECT_EQ(desk.reply(), Reason::kNone);
  EXPECT_EQ(desk.steer(Steering::kMark, "X-01", 1), Reason::kNone);
  EXPECT_EQ(desk.points(), 4);
  EXPECT_EQ(desk.stage(), Stage::kAdjudicated);
}

TEST(Amending, ANumberOfThePlanIsNotGivenTwice) {
  Desk desk({mail("1-01", at(kHour))});
  for (const char* number : {"1-01", "", "2-01#2", "a b"}) {
    EXPECT_EQ(desk.amend(new_line(number)), Reason::kNumberTaken) << number;
  }
}

TEST(Amending, ALineNamesOnlyWhatTheExerciseHas) {
  Desk desk({});
  Amend amend = new_line("X-01");
  amend.incident = "nothing of the kind";
  EXPECT_EQ(desk.amend(amend), Reason::kUnknownTarget);
  amend.incident.clear();
  amend.objective = "nor this";
  EXPECT_EQ(desk.amend(amend), Reason::kUnknownTarget);
}

TEST(Amending, OnlyExerciseControlChangesThePlan) {
  Desk desk({mail("1-01", at(kHour))});
  EXPECT_EQ(desk.amend(to_come_at("1-01", 2 * kHour), Slice::kBlue), Reason::kNotYours);
  EXPECT_EQ(desk.amend(new_line("X-01"), Slice::kRed), Reason::kNotYours);
}

TEST(Amending, WhatChangesNothingIsSaidToBeSo) {
  Desk desk({mail("1-01", at(kHour))});
  EXPECT_EQ(desk.amend(to_come_at("1-01", kHour)), Reason::kAlreadyDone);
}

TEST(Amending, ATextThatIsTooLongIsRefused) {
  Desk desk({});
  Amend amend = new_line("X-01");
  amend.body = std::string(terms::kAmendTextMax + 1, 'x');
  EXPECT_EQ(desk.amend(amend), Reason::kOverLimit);
}

TEST(Amending, OtherWordsAreAnotherCourse) {
  const auto course = [](const char* words) {
    Desk desk({mail("1-01", at(kHour))});
    Amend amend;
    amend.inject = "1-01";
    amend.body = words;
    desk.amend(amend);
    desk.until(2 * kHour);
    return desk.fingerprint();
  };
  EXPECT_EQ(course("one"), course("one"));
  EXPECT_NE(course("one"), course("other"));
}

TEST(Amending, ANewLineCanBeMarkedByAnExerciseThatNeverHadIt) {
  Desk desk({mail("1-01", at(kHour))});
  const auto began = std::make_shared<const scenario::Exercise>(desk.exercise());
  Amend amend = new_line("X-01");
  amend.rubric = "line";
  desk.amend(amend);
  desk.steer(Steering::kMark, "X-01", 1);
  const auto marking = rules::with_amended_lines(began, desk.exercise(), desk.events());
  EXPECT_EQ(rules::mismatch(desk.exercise(), *marking), "");
  EXPECT_EQ(rules::marked_by(*marking, desk.events()).size(), desk.events().size());
}

}  // namespace
}  // namespace redoubt::rehearsal
