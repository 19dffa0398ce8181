#include "controller/range/enterprise/floods.h"
#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::EventKind;
using terms::EntityKind;
using testing::ElementsAre;

const char* const kLetter = "to: soc, from: F, subject: S";

std::string injects(const std::string& said) {
  return "injects:\n"
         "  1-01: {title: A, at: 1 h, to: soc, from: F, subject: S, deadline: 1 h, options: "
         "[{text: Ask}, {text: Wait}]}\n"
         "  1-02: {title: B, " +
         said + "}";
}

/// What the second inject is, or what is wrong with it.
Inject read(const std::string& said) {
  const Exercise exercise = exercise_with("injects", injects(said));
  return exercise.injects.size() == 2 ? exercise.injects[1] : Inject{};
}
std::string faults_of(const std::string& said) { return faults_with("injects", injects(said)); }

Condition condition(const std::string& said) { return read("when: " + said).when; }
std::string faults_of_condition(const std::string& said) { return faults_of("when: " + said); }

Consequence consequence(const std::string& said) {
  const Inject inject = read("at: 1 h, then: [" + said + "]");
  return inject.then.empty() ? Consequence{} : inject.then.front();
}

TEST(Injects, SayAllOfThemselves) {
  const Inject inject = read(
      "kind: decision, when: {time: 2 h}, not_before: D+0 01:00, to: soc, from: The Minister, "
      "subject: Calls, body: Well?, expects: Calm, deadline: 2 h");
  EXPECT_EQ(inject.number, "1-02");
  EXPECT_EQ(inject.title, "B");
  EXPECT_EQ(inject.kind, terms::InjectKind::kDecision);
  EXPECT_EQ(inject.at, terms::kNever);
  EXPECT_EQ(inject.not_before, terms::kStartex + std::chrono::hours(1));
  EXPECT_EQ(inject.from, "The Minister");
  EXPECT_EQ(inject.subject, "Calls");
  EXPECT_EQ(inject.body, "Well?");
  EXPECT_EQ(inject.expects, "Calm");
  EXPECT_EQ(inject.deadline, std::chrono::hours(2));
  EXPECT_THAT(numbers(inject.to), ElementsAre(0));
}

TEST(Injects, ComeAtATimeOrOnACondition) {
  EXPECT_EQ(read("at: 90 min").at, terms::kStartex + std::chrono::minutes(90));
  EXPECT_THAT(faults_of("at: 1 h, when: {time: 2 h}"),
              HasSubstr("injects:4:3 injects.1-02: an inject comes either 'at' a time or 'when'"));
  EXPECT_THAT(faults_of("kind: mail"), HasSubstr("an inject comes either 'at' a time or 'when'"));
  EXPECT_THAT(faults_of("at: 1 h, not_before: 1 h"),
              HasSubstr("injects.1-02.not_before: 'not_before' goes with 'when'"));
  EXPECT_THAT(faults_of("at: 12 h"), HasSubstr("injects.1-02.at: the exercise has ended by then"));
}

TEST(Injects, SomebodyMustBeThereToAnswer) {
  EXPECT_THAT(faults_of("at: 1 h, deadline: 1 h"),
              HasSubstr("injects.1-02.deadline: there is nobody to answer: 'to' names no cell"));
  EXPECT_THAT(faults_of("at: 1 h, options: [{text: Ask}]"),
              HasSubstr("there is nobody to choose: 'to' names no cell"));
  EXPECT_THAT(faults_of(std::string("at: 1 h, no_answer: {then: []}, ") + kLetter),
              HasSubstr("injects.1-02.no_answer: without a deadline an answer is never missing"));
}

TEST(Injects, ThatSomebodyReadsComeFromSomebody) {
  EXPECT_THAT(faults_of("at: 1 h, to: soc, subject: S"), HasSubstr("key 'from' is missing"));
}

TEST(Injects, OptionsDiffer) {
  EXPECT_THAT(faults_of(std::string("at: 1 h, options: [{text: A}, {text: A}], ") + kLetter),
              HasSubstr("injects.1-02.options[1].text: an option reads like this already"));
}

TEST(Injects, PointsNeedAMetricThatCountsThem) {
  const std::string options = std::string("at: 1 h, options: [{text: A, points: 5}], ") + kLetter;
  EXPECT_THAT(faults_of(options), HasSubstr("points need an objective: the inject names none"));
  EXPECT_THAT(faults_of(options + ", objective: hold"),
              HasSubstr("no metric of cell 'soc' counts answers for objective 'hold' <- "
                        "objectives:2:14 it is declared here"));
  const std::string counted =
      "metrics: {told: {cell: soc, objective: hold, counts: answer, best: 5, worst: 0}}";
  EXPECT_EQ(
      faults(
          Text().with("injects", injects(options + ", objective: hold")).with("metrics", counted)),
      "");
}

TEST(Conditions, OfEveryKindAreRead) {
  EXPECT_EQ(condition("{access: user, on: desk}").kind, ConditionKind::kAccess);
  EXPECT_EQ(condition("{access: user, on: desk}").amount, 2);
  EXPECT_THAT(numbers(condition("{access: user, on: desk}").hosts), ElementsAre(1, 2, 3));
  EXPECT_EQ(condition("{persistence: gateway}").kind, ConditionKind::kPersistence);
  EXPECT_EQ(condition("{isolated: office}").hosts.size(), 4U);
  EXPECT_EQ(condition("{function_below: 80%, of: page}").amount, 800);
  EXPECT_EQ(condition("{function_below: 80%, of: page}").subject, entity(range::FunctionId{0}));
  EXPECT_EQ(condition("{link_cut: edge}").subject, entity(range::LinkId{0}));
  EXPECT_EQ(condition("{delivered: 1-01}").subject, entity(InjectId{0}));
  EXPECT_EQ(condition("{answered: 1-01}").amount, -1);
  EXPECT_EQ(condition("{answered: 1-01, option: Wait}").amount, 1);
  EXPECT_EQ(condition("{unanswered: 1-01}").kind, ConditionKind::kUnanswered);
  EXPECT_EQ(condition("{alerted: soc, on: gateway}").cell, terms::CellId{0});
  EXPECT_EQ(condition("{time: D+0 02:00}").at, terms::kStartex + std::chrono::hours(2));
}

TEST(Conditions, AreJoinedWithAllAnyAndNot) {
  const Condition joined =
      condition("{all: [{isolated: desk}, {not: {any: [{link_cut: edge}, {time: 2 h}]}}]}");
  EXPECT_EQ(joined.kind, ConditionKind::kAll);
  ASSERT_EQ(joined.parts.size(), 2U);
  EXPECT_EQ(joined.parts[1].kind, ConditionKind::kNot);
  EXPECT_EQ(joined.parts[1].parts.at(0).parts.size(), 2U);
}

TEST(Conditions, OnDataOfSeveralHostsAskForAnyOfIt) {
  const std::string hosts =
      "hosts:\n"
      "  gateway: {system: server-os, zone: office, services: web, data: [{name: plans}]}\n"
      "  desk: {system: desk-os, zone: office, count: 2, data: [{name: mail}]}";
  const Exercise exercise = exercise_of(Text()
                                            .with("hosts", hosts)
                                            .with("injects",
                                                  "injects:\n"
                                                  "  1-01: {title: A, when: {taken: plans}}\n"
                                                  "  1-02: {title: A, when: {destroyed: mail}}"));
  EXPECT_EQ(exercise.injects.at(0).when.kind, ConditionKind::kTaken);
  EXPECT_EQ(exercise.injects[0].when.subject.kind, EntityKind::kData);
  EXPECT_EQ(exercise.injects.at(1).when.kind, ConditionKind::kAny);
  EXPECT_EQ(exercise.injects[1].when.parts.size(), 2U);
}

TEST(Conditions, ThatCanNeverHoldAreTold) {
  EXPECT_THAT(faults_of_condition("{delivered: 1-02}"),
              HasSubstr("injects.1-02.when.delivered: an inject cannot wait for itself"));
  EXPECT_THAT(faults_of_condition("{answered: 1-01, option: Aks}"),
              HasSubstr("inject '1-01' has no option 'Aks', did you mean 'Ask'?"));
  const std::string silent = "injects: {1-01: {title: A, at: 1 h}, 1-02: {title: B, when: ";
  EXPECT_THAT(faults_with("injects", silent + "{answered: 1-01}}}"),
              HasSubstr("inject '1-01' goes to nobody who could answer"));
  EXPECT_THAT(faults_with("injects", silent + "{unanswered: 1-01}}}"),
              HasSubstr("inject '1-01' has no deadline that could pass"));
}

TEST(Conditions, SayOneThing) {
  EXPECT_THAT(faults_of_condition("{isolated: desk, link_cut: edge}"),
              HasSubstr("a condition says one thing; join several with 'all' or 'any'"));
  EXPECT_THAT(faults_of_condition("{isolatd: desk}"),
              HasSubstr("unknown key 'isolatd', did you mean 'isolated'?"));
}

TEST(Consequences, InTheRangeAreFacts) {
  const Consequence cut = consequence("{cut: edge, after: 4 h}");
  EXPECT_EQ(cut.after, std::chrono::hours(4));
  ASSERT_EQ(cut.facts.size(), 1U);
  EXPECT_EQ(cut.facts[0].kind, EventKind::kLinkCut);
  EXPECT_EQ(cut.facts[0].subject, entity(range::LinkId{0}));
  const Consequence filter = consequence("{filter: mail, on: edge}");
  EXPECT_EQ(filter.facts.at(0).kind, EventKind::kFlowBlocked);
  EXPECT_EQ(filter.facts[0].amount, 1);
  const Consequence access = consequence("{gain_access: user, on: desk}");
  ASSERT_EQ(access.facts.size(), 3U);
  EXPECT_EQ(access.facts[2].kind, EventKind::kAccessGained);
  EXPECT_EQ(access.facts[2].amount, 2);
  EXPECT_EQ(consequence("{plant_persistence: firmware, on: gateway}").facts.at(0).amount, 16);
  const Consequence services = consequence("{services: 40%, on: desk}");
  ASSERT_EQ(services.facts.size(), 3U);
  EXPECT_EQ(services.facts[0].subject.kind, EntityKind::kService);
  EXPECT_EQ(services.facts[0].amount, 400);
  EXPECT_EQ(consequence("{patch: gateway}").facts.at(0).kind, EventKind::kWeaknessPatched);
  EXPECT_EQ(consequence("{restore: gateway}").facts.size(), 2U);
  EXPECT_EQ(consequence("{end_access: gateway}").facts.at(1).kind, EventKind::kAccessLost);
  EXPECT_EQ(consequence("{blind: eye}").facts.at(0).kind, EventKind::kSensorBlinded);
  EXPECT_EQ(consequence("{unblind: eye}").facts.at(0).kind, EventKind::kSensorRestored);
  EXPECT_EQ(consequence("{isolate: desk}").facts.size(), 3U);
  EXPECT_EQ(consequence("{rejoin: desk}").facts.at(0).kind, EventKind::kHostRejoined);
  EXPECT_EQ(consequence("{open: edge}").facts.at(0).kind, EventKind::kLinkOpened);
  EXPECT_EQ(consequence("{unfilter: web, on: edge}").facts.at(0).kind, EventKind::kFlowAllowed);
  const Consequence flood = consequence("{flood: {share: 80%}, on: edge}");
  EXPECT_EQ(flood.facts.at(0).kind, EventKind::kLinkFlooded);
  EXPECT_EQ(flood.facts[0].amount, range::Flood{800}.packed());
  EXPECT_EQ(consequence("{end_flood: edge}").facts.at(0).kind, EventKind::kFloodEnded);
}

TEST(Consequences, ForPeopleAreTheirsToRead) {
  const Consequence fewer = consequence("{people: -1, of: soc}");
  EXPECT_EQ(fewer.people, -1);
  EXPECT_EQ(fewer.cell, terms::CellId{0});
  const Consequence advice = consequence(
      "{advise: {to: soc, from: A partner, technique: T1190, about: gateway, text: Look}}");
  EXPECT_EQ(advice.advisor, "A partner");
  EXPECT_EQ(advice.technique, terms::ActionId{0});
  EXPECT_EQ(advice.about, entity(range::HostId{0}));
  EXPECT_EQ(advice.text, "Look");
}

TEST(Consequences, AreOneThingEach) {
  EXPECT_THAT(faults_of("at: 1 h, then: [{cut: edge, isolate: desk}]"),
              HasSubstr("injects.1-02.then[0]: a consequence is one thing"));
  EXPECT_THAT(faults_of("at: 1 h, then: [{patch: desk}]"),
              HasSubstr("these hosts have no weakness"));
}

TEST(Phases, ComeInOrderTheFirstAtStartex) {
  const Exercise exercise = exercise_with(
      "phases",
      "phases:\n  - {name: Arrival, from: D+0 00:00, holds: red}\n  - {name: Play, from: 30 min}");
  ASSERT_EQ(exercise.phases.size(), 2U);
  EXPECT_THAT(exercise.phases[0].holds, ElementsAre(terms::Role::kRed));
  EXPECT_EQ(exercise.phases[1].from, terms::kStartex + std::chrono::minutes(30));
  EXPECT_THAT(faults_with("phases", "phases: [{name: A, from: 1 h}]"),
              HasSubstr("phases[0].from: the first phase begins at STARTEX"));
  EXPECT_THAT(faults_with("phases",
                          "phases:\n  - {name: A, from: 0 s}\n  - {name: B, from: 2 h}\n"
                          "  - {name: C, from: 1 h}"),
              HasSubstr("phases:5:21 phases[2].from: a phase begins after the one before it <- "
                        "phases:4:21 that one begins here"));
  EXPECT_THAT(faults_with("phases", "phases: [{name: A, from: 0 s}, {name: A, from: 1 h}]"),
              HasSubstr("there is a phase 'A' already"));
}

TEST(Conditions, HaveAMemory) {
  const auto read = [](const std::string& condition) {
    return exercise_with("milestones", "milestones: {late: {when: " + condition + "}}")
        .milestones.at(0)
        .when;
  };
  const Condition held = read("{held_for: 10 min, that: {isolated: desk}}");
  EXPECT_EQ(held.kind, ConditionKind::kHolds);
  EXPECT_EQ(held.span, std::chrono::minutes(10));
  EXPECT_EQ(held.parts.at(0).kind, ConditionKind::kIsolated);
  EXPECT_EQ(read("{first: {time: 1 h}, then: {time: 2 h}, within: 3 h}").parts.size(), 2U);
  EXPECT_EQ(read("{missing: {isolated: desk}, by: 2 h}").at,
            terms::kStartex + std::chrono::hours(2));
  EXPECT_EQ(read("{count: 2, of: [{time: 1 h}, {time: 2 h}]}").amount, 2);
  EXPECT_EQ(read("{done: D3-NI, by: soc, on: desk-1}").hosts.size(), 1U);
  EXPECT_EQ(read("{below: 40%, of: page}").amount, 400);
}

TEST(Conditions, RefuseWhatMakesNoSense) {
  const auto faults_of = [](const std::string& condition) {
    return faults_with("milestones", "milestones: {late: {when: " + condition + "}}");
  };
  EXPECT_THAT(faults_of("{count: 3, of: [{time: 1 h}]}"), HasSubstr("not so many that could hold"));
  EXPECT_THAT(faults_of("{missing: {time: 1 h}}"), HasSubstr("either 'by' a time, or 'after'"));
  EXPECT_THAT(faults_of("{held_for: 1 h}"), HasSubstr("key 'that' is missing"));
  EXPECT_THAT(faults_of("{then: {time: 1 h}}"), HasSubstr("key 'first' is missing"));
  EXPECT_THAT(faults_of("{is: damged, of: page}"), HasSubstr("page"));
  EXPECT_THAT(faults_of("{milestone: late}"), HasSubstr("a milestone cannot wait for itself"));
  EXPECT_THAT(faults_of("{milestone: lat}"), HasSubstr("did you mean"));
  EXPECT_THAT(faults_of("{below: 40%, of: desk}"), HasSubstr("one thing is measured"));
}

TEST(Phases, SayWhatBecomesSoWhenTheyBegin) {
  const auto phases = [](const std::string& then) {
    return "phases: [{name: A, from: 0 s, then: [" + then + "]}]";
  };
  const Exercise exercise = exercise_with("phases", phases("{cut: edge}, {isolate: desk-1}"));
  ASSERT_EQ(exercise.phases[0].policy.size(), 2U);
  EXPECT_EQ(exercise.phases[0].policy[0].facts[0].kind, range::EventKind::kLinkCut);
  const auto refused = HasSubstr("a phase changes the range, as it begins");
  EXPECT_THAT(faults_with("phases", phases("{people: -1, of: soc}")), refused);
  EXPECT_THAT(faults_with("phases", phases("{cut: edge, after: 1 h}")), refused);
}

}  // namespace
}  // namespace redoubt::scenario
