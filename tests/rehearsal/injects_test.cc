// The life of injects: held, released, sent by hand, skipped, taken back, read, marked, and coming
// again.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/rehearsal/desk.h"

namespace redoubt::rehearsal {
namespace {

using range::EventKind;
using scenario::ConditionKind;
using scenario::Inject;
using scenario::InjectId;
using scenario::Stage;
using terms::Reason;
using terms::Steering;

using Times = std::vector<terms::Duration>;

TEST(Life, AnInjectThatIsHeldComesWhenItIsReleased) {
  Desk desk({mail("1-01", at(kHour))});
  EXPECT_EQ(desk.steer(Steering::kHold, "1-01"), Reason::kNone);
  desk.until(2 * kHour);
  EXPECT_EQ(desk.stage(), Stage::kHeld);
  EXPECT_EQ(desk.steer(Steering::kRelease, "1-01"), Reason::kNone);
  EXPECT_EQ(desk.delivered(), Times{2 * kHour});
}

TEST(Life, OneThatIsReleasedBeforeItsTimeComesAtItsTime) {
  Desk desk({mail("1-01", at(kHour))});
  desk.steer(Steering::kHold, "1-01");
  desk.steer(Steering::kRelease, "1-01");
  desk.until(2 * kHour);
  EXPECT_EQ(desk.delivered(), Times{kHour});
}

TEST(Life, OneThatIsSentByHandDoesNotComeAgainByItsPlan) {
  Desk desk({mail("1-01", at(kHour))});
  EXPECT_EQ(desk.steer(Steering::kSend, "1-01"), Reason::kNone);
  desk.until(2 * kHour);
  EXPECT_EQ(desk.delivered(), Times{terms::Duration{}});
  EXPECT_EQ(desk.steer(Steering::kSend, "1-01"), Reason::kTooLate);
}

TEST(Life, OneThatIsSkippedNeverComes) {
  Desk desk({mail("1-01", at(kHour))});
  EXPECT_EQ(desk.steer(Steering::kSkip, "1-01"), Reason::kNone);
  desk.until(2 * kHour);
  EXPECT_TRUE(desk.delivered().empty());
  EXPECT_EQ(desk.stage(), Stage::kSkipped);
}

TEST(Life, OneThatIsTakenBackCannotBeAnswered) {
  Desk desk({mail("1-01", at(kHour))});
  desk.until(kHour);
  EXPECT_EQ(desk.steer(Steering::kCancel, "1-01"), Reason::kNone);
  EXPECT_EQ(desk.reply(), Reason::kTooLate);
  EXPECT_EQ(desk.stage(), Stage::kCancelled);
}

TEST(Life, ADraftComesOnceItIsApproved) {
  Inject draft = mail("1-01", at(kHour));
  draft.draft = true;
  Desk desk({draft});
  EXPECT_EQ(desk.stage(), Stage::kDraft);
  EXPECT_EQ(desk.steer(Steering::kApprove, "1-01"), Reason::kNone);
  desk.until(2 * kHour);
  EXPECT_EQ(desk.delivered(), Times{kHour});
}

TEST(Life, OneThatTakesTimeToArriveIsOnItsWay) {
  Inject letter = mail("1-01", at(kHour));
  letter.transit = 20 * kMinute;
  Desk desk({letter});
  desk.until(kHour);
  EXPECT_EQ(desk.stage(), Stage::kSent);
  desk.until(2 * kHour);
  EXPECT_EQ(desk.delivered(), Times{kHour + 20 * kMinute});
}

TEST(Life, OneThatIsTakenBackOnItsWayDoesNotArrive) {
  Inject letter = mail("1-01", at(kHour));
  letter.transit = 20 * kMinute;
  Desk desk({letter});
  desk.until(kHour);
  desk.steer(Steering::kCancel, "1-01");
  desk.until(2 * kHour);
  EXPECT_TRUE(desk.delivered().empty());
}

TEST(Life, ATeamSaysOnceThatItHasRead) {
  Desk desk({mail("1-01", at(kHour))});
  desk.until(kHour);
  EXPECT_EQ(desk.acknowledge(), Reason::kNone);
  EXPECT_EQ(desk.stage(), Stage::kAcknowledged);
  EXPECT_EQ(desk.acknowledge(), Reason::kAlreadyDone);
}

TEST(Life, OnlyExerciseControlSteers) {
  Desk desk({mail("1-01", at(kHour))});
  EXPECT_EQ(desk.steer(Steering::kSkip, "1-01", 0, Slice::kBlue), Reason::kNotYours);
  EXPECT_EQ(desk.steer(Steering::kSkip, "1-09"), Reason::kUnknownInject);
}

TEST(Marks, OfPeopleCountAndTheLastOfAnAnswerStands) {
  Inject asked = mail("1-01", at(kHour));
  asked.rubric = {0};
  Desk desk({asked});
  desk.until(kHour);
  desk.reply();
  EXPECT_EQ(desk.steer(Steering::kMark, "1-01", 0), Reason::kNone);
  EXPECT_EQ(desk.points(), -2);
  EXPECT_EQ(desk.steer(Steering::kMark, "1-01", 1), Reason::kNone);
  EXPECT_EQ(desk.points(), 4);
  EXPECT_EQ(desk.stage(), Stage::kAdjudicated);
  EXPECT_EQ(desk.steer(Steering::kMark, "1-01", 2), Reason::kUnknownOption);
}

TEST(Marks, AreTakenWhenTheExerciseIsOverAndNothingElseIs) {
  Inject asked = mail("1-01", at(kHour));
  asked.rubric = {0};
  Desk desk({asked, mail("1-02", terms::kNever)});
  desk.until(1000 * kHour);
  const std::size_t told = desk.told();
  EXPECT_EQ(desk.steer(Steering::kSend, "1-02"), Reason::kEnded);
  EXPECT_EQ(desk.steer(Steering::kMark, "1-01", 1), Reason::kNone);
  EXPECT_EQ(desk.points(), 4);
  EXPECT_EQ(desk.told(), told) << "a team is told nothing after the end";
}

/// Two that come again: the second stands behind the first.
std::vector<Inject> series(terms::Duration every) {
  Inject head = mail("1-01#1", terms::kNever);
  head.when = {.kind = ConditionKind::kIsolated, .hosts = {{0}}};
  head.series = {.head = {0}, .occurrence = 1, .times = 2, .others = {{1}}, .every = every};
  Inject second = mail("1-01#2", terms::kNever);
  second.series = {.head = {0}, .occurrence = 2, .times = 2, .others = {}, .every = every};
  Inject cut = mail("1-02", at(kHour));
  cut.then = {{.facts = {{.kind = EventKind::kHostIsolated, .subject = entity(range::HostId{0})}}}};
  Inject join = mail("1-03", at(2 * kHour));
  join.then = {
      {.facts = {{.kind = EventKind::kHostRejoined, .subject = entity(range::HostId{0})}}}};
  Inject again = cut;
  again.number = "1-04";
  again.at = at(3 * kHour);
  return {head, second, cut, join, again};
}

TEST(Series, ComeEachTimeThatTheirConditionComesToHold) {
  Desk desk(series({}));
  desk.until(5 * kHour);
  EXPECT_EQ(desk.delivered(), (Times{kHour, kHour, 2 * kHour, 3 * kHour, 3 * kHour}));
}

TEST(Series, ThatComeEverySoOftenComeWhileTheirConditionHolds) {
  Desk desk(series(30 * kMinute));
  desk.until(2 * kHour - kMinute);
  EXPECT_EQ(desk.delivered(), (Times{kHour, kHour, kHour + 30 * kMinute}));
}

TEST(Series, AreSteeredOneAfterTheOther) {
  Desk desk(series({}));
  EXPECT_EQ(desk.steer(Steering::kSkip, "1-01"), Reason::kNone);
  EXPECT_EQ(desk.stage(0), Stage::kSkipped);
  EXPECT_EQ(desk.steer(Steering::kSend, "1-01"), Reason::kNone);
  EXPECT_EQ(desk.stage(1), Stage::kDelivered);
  EXPECT_EQ(desk.steer(Steering::kSend, "1-01"), Reason::kTooLate);
}

TEST(Branches, OneThatIsOnItsWayDoesNotArrive) {
  Inject letter = mail("1-01", at(kHour));
  letter.transit = 30 * kMinute;
  Inject call = mail("1-02", at(kHour + 10 * kMinute));
  letter.exclusive = call.exclusive = "answer";
  Desk desk({letter, call});
  desk.until(3 * kHour);
  EXPECT_EQ(desk.delivered(), Times{kHour + 10 * kMinute});
}

TEST(Letters, TellATeamNothingOfWhatIsForExerciseControl) {
  Inject call = mail("1-01", at(kHour));
  call.script = call.expects = call.notes = "HIDDEN";
  Desk desk({call});
  desk.until(kHour);
  EXPECT_EQ(desk.read().find("HIDDEN"), std::string::npos);
  EXPECT_NE(desk.read().find("1-01"), std::string::npos);
}

TEST(Letters, AreReadInANationsOwnWords) {
  Inject call = mail("1-01", at(kHour));
  call.subject = "for all";
  call.editions = {{range::NationId{0}, "", "for us", ""}};
  Desk desk({call}, range::NationId{0});
  desk.until(kHour);
  EXPECT_NE(desk.read().find("for us"), std::string::npos);
  EXPECT_EQ(desk.read().find("for all"), std::string::npos);
}

TEST(Branches, TheFirstThatComesExcludesTheOthers) {
  Inject one = mail("1-01", at(kHour));
  Inject other = mail("1-02", at(2 * kHour));
  one.exclusive = other.exclusive = "answer";
  Desk desk({one, other});
  desk.until(3 * kHour);
  EXPECT_EQ(desk.delivered(), Times{kHour});
  EXPECT_EQ(desk.stage(1), Stage::kSkipped);
}

}  // namespace
}  // namespace redoubt::rehearsal
