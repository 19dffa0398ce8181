#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using testing::ElementsAre;

/// A plan with a storyline of one incident, and what is said of its second inject.
Text with_inject(const std::string& said) {
  return Text()
      .with("columns",
            "columns: {tlp: {title: Marking, type: choice, values: [red, amber]}, effort: {type: "
            "duration}}")
      .with("objectives",
            "objectives: {hold: {title: Hold, cells: soc}, speak: {title: Speak, cells: soc}}")
      .with("storylines",
            "storylines: {press: {title: The press, lead: Cdr Veen, objectives: speak, audiences: "
            "{veldmark: soc}}}")
      .with("incidents", "incidents: {calls: {storyline: press, title: Somebody calls}}")
      .with("cells",
            "cells:\n"
            "  soc: {role: blue, people: 3, nation: veldmark}\n"
            "  other: {role: blue}\n"
            "  tide: {role: red, knows: gateway}\n"
            "  control: {role: white}")
      .with("rubrics",
            "rubrics: {line: {title: A press line, levels: [{text: Bad, points: -2}, {text: Good, "
            "points: 4}]}}")
      .with("metrics",
            "metrics: {said: {cell: soc, objective: speak, counts: mark, rubric: line, best: 4, "
            "worst: -2}}")
      .with("injects",
            "injects:\n"
            "  1-01: {title: A, at: 1 h, to: soc, from: F, subject: S, deadline: 1 h}\n"
            "  1-02: {title: B, " +
                said + "}");
}

Exercise plan(const std::string& said) { return exercise_of(with_inject(said)); }
Inject read(const std::string& said) {
  const Exercise exercise = plan(said);
  return exercise.injects.size() > 1 ? exercise.injects[1] : Inject{};
}
std::string faults_of(const std::string& said) { return faults(with_inject(said)); }

const char* const kCall = "at: 2 h, to: soc, from: F, subject: S";
std::string call(const std::string& more) { return std::string(kCall) + ", " + more; }

TEST(Storylines, AnInjectStandsInAnIncidentOfAStoryline) {
  const Exercise exercise = plan(call("incident: calls, objective: speak"));
  ASSERT_EQ(exercise.injects[1].incident.value, 0U);
  EXPECT_EQ(exercise.incidents[0].storyline.value, 0U);
  EXPECT_EQ(exercise.storylines[0].lead, "Cdr Veen");
  EXPECT_THAT(numbers(exercise.storylines[0].audiences[0].cells), ElementsAre(0));
}

TEST(Storylines, GoToTheirAudiencesAndServeTheirObjectivesAlone) {
  EXPECT_THAT(faults_of("at: 2 h, to: other, from: F, subject: S, incident: calls"),
              HasSubstr("storyline 'press' is not for cell 'other'"));
  EXPECT_THAT(faults_of(call("incident: calls, objective: hold")),
              HasSubstr("it is none of the objectives of storyline 'press'"));
  EXPECT_THAT(
      faults(with_inject(kCall).with(
          "storylines", "storylines: {press: {title: P, lead: L, audiences: {veldmark: other}}}")),
      HasSubstr("cell 'other' is not one of this nation's"));
}

TEST(Storylines, AnInjectSaysHowItReachesPeopleAndWhatItCosts) {
  const Inject inject = read(call(
      "kind: phone, script: Good morning, notes: Be kind, transit: 20 min, work: 40 min, rubric: "
      "line"));
  EXPECT_EQ(inject.mode, Mode::kPhone);
  EXPECT_EQ(inject.script, "Good morning");
  EXPECT_EQ(inject.notes, "Be kind");
  EXPECT_EQ(inject.transit, std::chrono::minutes(20));
  EXPECT_EQ(inject.work, std::chrono::minutes(40));
  EXPECT_TRUE(inject.rubric.valid());
}

TEST(Storylines, AScriptIsForWhoSpeaks) {
  EXPECT_THAT(faults_of(call("kind: mail, script: Hello")),
              HasSubstr("a script is for who speaks"));
}

TEST(Storylines, ColumnsOfOnesOwnAreTyped) {
  const Inject inject = read(call("columns: {tlp: amber, effort: 30 min}"));
  ASSERT_EQ(inject.columns.size(), 2U);
  EXPECT_EQ(inject.columns[1].text, "30 min");
  EXPECT_THAT(faults_of(call("columns: {tlp: green}")), HasSubstr("red or amber"));
  EXPECT_THAT(faults_of(call("columns: {effort: long}")), HasSubstr("a duration such as"));
  EXPECT_THAT(faults_of(call("columns: {tip: red}")), HasSubstr("did you mean 'tlp'?"));
}

TEST(Storylines, AnActionOfExerciseControlIsToldToNobody) {
  EXPECT_THAT(faults_of(call("kind: action")),
              HasSubstr("no team is told of an action of exercise control"));
}

TEST(Storylines, ANationMayReadAnInjectInWordsOfItsOwn) {
  const Exercise exercise = exercise_of(with_inject(kCall).with(
      "overlays", "overlays: {veldmark: {injects: {1-02: {subject: In our words}}}}"));
  ASSERT_EQ(exercise.injects[1].editions.size(), 1U);
  EXPECT_EQ(exercise.injects[1].editions[0].subject, "In our words");
  EXPECT_THAT(
      faults(with_inject("at: 2 h, to: other, from: F, subject: S")
                 .with("overlays", "overlays: {veldmark: {injects: {1-02: {subject: Ours}}}}")),
      HasSubstr("inject '1-02' goes to nobody of this nation"));
}

TEST(Series, ComeAgainBeforeEndexEachWithANumberOfItsOwn) {
  const Exercise exercise = plan(call("every: 4 h"));
  ASSERT_EQ(exercise.injects.size(), 4U);
  EXPECT_EQ(exercise.injects[1].number, "1-02#1");
  EXPECT_EQ(exercise.injects[3].number, "1-02#3");
  EXPECT_EQ(exercise.injects[3].at, terms::kStartex + std::chrono::hours(10));
  EXPECT_EQ(exercise.injects[3].series.head.value, 1U);
}

TEST(Series, EndWhenTheirTimesOrTheirTimeAreOver) {
  EXPECT_EQ(plan(call("every: 1 h, times: 3")).injects.size(), 4U);
  EXPECT_EQ(plan(call("every: 1 h, until: 4 h")).injects.size(), 3U);
}

TEST(Series, AreWaitedForAtAnyTimeOrAtOne) {
  const Exercise any = exercise_of(with_inject(call("every: 4 h, times: 2"))
                                       .with("milestones",
                                             "milestones: {called: {when: "
                                             "{delivered: 1-02}}}"));
  EXPECT_EQ(any.milestones[0].when.kind, ConditionKind::kAny);
  const Exercise second = exercise_of(with_inject(call("every: 4 h, times: 2"))
                                          .with("milestones",
                                                "milestones: {called: {when: "
                                                "{delivered: 1-02#2}}}"));
  EXPECT_EQ(second.milestones[0].when.subject.index, 2U);
  EXPECT_THAT(faults(with_inject(call("every: 4 h, times: 2"))
                         .with("milestones", "milestones: {called: {when: {delivered: 1-02#9}}}")),
              HasSubstr("no inject comes a time that is called '1-02#9'"));
}

TEST(Series, SayHowOften) {
  EXPECT_THAT(faults_of(call("times: 3")), HasSubstr("key 'every' is missing"));
  EXPECT_THAT(faults_of(call("every: 10 s")), HasSubstr("nothing comes again within a minute"));
  EXPECT_THAT(faults_of("when: {time: 2 h}, every: 1 h, to: soc, from: F, subject: S"),
              HasSubstr("key 'times' is missing"));
}

TEST(Contingencies, ComeByHandAlone) {
  EXPECT_TRUE(read("contingency: true, to: soc, from: F, subject: S").contingency);
  EXPECT_THAT(faults_of(call("contingency: true")), HasSubstr("or is a 'contingency'"));
}

TEST(Templates, FillInWhatAnInjectDoesNotSay) {
  const Exercise exercise = exercise_of(
      with_inject("like: call, with: {who: Anna}, at: 2 h, to: soc")
          .with("inject_templates",
                "inject_templates: {call: {kind: phone, from: $(who), subject: A question}}"));
  EXPECT_EQ(exercise.injects[1].from, "Anna");
  EXPECT_EQ(exercise.injects[1].kind, terms::InjectKind::kPhone);
}

TEST(Templates, AreFilledInWhole) {
  const auto said = [](const std::string& like) {
    return faults(with_inject(like).with(
        "inject_templates",
        "inject_templates: {call: {kind: phone, from: $(who), subject: A question, frm: x}}"));
  };
  EXPECT_THAT(said("like: call, at: 2 h, to: soc"), HasSubstr("template 'call' needs 'who'"));
  EXPECT_THAT(said("like: cal, at: 2 h, to: soc, from: F, subject: S"),
              HasSubstr("did you mean 'call'?"));
  EXPECT_THAT(said("like: call, with: {who: Anna}, at: 2 h, to: soc"),
              HasSubstr("unknown key 'frm'"));
}

TEST(Rubrics, AreCountedWithEachTeamThatIsMarked) {
  EXPECT_THAT(faults_of("at: 2 h, to: [soc, other], from: F, subject: S, rubric: line"),
              HasSubstr("no metric of cell 'other' counts marks by rubric 'line'"));
}

TEST(StoryClock, GoesOnUntilAPhaseSetsIt) {
  const Exercise exercise = exercise_of(
      Text()
          .with("exercise",
                "exercise: {title: T, endex: 12 h, catalogue: own, story: {begins: 2031-05-12 "
                "06:00}}")
          .with("phases",
                "phases: [{name: A, from: 0 s}, {name: B, from: 6 h, story: 2031-05-14 06:00}]"));
  const auto at = [&](int hours) {
    return story_text(story_time(exercise, terms::kStartex + std::chrono::hours(hours)));
  };
  EXPECT_EQ(at(1), "Mon 2031-05-12 07:00");
  EXPECT_EQ(at(7), "Wed 2031-05-14 07:00");
}

}  // namespace
}  // namespace redoubt::scenario
