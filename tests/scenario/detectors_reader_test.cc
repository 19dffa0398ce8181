#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::SensorId;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kSensors =
    "sensors:\n"
    "  eye: {team: soc, covers: office, odds: {process: 60%}}\n"
    "  ear: {team: soc, covers: desk, odds: {network: 30%}}";
const std::string kTechniques =
    "techniques:\n"
    "  T1190: {name: Exploit, tactic: initial-access, effects: [{gain_access: user}]}\n"
    "  T1566: {name: Lure, tactic: initial-access, effects: [{gain_access: user}]}\n"
    "  T1021: {name: Move, tactic: lateral-movement, effects: [{gain_access: user}]}";

constexpr SensorId kEye{0};
constexpr SensorId kEar{1};

Text watched() { return Text().with("sensors", kSensors).with("techniques", kTechniques); }

Exercise exercise_of_detectors(const std::string& detectors) {
  return exercise_of(watched().with("detectors", "detectors:\n" + detectors));
}

/// The one detector with these keys beside its team.
Detector detector(const std::string& keys) {
  return exercise_of_detectors("  d: {team: soc, " + keys + "}").detectors.at(0);
}

std::string faults_of(const std::string& detectors) {
  return faults(watched().with("detectors", "detectors:\n" + detectors));
}

std::string faults_of_keys(const std::string& keys) {
  return faults_of("  d: {team: soc, " + keys + "}");
}

TEST(DetectorsReader, ReadsThresholds) {
  const Detector burst =
      detector("from: [eye, ear], at_least: 3, within: 30 min, by: zone, quiet: 2 h");
  EXPECT_THAT(burst.from, ElementsAre(kEye, kEar));
  EXPECT_EQ(burst.gathering, Gathering::kAtLeast);
  EXPECT_EQ(burst.at_least, 3U);
  EXPECT_EQ(burst.within, std::chrono::minutes(30));
  EXPECT_EQ(burst.by, Grouping::kZone);
  EXPECT_EQ(burst.quiet, std::chrono::hours(2));
  EXPECT_FALSE(burst.silent);
}

TEST(DetectorsReader, ReadsCorrelations) {
  EXPECT_EQ(detector("all_of: [eye, ear], within: 4 h").gathering, Gathering::kAllOf);
  const Detector ordered = detector("all_of: [ear, eye], in_order: true, within: 4 h, by: none");
  EXPECT_EQ(ordered.gathering, Gathering::kInOrder);
  EXPECT_THAT(ordered.from, ElementsAre(kEar, kEye));
  EXPECT_EQ(ordered.by, Grouping::kNone);
}

TEST(DetectorsReader, ASimpleFilterNeedsNoWindow) {
  const Detector filter = detector("from: eye");
  EXPECT_EQ(filter.at_least, 1U);
  EXPECT_EQ(filter.within.count(), 0);
  EXPECT_EQ(filter.by, Grouping::kHost);
  EXPECT_THAT(filter.keep.techniques, IsEmpty());
  EXPECT_THAT(filter.keep.hosts, IsEmpty());
}

TEST(DetectorsReader, ReadsWhatIsKept) {
  const Keep keep =
      detector("from: eye, keep: {tactic: initial-access, technique: T1021, severity: high}").keep;
  EXPECT_THAT(numbers(keep.techniques), ElementsAre(0, 1, 2));
  EXPECT_EQ(keep.severity, terms::Severity::kHigh);
  EXPECT_THAT(numbers(detector("from: eye, keep: {tactic: [lateral-movement]}").keep.techniques),
              ElementsAre(2));
  EXPECT_THAT(numbers(detector("from: eye, keep: {on: [tag:desk, gateway]}").keep.hosts),
              ElementsAre(0, 1, 2, 3));
}

TEST(DetectorsReader, ADetectorIsASensorThatCoversNothing) {
  const Exercise exercise = exercise_of_detectors(
      "  d: {team: soc, from: eye, title: Busy hour, severity: critical, confidence: 80%,\n"
      "      delay: [1 min, 5 min]}");
  ASSERT_EQ(exercise.layout.sensors.size(), 3U);
  EXPECT_EQ(exercise.detectors[0].as, SensorId{2});
  EXPECT_EQ(exercise.layout.sensors[2].name, "d");
  EXPECT_EQ(exercise.layout.sensors[2].team, terms::CellId{0});
  const Sensing& sensing = exercise.sensing.at(2);
  EXPECT_EQ(sensing.severity, terms::Severity::kCritical);
  EXPECT_EQ(sensing.confidence_percent, 80);
  EXPECT_EQ(sensing.fastest, std::chrono::minutes(1));
  EXPECT_EQ(sensing.slowest, std::chrono::minutes(5));
  EXPECT_THAT(sensing.covers, IsEmpty());
  EXPECT_EQ(exercise.titles.back().text, "Busy hour");
  EXPECT_THAT(exercise.cells[0].knows, testing::Contains(entity(SensorId{2})));
}

TEST(DetectorsReader, EachStandsAfterThoseItListensTo) {
  const Exercise exercise = exercise_of_detectors(
      "  chain: {team: soc, all_of: [burst, ear], within: 4 h}\n"
      "  burst: {team: soc, from: eye, at_least: 2, within: 1 h, silent: true}");
  EXPECT_EQ(exercise.layout.sensors[2].name, "burst");
  EXPECT_TRUE(exercise.detectors[0].silent);
  EXPECT_THAT(exercise.detectors[1].from, ElementsAre(SensorId{2}, kEar));
}

TEST(DetectorsReader, ACircleIsSaid) {
  EXPECT_THAT(faults_of("  a: {team: soc, from: [b, eye]}\n  b: {team: soc, from: a}"),
              HasSubstr("detectors in a circle: "));
  EXPECT_THAT(
      faults_of("  a: {team: soc, from: a}"),
      HasSubstr("detectors:3:3 detectors.a: detectors in a circle: 'a' takes signals of 'a'"));
}

TEST(DetectorsReader, AnInputIsOfTheSameTeam) {
  const std::string cells = "cells:\n  soc: {role: blue}\n  ccc: {role: blue}\n  tide: {role: red}";
  const Text text =
      watched().with("cells", cells).with("detectors", "detectors:\n  d: {team: ccc, from: eye}");
  EXPECT_EQ(faults(text),
            "detectors:3:24 detectors.d.from: 'eye' is of team 'soc', and detector 'd' of team "
            "'ccc' <- sensors:3:3 it is declared here\n");
}

TEST(DetectorsReader, AnInputIsASensorOrADetectorAndStandsOnce) {
  EXPECT_THAT(faults_of_keys("from: eey"), HasSubstr("there is no sensor 'eey'"));
  EXPECT_THAT(faults_of_keys("from: gateway"), HasSubstr("'gateway' is a host"));
  EXPECT_THAT(faults_of_keys("from: [eye, eye]"), HasSubstr("'eye' stands here twice"));
}

TEST(DetectorsReader, ItTakesFromAnyOrWaitsForAll) {
  EXPECT_THAT(faults_of_keys("within: 1 h"), HasSubstr("a detector takes signals 'from'"));
  EXPECT_THAT(faults_of_keys("from: eye, all_of: [eye, ear], within: 1 h"),
              HasSubstr("a detector takes signals 'from'"));
  EXPECT_THAT(faults_of_keys("from: eye, in_order: true"), HasSubstr("waits in an order"));
  EXPECT_THAT(faults_of_keys("all_of: [eye, ear], at_least: 2, within: 1 h"),
              HasSubstr("one signal of each"));
}

TEST(DetectorsReader, WhoWaitsForSeveralNeedsAWindow) {
  EXPECT_THAT(faults_of_keys("from: eye, at_least: 2"), HasSubstr("needs a window"));
  EXPECT_THAT(faults_of_keys("all_of: [eye, ear]"), HasSubstr("needs a window"));
  EXPECT_THAT(faults_of_keys("from: eye, within: 0 s"), HasSubstr("a window has a length"));
}

TEST(DetectorsReader, ATacticIsOneThatSomeTechniqueHas) {
  EXPECT_THAT(faults_of_keys("from: eye, keep: {tactic: lateral-movment}"),
              HasSubstr("no technique has the tactic 'lateral-movment', did you mean "
                        "'lateral-movement'?"));
  EXPECT_THAT(faults_of_keys("from: eye, keep: {tactic: isolate}"), HasSubstr("no technique has"));
  EXPECT_THAT(faults_of_keys("from: eye, keep: {technique: D3-NI}"), HasSubstr("is a measure"));
  EXPECT_THAT(faults_of_keys("from: eye, keep: {tactic: []}"), HasSubstr("keeps no signal"));
}

TEST(DetectorsReader, WhatIsSilentTellsAnotherDetector) {
  EXPECT_THAT(faults_of_keys("from: eye, silent: true"),
              HasSubstr("detectors:3:3 detectors.d: detector 'd' is silent"));
  EXPECT_THAT(faults_of("  a: {team: soc, from: eye, silent: true, confidence: 60%}\n"
                        "  b: {team: soc, from: a}"),
              HasSubstr("shows nobody its confidence"));
}

}  // namespace
}  // namespace redoubt::scenario
