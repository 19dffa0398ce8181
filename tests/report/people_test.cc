// What people did, in the report: who, when by both clocks, and why. With REDOUBT_BLESS in its
// environment it writes the expected section anew.

#include "controller/report/people.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "controller/report/html.h"
#include "controller/report/json.h"
#include "controller/report/people_section.h"
#include "tests/report/told.h"

namespace redoubt::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using namespace town;
using What = ClockTurn::What;

constexpr std::int64_t kMorning = 1'795'708'800'000'000;  // 2026-11-26 16:00:00 UTC
const Person kAda{"director", "Ada"};
const Person kBo{"soc/lead", "Bo"};
const Person kEve{"observer", "Eve"};

/// People beside a course: every call is one deed of theirs at the times set by at().
struct Told : report::Told {
  Told& at(std::int64_t minutes, std::int64_t wall_seconds) {
    report::Told::at(minutes);
    now = minute(minutes);
    wall = kMorning + wall_seconds * 1'000'000;
    return *this;
  }

  void does(const Person& who, terms::CellId cell, decltype(PersonDeed::what) what) {
    account.people.push_back({now, wall, who, cell, std::move(what)});
  }
  void turns(const Person& who, What what, const char* why = "", std::int64_t to_minute = 0,
             std::uint64_t rate_milli = 0) {
    does(who, kSoc, ClockTurn{what, minute(to_minute), rate_milli, why});
  }
  void steers(const Person& who, terms::Steering what, const char* why) {
    does(who, kSoc,
         GivenOrder{{1, terms::Direct{what, "1-01", kSoc, 0, why}}, scenario::entity(kPress)});
  }
  void orders(const Person& who, terms::Reason refused = terms::Reason::kNone) {
    const bool taken = refused == terms::Reason::kNone;
    does(who, kSoc,
         GivenOrder{{2, terms::Act{kIsolate, terms::Handle{0}, {}}},
                    entity(kDesk),
                    taken ? terms::Verdict::kStarted : terms::Verdict::kRefused,
                    refused});
  }
  std::uint64_t writes(const Person& who, PostKind kind, const char* text,
                       std::map<std::string, std::string> fields = {}, const char* about = "",
                       std::uint64_t refers = 0) {
    does(who, kSoc, Written{++posts, kind, {kAlly}, about, refers, text, std::move(fields)});
    return posts;
  }

  People people() const { return report::people(account); }
  std::string section() const { return people_section(Review(account)); }

  terms::ExerciseTime now = terms::kStartex;
  std::int64_t wall = kMorning;
  std::uint64_t posts = 0;
};

TEST(People, APauseStandsThereWithWhoAndWhy) {
  Told told;
  told.at(0, 0).turns(kAda, What::kStart);
  told.at(10, 600).turns(kAda, What::kPause, "the projector is dark");
  told.at(10, 690).turns(kBo, What::kResume, "it shines");
  const People people = told.people();
  ASSERT_THAT(people.clock, SizeIs(2));
  ASSERT_TRUE(people.clock[1].stop);
  const Stop& stop = *people.clock[1].stop;
  EXPECT_EQ(stop.begun.who, kAda);
  EXPECT_EQ(stop.begun.why, "the projector is dark");
  EXPECT_EQ(stop.begun.when.at, minute(10));
  EXPECT_EQ(stop.ended->who, kBo);
  EXPECT_EQ(stop.length(), std::chrono::seconds(90));
  EXPECT_THAT(told.section(), HasSubstr("the projector is dark"));
  EXPECT_THAT(told.section(), HasSubstr("for 1 min 30 s, until 2026-11-26 16:11:30; ended by Bo"));
}

TEST(People, AHoldPointStopsTimeWithNobodyThereToNoteTheWall) {
  Told told;
  told.at(0, 0).turns(kAda, What::kStart);
  told.at(5, 300).turns(kAda, What::kHold, "the minister speaks", 30);
  told.at(30, 9000).turns(kAda, What::kResume);
  const People people = told.people();
  ASSERT_THAT(people.clock, SizeIs(3));
  const Stop& stop = *people.clock[2].stop;
  EXPECT_EQ(stop.kind, Stop::Kind::kHoldPoint);
  EXPECT_EQ(stop.begun.when.at, minute(30));
  EXPECT_EQ(stop.begun.why, "the minister speaks");
  EXPECT_FALSE(stop.begun.when.wall_us);
  EXPECT_FALSE(stop.length());
  EXPECT_THAT(told.section(), HasSubstr("set beforehand"));
}

TEST(People, AHoldPointThatWasNotedHasALengthAndIsNobodys) {
  Told told;
  told.at(0, 0).turns(kAda, What::kStart);
  told.at(5, 300).turns(kAda, What::kHold, "the minister speaks", 30);
  told.at(30, 1800).does({}, kSoc, ClockStopped{});
  told.at(30, 2400).turns(kAda, What::kResume);
  const People people = told.people();
  ASSERT_THAT(people.persons, SizeIs(1));
  EXPECT_EQ(people.clock[2].stop->length(), std::chrono::minutes(10));
  EXPECT_THAT(told.section(), HasSubstr("for 10 min"));
  EXPECT_THAT(told.section(), Not(HasSubstr("set beforehand")));
}

TEST(People, NoPlayInAPauseEndsItAndLeavesAPauseBehind) {
  Told told;
  told.at(0, 0).turns(kAda, What::kStart);
  told.at(10, 10).turns(kAda, What::kPause);
  told.at(10, 20).turns(kAda, What::kFreeze, "somebody is hurt");
  told.at(10, 50).turns(kAda, What::kThaw);
  told.at(10, 60).turns(kAda, What::kResume);
  const People people = told.people();
  ASSERT_EQ(people.stops(), 3U);
  EXPECT_EQ(people.clock[2].stop->kind, Stop::Kind::kNoPlay);
  EXPECT_EQ(people.clock[2].stop->length(), std::chrono::seconds(30));
  EXPECT_EQ(people.stood(), std::chrono::seconds(50));
}

TEST(People, AStepFromAPauseStopsAgainWhereItEnds) {
  Told told;
  told.at(0, 0).turns(kAda, What::kStart);
  told.at(10, 10).turns(kAda, What::kPause);
  told.at(10, 20).turns(kAda, What::kStep, "a look", 15);
  told.at(20, 99).ends();
  const People people = told.people();
  ASSERT_THAT(people.clock, SizeIs(4));
  EXPECT_EQ(people.clock[3].stop->kind, Stop::Kind::kEndOfStep);
  EXPECT_EQ(people.clock[3].stop->begun.when.at, minute(15));
  EXPECT_FALSE(people.clock[3].stop->ended);
}

TEST(People, AJumpFromRunningTimeStopsNowhere) {
  Told told;
  told.at(0, 0).turns(kAda, What::kStart);
  told.at(10, 10).turns(kAda, What::kJump, "", 60);
  told.at(90, 99).ends();
  EXPECT_EQ(told.people().stops(), 0U);
}

TEST(People, AChangeOfRateSaysFromWhatAsFarAsItIsKnown) {
  Told told;
  told.at(1, 1).turns(kAda, What::kRate, "", 0, 1000);
  told.at(2, 2).turns(kAda, What::kRate, "lunch is over", 0, 10'500);
  EXPECT_THAT(told.section(), HasSubstr("Rate set to 1<"));
  EXPECT_THAT(told.section(), HasSubstr("Rate from 1 to 10.5"));
}

TEST(People, ASeatIsTakenAndGivenBack) {
  Told told;
  told.at(3, 3).does(kBo, kSoc, SeatTurn{true, "we are here"});
  told.at(9, 9).does(kAda, kSoc, SeatTurn{false, "they left"});
  told.at(12, 12).does(kBo, kSoc, SeatTurn{true, ""});
  const People people = told.people();
  ASSERT_THAT(people.tenures, SizeIs(2));
  EXPECT_EQ(people.tenures[0].given_back->who, kAda);
  EXPECT_FALSE(people.tenures[1].given_back);
}

TEST(People, AreCountedByWhatCameOfTheirOrders) {
  Told told;
  told.at(1, 1).steers(kAda, terms::Steering::kSend, "they wait");
  told.orders(kBo);
  told.orders(kBo, terms::Reason::kNotReachable);
  const People people = told.people();
  ASSERT_THAT(people.persons, SizeIs(2));
  EXPECT_EQ(people.persons[0].steered[static_cast<std::size_t>(terms::Steering::kSend)], 1U);
  EXPECT_EQ(people.persons[1].acts, 1U);
  EXPECT_EQ(people.persons[1].refused, 1U);
}

TEST(People, OfAnEvaluatorsRatingsOfOneThingTheLastCounts) {
  Told told;
  told.writes(kEve, PostKind::kRating, "slow", {{"rating", "M"}, {"cell", "soc"}}, "sight");
  told.writes(kEve, PostKind::kRating, "other", {{"rating", "P"}, {"cell", "ally"}}, "sight");
  told.writes(kEve, PostKind::kRating, "better", {{"rating", "S"}, {"cell", "soc"}}, "sight");
  const People people = told.people();
  EXPECT_TRUE(people.posts[0].replaced);
  EXPECT_FALSE(people.posts[1].replaced);
  EXPECT_FALSE(people.posts[2].replaced);
}

TEST(People, AMarkThatTookTwoStandsThereAsProposedAndGiven) {
  Told told;
  told.at(5, 5).does(kAda, kSoc, Judged{Judged::What::kProposed, kPress, kSoc, 1, "all of it"});
  told.at(6, 6).steers(kEve, terms::Steering::kMark, "so it is");
  told.at(7, 7).does(kAda, kSoc, Judged{Judged::What::kReopened, kPress, kSoc, 0, "a misreading"});
  const People people = told.people();
  EXPECT_EQ(people.persons[0].proposed, 1U);
  EXPECT_EQ(people.persons[0].reopened, 1U);
  const std::string section = told.section();
  const auto proposed = section.find("proposes a mark for the answer of soc");
  const auto given = section.find("marks the answer of soc");
  const auto reopened = section.find("reopens the answer of soc");
  EXPECT_LT(proposed, given);
  EXPECT_LT(given, reopened);
  EXPECT_NE(reopened, std::string::npos);
}

TEST(People, WhoseScoreWasReleasedStandsThere) {
  Told told;
  told.at(5, 5).does(kAda, kSoc, ScoreTurn{true, "the first day is over"});
  told.at(6, 6).does(kAda, kSoc, ScoreTurn{false, ""});
  EXPECT_THAT(told.people().scores, SizeIs(2));
  EXPECT_THAT(told.section(), HasSubstr("the first day is over"));
  EXPECT_THAT(told.section(), HasSubstr("hidden again"));
}

TEST(People, AFileStandsBesideItsObservation) {
  Told told;
  const auto seen = told.writes(kEve, PostKind::kObservation, "They look at the desk.");
  told.does(kEve, kSoc, Attached{seen, "desk.png", 12'300});
  told.does(kEve, kSoc, Attached{99, "nowhere.png", 1});
  EXPECT_THAT(told.people().posts.at(0).files, SizeIs(1));
  EXPECT_THAT(told.section(), HasSubstr("with desk.png (13 kB)"));
}

TEST(People, AnAnswerToNoRequestIsLeftAlone) {
  Told told;
  told.writes(kAda, PostKind::kStatus, "yes", {{"state", "done"}}, "", 7);
  EXPECT_THAT(told.people().posts, SizeIs(1));
}

TEST(People, WithoutAnyThePageHasNoSuchSection) {
  Told told;
  told.at(240, 0).ends();
  EXPECT_THAT(to_html(told.account), Not(HasSubstr("The people")));
  EXPECT_THAT(to_json(told.account), HasSubstr("\"persons\": []"));
}

TEST(People, WhatTheyWroteBecomesNoMarkup) {
  constexpr const char* kHostile = "<script>alert('x')</script>\"&\x1b\xff\xe2\x80\xae";
  Told told;
  const Person hostile{kHostile, kHostile};
  told.at(1, 1).turns(hostile, What::kPause, kHostile);
  told.does(hostile, kSoc, SeatTurn{true, kHostile});
  told.steers(hostile, terms::Steering::kHold, kHostile);
  told.does(hostile, kSoc, Judged{Judged::What::kReopened, kPress, kSoc, 0, kHostile});
  told.does(hostile, kSoc, ScoreTurn{true, kHostile});
  for (const PostKind kind : {PostKind::kReport, PostKind::kRequest, PostKind::kStatus,
                              PostKind::kObservation, PostKind::kRating}) {
    told.writes(hostile, kind, kHostile,
                {{"rating", kHostile}, {"cell", kHostile}, {"at", kHostile}, {"state", kHostile}},
                kHostile, 2);
  }
  told.does(hostile, kSoc, Attached{4, kHostile, 1});
  const std::string page = to_html(told.account);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("\x1b")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(to_json(told.account), HasSubstr("\"posts\""));
}

/// A morning with everything that the section tells of.
Told morning() {
  Told told;
  told.at(0, 0).turns(kAda, What::kStart, "all are there");
  told.at(4, 240).turns(kAda, What::kHold, "coffee", 30);
  told.at(10, 600).turns(kAda, What::kPause, "the projector is dark");
  told.at(10, 690).turns(kAda, What::kResume);
  told.at(12, 810).turns(kAda, What::kRate, "they are quick", 0, 2000);
  told.at(14, 870).does(kBo, kSoc, SeatTurn{true, "we are here"});
  told.at(15, 900).steers(kAda, terms::Steering::kSend, "they wait");
  told.at(16, 930).orders(kBo);
  told.at(17, 960).orders(kBo, terms::Reason::kNotReachable);
  const auto request = told.writes(kBo, PostKind::kRequest, "Two more people, please.");
  told.at(18, 990).writes(kAda, PostKind::kStatus, "on their way", {{"state", "accepted"}}, "",
                          request);
  told.at(20, 1050).writes(kEve, PostKind::kObservation, "They look at the desk first.",
                           {{"at", "1140000000"}, {"cell", "soc"}}, "sight");
  told.does(kEve, kSoc, Attached{told.posts, "desk.png", 12'300});
  told.writes(kEve, PostKind::kRating, "Soon enough.", {{"rating", "S"}, {"cell", "soc"}}, "sight");
  told.writes(kBo, PostKind::kReport, "Situation report\nSituation: one desk is lost.");
  told.writes(kBo, PostKind::kChat, "hello");
  told.at(30, 2000).turns(kAda, What::kResume, "the coffee is gone");
  told.at(32, 2100).does(kAda, kSoc, Judged{Judged::What::kProposed, kPress, kSoc, 0, "all of it"});
  told.steers(kEve, terms::Steering::kMark, "she says so too");
  told.at(35, 2200).does(kAda, kSoc, ScoreTurn{true, "they may know"});
  told.at(40, 2300).does(kAda, kSoc, SeatTurn{false, "they had to leave"});
  told.at(50, 2600).ends();
  return told;
}

TEST(People, TheSectionReadsAsExpected) {
  constexpr const char* kExpected = "tests/report/people.html";
  const std::string section = morning().section();
  if (std::getenv("REDOUBT_BLESS") != nullptr) std::ofstream(kExpected) << section;
  std::stringstream expected;
  expected << std::ifstream(kExpected).rdbuf();
  EXPECT_EQ(section, expected.str()) << "if that is meant: REDOUBT_BLESS=1, and read the diff";
}

}  // namespace
}  // namespace redoubt::report
