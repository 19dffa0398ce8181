#include "controller/report/msel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/report/service.h"
#include "controller/report/summary.h"
#include "tests/report/told.h"

namespace redoubt::report {
namespace {

using range::EventKind;
using terms::kNever;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using namespace town;

void delivers(Told& told) { told.happens(EventKind::kInjectDelivered, scenario::entity(kPress)); }
std::uint64_t answers(Told& told, terms::CellId team, std::int64_t option) {
  return told.tell({.kind = EventKind::kInjectAnswered,
                    .actor = team,
                    .subject = scenario::entity(kPress),
                    .amount = option});
}

TEST(Msel, AnInjectThatNeverCameIsListedAsSuch) {
  Told told;
  told.at(30).ends();
  const auto lines = msel(told.account);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0].delivered, kNever);
}

TEST(Msel, AnAnswerHasItsOptionItsWordsAndItsTime) {
  Told told;
  delivers(told.at(60));
  answers(told.at(75), kSoc, 1);
  told.account.words = {{kSoc, kPress, 0, "refused before"}, {kSoc, kPress, 1, "Nothing to say."}};
  const auto lines = msel(told.account);
  const Response& response = lines.at(0).responses.at(0);
  EXPECT_TRUE(response.answered);
  EXPECT_EQ(response.at, minute(75));
  EXPECT_EQ(response.option, "No comment");
  EXPECT_EQ(response.words, "Nothing to say.");
  EXPECT_THAT(lines[0].owing, ElementsAre(kAlly));
}

TEST(Msel, ADeadlineThatPassedIsAResponseToo) {
  Told told;
  delivers(told.at(60));
  told.at(120).tell(
      {.kind = EventKind::kInjectExpired, .actor = kAlly, .subject = scenario::entity(kPress)});
  EXPECT_FALSE(msel(told.account).at(0).responses.at(0).answered);
}

TEST(Msel, WhatFollowsIsToldAndPointsAreNot) {
  Told told;
  delivers(told.at(60));
  const auto answer = answers(told.at(75), kSoc, 0);
  told.scores({0}, 5, answer);
  const auto set = told.at(90).happens(EventKind::kServiceSet, entity(kShare), 400, {}, answer);
  told.happens(EventKind::kFunctionChanged, entity(kPlanning), 400, {}, set);
  const auto lines = msel(told.account);
  EXPECT_EQ(lines.at(0).responses.at(0).points, 5);
  ASSERT_THAT(lines[0].consequences, SizeIs(2));
  EXPECT_THAT(lines[0].consequences[1].what, HasSubstr("40 %"));
}

TEST(Services, AFunctionsMeanWeighsTime) {
  Told told;
  told.at(60).happens(EventKind::kFunctionChanged, entity(kPlanning), 400);
  told.at(120).happens(EventKind::kFunctionChanged, entity(kPlanning), 1000);
  told.at(240).ends();
  const auto lines = services(told.account);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0].lowest, 400);
  EXPECT_EQ(lines[0].below, 60 * kMinute);
  EXPECT_EQ(lines[0].mean, 850);
}

TEST(Summary, SaysWhatATeamFacedAndDid) {
  Told told;
  const auto deed = told.at(10).red_enters(kDesk);
  told.at(25).alerts(kSoc, kDesk, deed);
  told.at(26).alerts(kSoc, kDesk, 0);
  told.at(30).red_loses(kDesk);
  delivers(told.at(60));
  answers(told.at(75), kSoc, 0);
  told.at(240).ends();
  const auto teams = summaries(Review(told.account));
  ASSERT_THAT(teams, SizeIs(2));
  EXPECT_EQ(teams[0].intrusions, 1U);
  EXPECT_EQ(teams[0].to_detect, 15 * kMinute);
  EXPECT_EQ(teams[0].answered, 1U);
  EXPECT_THAT(teams[0].sentences, Contains(HasSubstr("noticed it after 15 min")));
  EXPECT_THAT(teams[0].sentences, Contains(HasSubstr("2 alerts, 1 of them false")));
  EXPECT_THAT(teams[1].sentences, Contains(HasSubstr("never got into any of its hosts")));
}

TEST(Summary, AMedianOfNothingIsNotMentioned) {
  Told told;
  told.at(10).red_enters(kDesk);
  told.at(240).ends();
  const auto teams = summaries(Review(told.account));
  EXPECT_FALSE(teams.at(0).to_detect);
  EXPECT_THAT(teams[0].sentences, Contains(HasSubstr("did not notice it")));
}

TEST(Campaigns, ReasonsStandBesideTheirStep) {
  scenario::Exercise exercise = drawn();
  exercise.cells[kRed.value].campaign.steps = {
      {.id = "lure", .any_of = {{.action = kLure, .target = {.name = "desk"}}}},
      {.id = "lure-again",
       .any_of = {{.action = kLure, .target = {.name = "other"}}},
       .after = {0}}};
  Told told(std::move(exercise));
  told.at(5).red_enters(kDesk);
  told.account.notes = {{minute(9), kRed, "step lure-again put off: enough is under way"},
                        {minute(9), kSoc, "step lure is not mine"}};
  const auto plans = campaigns(told.account, deeds(told.account));
  const auto& steps = plans.at(0).steps;
  EXPECT_EQ(steps.at(0).succeeded, 1U);
  EXPECT_THAT(steps[0].reasons, IsEmpty());
  EXPECT_EQ(steps.at(1).attempted, 0U);
  ASSERT_THAT(steps[1].reasons, SizeIs(1));
  EXPECT_EQ(steps[1].reasons[0].text, "put off: enough is under way");
  EXPECT_THAT(steps[1].after, ElementsAre("lure"));
}

}  // namespace
}  // namespace redoubt::report
