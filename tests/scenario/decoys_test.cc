#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using testing::ElementsAre;

std::vector<std::string> sensors_of(const Exercise& exercise) {
  std::vector<std::string> names;
  for (const range::Sensor& sensor : exercise.layout.sensors) names.push_back(sensor.name);
  return names;
}

TEST(Decoys, HostsAccountsAndDataAreDrawnAsDecoys) {
  const Exercise exercise = exercise_of(
      Text()
          .with("hosts",
                "hosts:\n"
                "  gateway: {system: desk-os, zone: office, services: web, decoy: true,\n"
                "            data: [{name: plans, decoy: true}, {name: lists}]}\n"
                "  desk: {template: desk, zone: office, count: 3}")
          .with("accounts", "accounts: {keeper: {}, honey: {decoy: true}}"));
  EXPECT_TRUE(exercise.layout.hosts[0].decoy);
  EXPECT_FALSE(exercise.layout.hosts[1].decoy);
  EXPECT_TRUE(exercise.layout.data[0].decoy);
  EXPECT_FALSE(exercise.layout.data[1].decoy);
  EXPECT_FALSE(exercise.layout.accounts[0].decoy);
  EXPECT_TRUE(exercise.layout.accounts[1].decoy);
}

TEST(Decoys, ATeamThatHasAnyIsGivenTheSensorTheyRing) {
  EXPECT_THAT(sensors_of(exercise_of(Text())), ElementsAre("eye"));
  const Exercise exercise = exercise_with(
      "hosts",
      "hosts:\n"
      "  gateway: {system: desk-os, zone: office, owner: soc, services: web, decoy: true}\n"
      "  desk: {template: desk, zone: office, count: 3}");
  EXPECT_THAT(sensors_of(exercise), ElementsAre("eye", "soc-decoys"));
  EXPECT_FALSE(exercise.sensing[0].decoys);
  EXPECT_TRUE(exercise.sensing[1].decoys);
  EXPECT_EQ(exercise.sensing[1].severity, terms::Severity::kCritical);
  EXPECT_EQ(exercise.sensing[1].confidence_percent, 100);
  EXPECT_EQ(exercise.layout.sensors[1].team, terms::CellId{0});
}

TEST(Decoys, SoIsATeamThatCanLayThemOut) {
  const auto with = [](const std::string& said) {
    return sensors_of(exercise_with(
        "measures", "measures: {D3-X: {name: N, tactic: t, needs: own, " + said + "}}"));
  };
  EXPECT_THAT(with("effects: [{place_decoys: file}]"), ElementsAre("eye", "soc-decoys"));
  EXPECT_THAT(with("target: zone, effects: [{decoy_hosts: 30%}]"),
              ElementsAre("eye", "soc-decoys"));
  EXPECT_THAT(with("effects: [watch]"), ElementsAre("eye"));
}

TEST(Decoys, TheSensorMayBeReferredToByItsName) {
  const Exercise exercise = exercise_of(
      Text()
          .with("measures",
                "measures: {D3-DF: {name: N, tactic: t, needs: own, effects: [{place_decoys: "
                "[credential, file]}]}}")
          .with("injects",
                "injects: {1-01: {title: T, kind: order, at: 1 h, then: [{blind: "
                "soc-decoys}]}}"));
  EXPECT_EQ(exercise.injects[0].then[0].facts[0].subject, entity(range::SensorId{1}));
  EXPECT_EQ(exercise.catalogue.back().effects[0].amount, 3);
}

}  // namespace
}  // namespace redoubt::scenario
