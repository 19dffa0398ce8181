#include "controller/console/predecessors.h"

#include <gmock/gmock.h>

namespace redoubt::console {
namespace {

using scenario::Condition;
using scenario::ConditionKind;
using scenario::InjectId;
using testing::ElementsAre;
using testing::IsEmpty;

struct Plan : testing::Test {
  Plan() { exercise.injects.resize(4); }

  static Condition about(ConditionKind kind, range::Entity subject) {
    Condition condition;
    condition.kind = kind;
    condition.subject = subject;
    return condition;
  }
  static Condition delivered(std::uint32_t inject) {
    return about(ConditionKind::kDelivered, scenario::entity(InjectId{inject}));
  }
  std::vector<std::uint32_t> before(std::uint32_t inject) const {
    return predecessors(exercise)[inject];
  }

  scenario::Exercise exercise;
};

TEST_F(Plan, AnInjectFollowsThoseThatItsConditionAsksAboutHoweverDeep) {
  Condition held{.kind = ConditionKind::kHolds, .parts = {delivered(2)}};
  exercise.injects[3].when = {.kind = ConditionKind::kAll, .parts = {delivered(0), held}};
  EXPECT_THAT(before(3), ElementsAre(0, 2));
  EXPECT_THAT(before(0), IsEmpty());
}

TEST_F(Plan, AMilestoneIsLookedThroughAndMayAskAboutItself) {
  const range::Entity reached = scenario::entity(scenario::MilestoneId{0});
  exercise.milestones.resize(1);
  exercise.milestones[0].when = {
      .kind = ConditionKind::kAny,
      .parts = {delivered(1), about(ConditionKind::kMilestone, reached)}};
  exercise.injects[3].when = about(ConditionKind::kMilestone, reached);
  EXPECT_THAT(before(3), ElementsAre(1));
}

TEST_F(Plan, WhatComesAtATimeWaitsForNothing) {
  exercise.injects[3].when = delivered(0);
  exercise.injects[3].at = terms::kStartex + std::chrono::hours(1);
  EXPECT_THAT(before(3), IsEmpty());
}

TEST_F(Plan, AnInjectThatAnotherSendsFollowsIt) {
  range::Event sends{.kind = range::EventKind::kInjectDelivered,
                     .subject = scenario::entity(InjectId{3})};
  exercise.injects[3].contingency = true;
  exercise.injects[1].options = {{.text = "yes", .then = {{.facts = {sends}}}, .points = 0}};
  exercise.injects[2].no_answer.then = {{.facts = {sends}}};
  EXPECT_THAT(before(3), ElementsAre(1, 2));
}

TEST_F(Plan, OfASeriesEachFollowsTheOneBefore) {
  exercise.injects[0].series = {.times = 3, .others = {InjectId{1}, InjectId{2}}};
  EXPECT_THAT(before(1), ElementsAre(0));
  EXPECT_THAT(before(2), ElementsAre(1));
}

}  // namespace
}  // namespace redoubt::console
