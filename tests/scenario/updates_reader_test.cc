#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::UpdatePlan;
using std::chrono::hours;
using std::chrono::minutes;
using testing::ElementsAre;

std::string software(const std::string& updates) {
  return "software: {portal: {vendor: halden, updates: {" + updates + "}}}";
}
UpdatePlan plan_of(const std::string& updates) {
  return exercise_with("software", software(updates)).layout.software.at(0).updates;
}
std::string faults_of(const std::string& updates) {
  return faults_with("software", software(updates));
}

TEST(UpdatesReader, WithoutAPlanNoneCome) {
  EXPECT_FALSE(exercise_of(Text()).layout.software.at(0).updates.any());
}

TEST(UpdatesReader, ReadsWhenTheyComeAndHow) {
  const UpdatePlan plan = plan_of("first: 2 h, every: 12 h, rollout: 30 min, by: [web, mail]");
  EXPECT_EQ(plan.first, terms::kStartex + hours(2));
  EXPECT_EQ(plan.every, hours(12));
  EXPECT_EQ(plan.rollout, minutes(30));
  EXPECT_EQ(plan.by, range::only(0) | range::only(1));
}

TEST(UpdatesReader, TheFirstComesAfterOneIntervalWhereNobodySaysWhen) {
  const UpdatePlan plan = plan_of("every: 12 h");
  EXPECT_EQ(plan.first, terms::kStartex + hours(12));
  EXPECT_EQ(plan.rollout, terms::Duration{});
  EXPECT_EQ(plan.by, 0U);
}

TEST(UpdatesReader, RefusesWhatCannotBe) {
  EXPECT_THAT(faults_of("first: 1 h"), HasSubstr("key 'every' is missing"));
  EXPECT_THAT(faults_of("every: 5 s"), HasSubstr("that is less than a minute"));
  EXPECT_THAT(faults_of("every: 1 h, rollout: 2 h"), HasSubstr("that is longer than 'every'"));
  EXPECT_THAT(faults_of("every: 1 h, by: telex"), HasSubstr("telex"));
}

TEST(UpdatesReader, WhatIsVerifiedIsRead) {
  const Exercise exercise =
      exercise_with("software", "software: {portal: {updates: {every: 1 d}, verified: 40%}}");
  EXPECT_EQ(exercise.layout.software.at(0).verified, terms::Odds{400'000});
}

TEST(UpdatesReader, AWeaknessNamesTheSoftwareWhoseUpdateClosesIt) {
  const Exercise exercise = exercise_with(
      "weaknesses",
      "weaknesses: {W-1: {cwe: CWE-787, kind: remote, service: web, fixed_by: portal}}");
  EXPECT_EQ(exercise.layout.weaknesses.at(0).fixed_by, range::SoftwareId{0});
}

TEST(UpdatesReader, ConsequencesSpeakOfMakers) {
  const Exercise exercise =
      exercise_of(Text()
                      .with("software", software("every: 1 d"))
                      .with("injects",
                            "injects: {1-01: {title: T, kind: order, at: 1 h, then: "
                            "[{poison_updates: portal}, {offer_update: portal}]}}"));
  EXPECT_EQ(exercise.injects[0].then[0].facts[0].kind, range::EventKind::kUpdatePoisoned);
  EXPECT_EQ(exercise.injects[0].then[1].facts[0].subject, entity(range::SoftwareId{0}));
}

}  // namespace
}  // namespace redoubt::scenario
