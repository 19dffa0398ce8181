#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using terms::Aim;
using terms::StepCondition;
using terms::TriggerKind;

const char* const kInjects =
    "injects:\n"
    "  1-01: {title: A, at: 1 h, to: soc, from: F, subject: S, options: [{text: Ask}, {text: "
    "Wait}]}\n"
    "  1-02: {title: B, at: 2 h, to: soc, from: F, subject: S}\n"
    "  1-03: {title: C, at: 3 h, to: control, from: F, subject: S}";

std::string playbook(const std::string& said) {
  return "playbooks: {p: {cells: soc, " + said + "}}";
}

Text with_playbook(const std::string& said) {
  return Text().with("injects", kInjects).with("playbooks", playbook(said));
}

terms::Playbook read(const std::string& said) {
  const Exercise exercise = exercise_of(with_playbook(said));
  return exercise.cells.empty() || exercise.cells[0].playbooks.empty()
             ? terms::Playbook{}
             : exercise.cells[0].playbooks.front();
}

std::string faults_of(const std::string& said) { return faults(with_playbook(said)); }

constexpr const char* kStep = ", steps: [{do: D3-NI}]";

TEST(Playbooks, SayWhatTheyAreForAndHowUrgent) {
  const terms::Playbook plan =
      read("intent: Look, on: start, priority: 2, once_per_subject: false, steps: [{do: D3-NI}]");
  EXPECT_EQ(plan.id, "p");
  EXPECT_EQ(plan.intent, "Look");
  EXPECT_EQ(plan.priority, 2U);
  EXPECT_FALSE(plan.once_per_subject);
  EXPECT_EQ(plan.on.at(0).kind, TriggerKind::kStart);
  EXPECT_EQ(plan.steps.at(0).measure, terms::ActionId{1});
}

TEST(Playbooks, EveryTriggerIsRead) {
  const terms::Playbook plan =
      read(std::string("on: [{alert: high, technique: T1190, tag: desk}, {finding: persistence}, "
                       "{finding: service, below: 50%}, {function_below: 80%}, {inject: 1-01}, "
                       "{advisory: T1190}, {start: true, tag: desk}, alert]") +
           kStep);
  ASSERT_EQ(plan.on.size(), 8U);
  EXPECT_EQ(plan.on[0].severity, terms::Severity::kHigh);
  EXPECT_EQ(plan.on[0].technique, terms::ActionId{0});
  EXPECT_EQ(plan.on[0].tag, "desk");
  EXPECT_EQ(plan.on[1].finding, terms::FindingKind::kPersistence);
  EXPECT_EQ(plan.on[2].permille, 500);
  EXPECT_EQ(plan.on[3].kind, TriggerKind::kFunction);
  EXPECT_EQ(plan.on[3].permille, 800);
  EXPECT_EQ(plan.on[4].inject, "1-01");
  EXPECT_EQ(plan.on[5].kind, TriggerKind::kAdvisory);
  EXPECT_EQ(plan.on[6].kind, TriggerKind::kStart);
  EXPECT_EQ(plan.on[6].tag, "desk");
  EXPECT_EQ(plan.on[7].severity, terms::Severity::kLow);
}

TEST(Playbooks, ATriggerSaysOneThing) {
  EXPECT_THAT(faults_of(std::string("on: [{alert: high, inject: 1-01}]") + kStep),
              HasSubstr("playbooks.p.on[0]: a trigger says one of alert, finding"));
  EXPECT_THAT(faults_of(std::string("on: [{tag: desk}]") + kStep),
              HasSubstr("a trigger says one of alert, finding"));
}

TEST(Playbooks, StepsSayOnWhatAndWhen) {
  const terms::Playbook plan = read(
      "on: start, steps: [{do: D3-NI, aim: object, when: last_failed}, {do: D3-NI, aim: zone}, "
      "{do: D3-NI, aim: {named: gateway}, when: found, cost_max: 20%, wait: 5 min}, "
      "{do: D3-NI, aim: {tagged: desk}}]");
  ASSERT_EQ(plan.steps.size(), 4U);
  EXPECT_EQ(plan.steps[0].aim, Aim::kObject);
  EXPECT_EQ(plan.steps[0].when, StepCondition::kLastFailed);
  EXPECT_EQ(plan.steps[1].aim, Aim::kZone);
  EXPECT_EQ(plan.steps[2].aim, Aim::kNamed);
  EXPECT_EQ(plan.steps[2].name, "gateway");
  EXPECT_EQ(plan.steps[2].cost_max, 200);
  EXPECT_EQ(plan.steps[2].wait, std::chrono::minutes(5));
  EXPECT_EQ(plan.steps[3].aim, Aim::kTagged);
  EXPECT_EQ(plan.steps[3].name, "desk");
}

TEST(Playbooks, AReplyIsOneOfTheInjectsOptions) {
  const terms::Playbook plan = read("on: [{inject: 1-01}], steps: [{reply: Wait, text: We wait}]");
  EXPECT_FALSE(plan.steps.at(0).measure.valid());
  EXPECT_EQ(plan.steps[0].option, "Wait");
  EXPECT_EQ(plan.steps[0].text, "We wait");
  EXPECT_THAT(faults_of("on: [{inject: 1-01}], steps: [{reply: Wiat}]"),
              HasSubstr("inject '1-01' has no option 'Wiat', did you mean 'Wait'? <- injects:3:3"));
  EXPECT_THAT(faults_of("on: [{inject: 1-01}], steps: [{text: We wait}]"),
              HasSubstr("inject '1-01' is answered with one of its options"));
}

TEST(Playbooks, AnInjectWithoutOptionsIsAnsweredInWords) {
  EXPECT_EQ(read("on: [{inject: 1-02}], steps: [{text: We wait}]").steps.at(0).text, "We wait");
  EXPECT_THAT(faults_of("on: [{inject: 1-02}], steps: [{reply: Wait}]"),
              HasSubstr("inject '1-02' offers no options: reply with 'text' alone"));
}

TEST(Playbooks, OnlyInjectsAreRepliedTo) {
  EXPECT_THAT(faults_of("on: [{inject: 1-01}, start], steps: [{reply: Wait}]"),
              HasSubstr("only a playbook that nothing but injects set off can reply <- "
                        "playbooks:2:50 this one has another trigger"));
}

TEST(Playbooks, AnInjectSetsOffThoseItGoesTo) {
  EXPECT_THAT(faults_of("on: [{inject: 1-03}], steps: [{text: We wait}]"),
              HasSubstr("inject '1-03' does not go to cell 'soc' <- injects:5:3"));
}

TEST(Playbooks, AStepDoesOrReplies) {
  EXPECT_THAT(faults_of("on: start, steps: [{when: found}]"),
              HasSubstr("a step either does something ('do') or replies"));
  EXPECT_THAT(faults_of("on: start, steps: [{do: T1190}]"),
              HasSubstr("'T1190' is a technique, where a measure is wanted"));
  EXPECT_THAT(faults_of("on: start, steps: [{do: D3-NI, text: Hm}]"),
              HasSubstr("unknown key 'text'"));
}

TEST(Playbooks, AreForBlueCells) {
  EXPECT_THAT(faults_with("playbooks", "playbooks: {p: {cells: tide, on: start, steps: []}}"),
              HasSubstr("cell 'tide' is red, where a blue one is wanted"));
}

TEST(Playbooks, ThatDoNothingAreTold) {
  EXPECT_THAT(faults_of("on: start, steps: []"), HasSubstr("an empty list makes a playbook idle"));
}

TEST(Playbooks, GoToEachOfTheirCells) {
  const Exercise exercise = exercise_of(
      Text()
          .with("cells", "cells: {soc: {role: blue}, ccc: {role: blue}, tide: {role: red}}")
          .with("playbooks",
                "playbooks: {p: {cells: [soc, ccc], on: start, steps: [{do: D3-NI}]}}"));
  EXPECT_EQ(exercise.cells.at(0).playbooks.size(), 1U);
  EXPECT_EQ(exercise.cells.at(1).playbooks.size(), 1U);
}

}  // namespace
}  // namespace redoubt::scenario
