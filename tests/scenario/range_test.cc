#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::WeaknessKind;
using terms::Access;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Range, TheSmallScenarioIsSound) { EXPECT_EQ(faults(Text()), ""); }

TEST(Range, HostsAreDrawnFromEntriesTemplatesAndCounts) {
  const Exercise exercise = exercise_of(Text());
  const range::Layout& layout = exercise.layout;
  ASSERT_EQ(layout.hosts.size(), 4U);
  EXPECT_EQ(layout.hosts[0].name, "gateway");
  EXPECT_EQ(layout.hosts[1].name, "desk-1");
  EXPECT_EQ(layout.hosts[3].name, "desk-3");
  EXPECT_THAT(layout.hosts[3].tags, ElementsAre("desk"));
  EXPECT_EQ(layout.systems[layout.hosts[0].os], "server-os");
  EXPECT_EQ(layout.services[0].name, "gateway/web");
  EXPECT_EQ(layout.services.size(), 4U);
  EXPECT_THAT(numbers(layout.hosts[2].cached), ElementsAre(0));
}

TEST(Range, AWeaknessLiesInTheServiceOfItsProtocol) {
  const Exercise exercise = exercise_of(Text());
  const range::Weakness& weakness = exercise.layout.weaknesses.at(0);
  EXPECT_EQ(weakness.name, "W-1");
  EXPECT_EQ(weakness.kind, WeaknessKind::kRemote);
  EXPECT_EQ(weakness.service, range::ServiceId{0});
  EXPECT_THAT(faults_with("hosts",
                          "hosts:\n"
                          "  gateway: {system: server-os, zone: office, weaknesses: W-1}\n"
                          "  desk: {template: desk, zone: office, count: 2}\n"),
              HasSubstr("hosts:3:3 hosts.gateway: weakness 'W-1' lies in a service 'web', which is "
                        "not among the host's <- weaknesses:2:14 the weakness is declared here"));
}

TEST(Range, OnlyARemoteWeaknessLiesInAService) {
  EXPECT_THAT(faults_with("weaknesses", "weaknesses: {W-1: {cwe: CWE-1, kind: remote}}"),
              HasSubstr("weaknesses:2:19 weaknesses.W-1: key 'service' is missing"));
  EXPECT_THAT(
      faults_with("weaknesses", "weaknesses: {W-1: {cwe: CWE-1, kind: user, service: web}}"),
      HasSubstr("only a weakness of kind 'remote' lies in a service"));
}

TEST(Range, TitlesAreKeptForPeople) {
  const Exercise exercise = exercise_of(Text());
  ASSERT_EQ(exercise.titles.size(), 2U);
  EXPECT_EQ(exercise.titles[0].text, "Republic of Veldmark");
  EXPECT_EQ(exercise.titles[1].text, "A flaw");
}

TEST(Range, AHostAddsToItsTemplateAndReplacesItsSystem) {
  const Exercise exercise = exercise_with(
      "hosts",
      "hosts:\n"
      "  gateway: {template: desk, system: server-os, zone: office, tags: [door, desk],\n"
      "            services: [web]}");
  const range::Host& host = exercise.layout.hosts.at(0);
  EXPECT_THAT(host.tags, ElementsAre("desk", "door"));
  EXPECT_EQ(host.services.size(), 2U);
  EXPECT_EQ(exercise.layout.systems[host.os], "server-os");
}

TEST(Range, AHostNeedsASystemHereOrInItsTemplate) {
  EXPECT_EQ(faults_with("hosts", "hosts:\n  gateway: {zone: office, services: web}"),
            "hosts:3:12 hosts.gateway: key 'system' is missing, here or in the template\n");
}

TEST(Range, DataOfSeveralHostsIsNamedByHostAndMeantTogether) {
  const std::string hosts =
      "hosts:\n"
      "  gateway: {system: server-os, zone: office, services: web, data: [{name: plans}]}\n"
      "  desk: {system: desk-os, zone: office, count: 2, data: [{name: mail, megabytes: 5}]}";
  const Exercise exercise = exercise_of(Text()
                                            .with("hosts", hosts)
                                            .with("metrics",
                                                  "metrics:\n"
                                                  "  lost: {cell: soc, objective: hold, counts: "
                                                  "data_taken, on: [mail, plans], points: -1,\n"
                                                  "         best: 0, worst: -3}"));
  ASSERT_EQ(exercise.layout.data.size(), 3U);
  EXPECT_EQ(exercise.layout.data[0].name, "plans");
  EXPECT_EQ(exercise.layout.data[2].name, "desk-2/mail");
  EXPECT_EQ(exercise.layout.data[2].megabytes, 5);
  EXPECT_EQ(exercise.metrics[0].on.size(), 3U);
}

TEST(Range, DenialsAreTheHostsOwnFirewall) {
  const Exercise exercise =
      exercise_with("hosts",
                    "hosts:\n"
                    "  gateway: {system: server-os, zone: office, services: web,\n"
                    "            denials: [{from: desk, protocols: [web]}]}\n"
                    "  desk: {system: desk-os, zone: office, count: 2}");
  const auto& denials = exercise.layout.hosts[0].denials;
  ASSERT_EQ(denials.size(), 2U);
  EXPECT_EQ(denials[1].from, range::HostId{2});
  EXPECT_EQ(denials[1].protocols, range::only(0));
}

TEST(Range, FunctionsStandAfterTheirPartsWhateverTheOrderOfTheFile) {
  const Exercise exercise = exercise_with("functions",
                                          "functions:\n"
                                          "  voice: {parts: [signalling, edge], needs: any}\n"
                                          "  signalling: {parts: [core, tag:desk], needs: 2}\n"
                                          "  core: {parts: [gateway/web]}");
  const auto& functions = exercise.layout.functions;
  ASSERT_EQ(functions.size(), 3U);
  EXPECT_EQ(functions[0].name, "core");
  EXPECT_EQ(functions[2].name, "voice");
  EXPECT_EQ(functions[2].parts[0], entity(range::FunctionId{1}));
  EXPECT_EQ(functions[1].need, range::Need::kSome);
  EXPECT_EQ(functions[1].k, 2U);
  EXPECT_EQ(functions[1].parts.size(), 4U);
}

TEST(Range, FunctionsInACircleAreTold) {
  EXPECT_THAT(faults_with("functions",
                          "functions:\n  a: {parts: [b]}\n  b: {parts: [c]}\n  c: {parts: [a]}"),
              StartsWith("functions:5:3 functions.c: functions in a circle: 'c' is part of 'b' is "
                         "part of 'a' is part of 'c'\n"));
}

TEST(Range, APartNamesAServiceThatItsHostHas) {
  EXPECT_EQ(faults_with("functions", "functions: {page: {parts: [gateway/mail]}}"),
            "functions:2:28 functions.page.parts[0]: host 'gateway' has no service 'mail' <- "
            "hosts:3:3 the host is declared here\n");
}

TEST(Range, NoMorePartsAreNeededThanThereAre) {
  EXPECT_THAT(faults_with("functions", "functions: {page: {parts: [gateway], needs: 2}}"),
              HasSubstr("functions.page.needs: expected a whole number from 1 to 1, found '2'"));
}

TEST(Range, SensorsNoticeKindsOfTrace) {
  const Exercise exercise = exercise_with(
      "sensors",
      "sensors:\n"
      "  eye: {team: soc, covers: [desk, tag:desk, gateway], odds: {network: 60%}, severity: "
      "high,\n"
      "        delay: [1 min, 20 min], confidence: 70%, naming: 65%, false_alarms: [3 h, 9 h]}");
  const Sensing& eye = exercise.sensing.at(0);
  EXPECT_THAT(numbers(eye.covers), ElementsAre(1, 2, 3, 0));
  ASSERT_EQ(eye.odds.size(), 2U);
  EXPECT_EQ(eye.odds[0].per_million, 0U);
  EXPECT_EQ(eye.odds[1].per_million, 600'000U);
  EXPECT_EQ(eye.severity, terms::Severity::kHigh);
  EXPECT_EQ(eye.confidence_percent, 70);
  EXPECT_EQ(eye.slowest, std::chrono::minutes(20));
  EXPECT_EQ(eye.false_alarm_soonest, std::chrono::hours(3));
  EXPECT_EQ(exercise.layout.sensors[0].team, terms::CellId{0});
}

TEST(Range, ASensorsOddsNameKnownKindsOfTrace) {
  EXPECT_THAT(
      faults_with("sensors", "sensors: {eye: {team: soc, covers: desk, odds: {proces: 6%}}}"),
      HasSubstr("there is no kind of trace 'proces', did you mean 'process'? <- "
                "trace_kinds:2:15 'process' is declared here"));
}

TEST(Range, DurationsStandInOrder) {
  const std::string sensor =
      "sensors: {eye: {team: soc, covers: desk, odds: {}, delay: [2 h, 1 h]}}";
  EXPECT_THAT(faults_with("sensors", sensor),
              HasSubstr("sensors.eye.delay: the first duration is longer than the second"));
}

TEST(Range, FalseAlarmsNeedTimeBetweenThem) {
  EXPECT_THAT(
      faults_with("sensors",
                  "sensors: {eye: {team: soc, covers: desk, odds: {}, false_alarms: [0 s, 1 h]}}"),
      HasSubstr("false alarms need at least a second between them"));
}

TEST(Range, OnlyBlueTeamsOwnThings) {
  EXPECT_THAT(faults_with("accounts", "accounts: {keeper: {owner: tide}}"),
              HasSubstr("accounts:2:28 accounts.keeper.owner: cell 'tide' is red, where a blue one "
                        "is wanted <- cells:4:3 it is declared here"));
}

TEST(Range, AnAccountIsWeakUnlessItIsSaidToBeStrong) {
  const Exercise exercise = exercise_with(
      "accounts", "accounts: {keeper: {owner: soc, strength: strong}, clerk: {owner: soc}}");
  EXPECT_EQ(exercise.layout.accounts.at(0).strength, range::Strength::kStrong);
  EXPECT_EQ(exercise.layout.accounts.at(1).strength, range::Strength::kWeak);
}

TEST(Range, AccountsAndSoftwareAreWhatTheySay) {
  const Exercise exercise = exercise_of(Text());
  EXPECT_EQ(exercise.layout.accounts.at(0).level, Access::kAdmin);
  EXPECT_EQ(exercise.layout.software.at(0).vendor, "halden");
  EXPECT_EQ(exercise.layout.software[0].version, "3.1");
  EXPECT_THAT(exercise.layout.software[0].hosts, IsEmpty());
}

}  // namespace
}  // namespace redoubt::scenario
