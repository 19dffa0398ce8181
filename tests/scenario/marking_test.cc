#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using terms::EntityKind;
using testing::ElementsAre;

std::string metric(const std::string& said) {
  return "metrics: {m: {cell: soc, objective: hold, best: 8, worst: 0, " + said + "}}";
}
Metric read(const std::string& said) {
  const Exercise exercise = exercise_with("metrics", metric(said));
  return exercise.metrics.empty() ? Metric{} : exercise.metrics.front();
}
std::string faults_of(const std::string& said) { return faults_with("metrics", metric(said)); }

TEST(Metrics, AllThatATeamSpendsIsCounted) {
  EXPECT_EQ(read("counts: spent, points: -1").counts, Counts::kSpent);
  EXPECT_THAT(faults_of("counts: spent, points: -1, on: desk"),
              HasSubstr("all that a team spends is counted"));
}

TEST(Marking, AMetricSaysWhatEarnsHowMuch) {
  const Metric seen =
      read("title: Seen, counts: true_alert, on: [office], points: 4, at_most: 3, weight: 2");
  EXPECT_EQ(seen.name, "m");
  EXPECT_EQ(seen.title, "Seen");
  EXPECT_EQ(seen.counts, Counts::kTrueAlert);
  EXPECT_EQ(seen.on.size(), 4U);
  EXPECT_EQ(seen.points, 4);
  EXPECT_EQ(seen.at_most, 3U);
  EXPECT_EQ(seen.best, 8);
  EXPECT_EQ(seen.worst, 0);
  EXPECT_EQ(seen.weight, 2);
}

TEST(Marking, ThingsStandSorted) {
  EXPECT_THAT(read("counts: access_ended, on: [desk-3, gateway], points: 1").on,
              ElementsAre(entity(range::HostId{0}), entity(range::HostId{3})));
}

TEST(Marking, EveryCountIsRead) {
  EXPECT_EQ(read("counts: access_gained, level: admin, points: -1").level, 3);
  EXPECT_EQ(read("counts: access_gained, points: -1").level, 1);
  EXPECT_EQ(read("counts: needless_isolation, points: -1").counts, Counts::kNeedlessIsolation);
  const Metric below =
      read("counts: below, on: page, availability: 80%, every: 10 min, points: -1");
  EXPECT_EQ(below.level, 800);
  EXPECT_EQ(below.every, std::chrono::minutes(10));
  EXPECT_EQ(below.on.at(0).kind, EntityKind::kFunction);
  EXPECT_EQ(read("counts: measure, code: D3-NI, points: 1").measure, terms::ActionId{1});
  EXPECT_EQ(read("counts: answer").counts, Counts::kAnswer);
  EXPECT_EQ(read("counts: data_taken, points: -1").counts, Counts::kDataTaken);
  EXPECT_EQ(read("counts: data_destroyed, points: -1").counts, Counts::kDataDestroyed);
}

TEST(Marking, WhatACountNeedsMustStandThere) {
  EXPECT_THAT(faults_of("counts: below, points: 1"),
              testing::AllOf(HasSubstr("key 'availability' is missing"),
                             HasSubstr("key 'every' is missing"),
                             HasSubstr("key 'on' is missing: which functions?")));
  EXPECT_THAT(faults_of("counts: measure, points: 1"), HasSubstr("key 'code' is missing"));
  EXPECT_THAT(faults_of("counts: true_alert"), HasSubstr("key 'points' is missing"));
}

TEST(Marking, WhatACountDoesNotReadMustNotStandThere) {
  EXPECT_THAT(faults_of("counts: true_alert, level: admin, points: 1"),
              HasSubstr("metrics.m.level: this goes with 'counts: access_gained' alone"));
  EXPECT_THAT(faults_of("counts: true_alert, every: 1 h, points: 1"),
              HasSubstr("metrics.m.every: this goes with 'counts: below' alone"));
  EXPECT_THAT(faults_of("counts: answer, on: desk"), HasSubstr("answers are not about things"));
}

TEST(Marking, ThingsAreOfTheKindThatIsCounted) {
  EXPECT_THAT(faults_of("counts: data_taken, on: desk, points: 1"),
              HasSubstr("'desk' is a host, where data is wanted"));
  EXPECT_THAT(faults_of("counts: below, on: gateway, availability: 80%, every: 1 h, points: 1"),
              HasSubstr("'gateway' is a host, where a function is wanted"));
}

TEST(Marking, BestAndWorstDiffer) {
  EXPECT_THAT(faults_with("metrics",
                          "metrics: {m: {cell: soc, objective: hold, counts: answer, best: 1, "
                          "worst: 1}}"),
              HasSubstr("metrics.m.best: 'best' and 'worst' must differ"));
}

TEST(Marking, AnObjectiveIsItsCells) {
  const std::string said =
      "metrics: {m: {cell: tide, objective: hold, counts: answer, best: 1, "
      "worst: 0}}";
  EXPECT_THAT(faults_with("metrics", said),
              HasSubstr("metrics:2:21 metrics.m.cell: objective 'hold' is not one of this cell's "
                        "<- objectives:2:14"));
}

TEST(Marking, OnlyBlueSeesAndActs) {
  const std::string said = "metrics: {m: {cell: tide, objective: win, counts: ";
  const std::string rest = ", points: 1, best: 1, worst: 0}}";
  const Text text = Text().with("objectives", "objectives: {win: {title: Win, cells: tide}}");
  EXPECT_THAT(faults(Text(text).with("metrics", said + "true_alert" + rest)),
              HasSubstr("only a blue cell can earn this"));
  EXPECT_THAT(faults(Text(text).with("metrics", said + "access_gained" + rest)),
              HasSubstr("key 'on' is missing: only a blue cell has things of its own"));
  EXPECT_EQ(faults(Text(text).with("metrics", said + "access_gained, on: desk" + rest)), "");
}

}  // namespace
}  // namespace redoubt::scenario
