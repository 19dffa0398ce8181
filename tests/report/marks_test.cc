#include "controller/report/marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/report/told.h"

namespace redoubt::report {
namespace {

using range::EventKind;
using scenario::MetricId;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using namespace town;

constexpr MetricId kEarly{0};
constexpr MetricId kLosses{1};

/// Noticed once, robbed once, and marked as the rules would.
Told robbed() {
  Told told;
  const auto deed = told.at(10).red_enters(kFiles);
  const auto alert = told.at(25).alerts(kSoc, kFiles, deed);
  told.scores(kEarly, 4, alert);
  const auto taken = told.at(40).happens(EventKind::kDataTaken, entity(kTender), 0, entity(kFiles));
  told.scores(kLosses, -5, taken);
  told.at(240).ends();
  return told;
}

TEST(Marks, ATeamsTotalIsTheSumOfItsLedger) {
  const Marks all = marks(robbed().account);
  ASSERT_THAT(all.teams, SizeIs(2));
  EXPECT_EQ(all.teams[0].total, -1);
  EXPECT_EQ(all.teams[1].total, 0);
  EXPECT_THAT(all.teams[1].objectives, IsEmpty());
}

TEST(Marks, EachEntryNamesWhatEarnedItAndTheSumSoFar) {
  const Marks all = marks(robbed().account);
  const MetricMark& losses = all.teams.at(0).objectives.at(0).metrics.at(1);
  ASSERT_THAT(losses.entries, SizeIs(1));
  EXPECT_EQ(losses.entries[0].at, minute(40));
  EXPECT_EQ(losses.entries[0].running, -5);
  EXPECT_THAT(losses.entries[0].why, HasSubstr("tender is taken from files"));
}

TEST(Marks, AnObjectiveIsTheWeightedMeanOfItsMetricsAndRated) {
  const Marks all = marks(robbed().account);
  const ObjectiveMark& sight = all.teams.at(0).objectives.at(0);
  EXPECT_EQ(sight.metrics.at(0).evaluation, 500) << "4 on a scale from 0 to 8";
  EXPECT_EQ(sight.metrics.at(1).evaluation, 500) << "-5 on a scale from -10 to 0";
  EXPECT_EQ(sight.evaluation, 500);
  EXPECT_EQ(sight.rating, rules::Rating::kMajorChallenges);
}

TEST(Marks, ALedgerThatTheEventsBearOutIsProven) { EXPECT_TRUE(marks(robbed().account).proven); }

TEST(Marks, ALedgerThatClaimsMoreIsNot) {
  Told told = robbed();
  told.scores(kEarly, 4, 2);
  EXPECT_FALSE(marks(told.account).proven);
}

TEST(Marks, AStretchOfTimeSaysSinceWhen) {
  scenario::Exercise exercise = drawn();
  scenario::Metric& low = exercise.metrics[1];
  low.counts = scenario::Counts::kBelow;
  low.on = {entity(kPlanning)};
  low.level = 800;
  Told told(std::move(exercise));
  const auto fall = told.at(10).happens(EventKind::kFunctionChanged, entity(kPlanning), 400);
  told.scores(kLosses, -5, fall);
  told.at(40).scores(kLosses, -5, fall);
  const Marks all = marks(told.account);
  const auto& entries = all.teams.at(0).objectives.at(0).metrics.at(1).entries;
  EXPECT_EQ(entries.at(0).why, "planning is at 40 %");
  EXPECT_THAT(entries.at(1).why, HasSubstr("since D+0 00:10"));
  EXPECT_THAT(entries.at(1).why, HasSubstr("30 min"));
  EXPECT_TRUE(all.proven);
}

}  // namespace
}  // namespace redoubt::report
