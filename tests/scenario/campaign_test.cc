#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using testing::ElementsAre;

std::string campaign(const std::string& steps) {
  return "campaign:\n  cell: tide\n  aim: Listen\n  steps:\n" + steps;
}

std::string faults_of(const std::string& steps) { return faults_with("campaign", campaign(steps)); }

TEST(Campaign, StepsSayWhatRedDoesAndWhen) {
  const Exercise exercise = exercise_with(
      "campaign",
      campaign(
          "    - {id: lure, any_of: [{do: T1190, at: {tag: desk, fresh: true}}, "
          "{do: T1190, at: {name: gateway, held: true, zone: office}}]}\n"
          "    - {id: rise, intent: Up, any_of: [{do: T1190}], after: lure, unless: [lure],\n"
          "       not_before: D+0 01:00, give_up_at: 6 h, pause: 20 min, tries: 5, times: 2}"));
  const terms::Campaign& plan = exercise.cells.at(1).campaign;
  EXPECT_EQ(plan.aim, "Listen");
  ASSERT_EQ(plan.steps.size(), 2U);
  const terms::CampaignStep& lure = plan.steps[0];
  ASSERT_EQ(lure.any_of.size(), 2U);
  EXPECT_EQ(lure.any_of[0].action, terms::ActionId{0});
  EXPECT_EQ(lure.any_of[0].target.tag, "desk");
  EXPECT_TRUE(lure.any_of[0].target.fresh);
  EXPECT_EQ(lure.any_of[1].target.name, "gateway");
  EXPECT_EQ(lure.any_of[1].target.zone, "office");
  EXPECT_TRUE(lure.any_of[1].target.held);
  const terms::CampaignStep& rise = plan.steps[1];
  EXPECT_EQ(rise.intent, "Up");
  EXPECT_THAT(rise.after, ElementsAre(0));
  EXPECT_THAT(rise.unless, ElementsAre(0));
  EXPECT_EQ(rise.not_before, terms::kStartex + std::chrono::hours(1));
  EXPECT_EQ(rise.give_up_at, terms::kStartex + std::chrono::hours(6));
  EXPECT_EQ(rise.pause, std::chrono::minutes(20));
  EXPECT_EQ(rise.tries, 5U);
  EXPECT_EQ(rise.times, 2U);
}

TEST(Campaign, StepsNameStepsThatThereAre) {
  EXPECT_EQ(faults_of("    - {id: lure, any_of: [{do: T1190}]}\n"
                      "    - {id: rise, any_of: [{do: T1190}], after: [lur]}"),
            "campaign:7:49 campaign.steps[1].after[0]: there is no step 'lur', did you mean "
            "'lure'? <- campaign:6:12 'lure' is declared here\n");
}

TEST(Campaign, StepsInACircleAreTold) {
  EXPECT_EQ(faults_of("    - {id: a, any_of: [{do: T1190}], after: b}\n"
                      "    - {id: b, any_of: [{do: T1190}], after: a}"),
            "campaign:7:12 campaign.steps[1].id: steps in a circle: 'b' before 'a' before 'b'\n");
}

TEST(Campaign, RedDoesTechniques) {
  EXPECT_THAT(faults_of("    - {id: a, any_of: [{do: D3-NI}]}"),
              HasSubstr("'D3-NI' is a measure, where a technique is wanted <- measures:3:3"));
  EXPECT_THAT(faults_of("    - {id: a, any_of: [{do: T1191}]}"),
              HasSubstr("there is no technique 'T1191', did you mean 'T1190'?"));
}

TEST(Campaign, BelongsToARedCellOnce) {
  EXPECT_THAT(faults_with("campaign", "campaign: {cell: soc, aim: A, steps: []}"),
              HasSubstr("cell 'soc' is blue, where a red one is wanted"));
}

TEST(Campaign, AStepIsNotGivenUpBeforeItBegins) {
  EXPECT_THAT(faults_of("    - {id: a, any_of: [{do: T1190}], not_before: 2 h, give_up_at: 1 h}"),
              HasSubstr("this step is given up before it may begin"));
}

TEST(Campaign, AStepDoesSomething) {
  EXPECT_THAT(faults_of("    - {id: a, any_of: []}"), HasSubstr("a step does something"));
}

TEST(Campaign, ATargetIsOfTheKindTheTechniqueIsDoneTo) {
  EXPECT_THAT(faults_of("    - {id: a, any_of: [{do: T1190, at: {name: edge}}]}"),
              HasSubstr("'edge' is a link, where a host is wanted"));
}

TEST(Campaigns, AMakerThatRedDoesNotKnowIsNoTarget) {
  const auto poisoning = [](const std::string& knows) {
    return faults(
        Text()
            .with("techniques",
                  "techniques: {T1195: {name: N, tactic: initial-access, target: software, needs: "
                  "[{poisoned: false}], effects: [poison_updates]}}")
            .with("cells", "cells:\n  soc: {role: blue, people: 3}\n  tide: {role: red, knows: [" +
                               knows + "]}\n")
            .with("campaign",
                  "campaign: {cell: tide, aim: A, steps: [{id: a, any_of: [{do: T1195, at: {name: "
                  "portal}}]}]}"));
  };
  EXPECT_THAT(poisoning("gateway"), HasSubstr("red never comes to know of it"));
  EXPECT_EQ(poisoning("gateway, portal"), "");
}

}  // namespace
}  // namespace redoubt::scenario
