#include "agents/blue/triage.h"

#include "tests/agents/blue/table.h"

namespace redoubt::blue {
namespace {

constexpr Handle kHost{1};
constexpr Handle kSensor{900};
constexpr Handle kOther{901};

struct TriageOf : testing::Test {
  Triage triage;

  std::int64_t score(terms::Alert alert, terms::Duration when = minutes{0}, std::int64_t cost = 0) {
    triage.take(alert, at(when));
    return triage.score(alert, at(when), cost);
  }
  static terms::Alert alert(Handle sensor = kSensor, Severity severity = Severity::kHigh,
                            std::uint8_t confidence = 50) {
    return {1, sensor, kHost, {}, severity, confidence};
  }
};

TEST_F(TriageOf, FollowsItsFormula) {
  EXPECT_EQ(score(alert()), 3 * 50 * 1 * 100);
  EXPECT_EQ(score(alert(kSensor, Severity::kCritical, 90), minutes{1}, 700), 4 * 90 * 1 * 800);
}

TEST_F(TriageOf, DistinctSensorsOnOneHostAddUp) {
  const std::int64_t alone = score(alert());
  EXPECT_EQ(score(alert(), minutes{1}), alone);
  EXPECT_EQ(score(alert(kOther), minutes{2}), 2 * alone);
}

TEST_F(TriageOf, SensorsThatSpokeLongAgoDoNotCount) {
  const std::int64_t alone = score(alert());
  EXPECT_EQ(score(alert(kOther), Triage::kTogether + minutes{1}), alone);
}

TEST_F(TriageOf, ASensorThatCriesWolfLosesCredit) {
  const std::int64_t before = score(alert());
  triage.judge(kHost, Triage::Found::kNothing);
  EXPECT_EQ(triage.credit(kSensor), 500);
  EXPECT_EQ(score(alert(), minutes{1}), before / 2);
  triage.judge(kHost, Triage::Found::kNothing);
  EXPECT_EQ(triage.credit(kSensor), 333);
}

TEST_F(TriageOf, EachAlertIsJudgedOnce) {
  score(alert());
  triage.judge(kHost, Triage::Found::kNothing);
  triage.judge(kHost, Triage::Found::kNothing);
  EXPECT_EQ(triage.credit(kSensor), 500);
}

TEST_F(TriageOf, ASensorThatWasRightRegainsCredit) {
  score(alert());
  triage.judge(kHost, Triage::Found::kNothing);
  score(alert());
  triage.judge(kHost, Triage::Found::kIntruder);
  EXPECT_EQ(triage.credit(kSensor), 666);
  EXPECT_EQ(triage.credit(kOther), 1000);
}

TEST_F(TriageOf, OnlyTheLatestAlertsOfAHostAreKept) {
  for (std::uint32_t i = 0; i < 100; ++i) score(alert(Handle{i}));
  EXPECT_EQ(triage.sensors_on(kHost, at(minutes{0})), Triage::kSensorsMax);
  triage.judge(kHost, Triage::Found::kNothing);
  EXPECT_EQ(triage.credit(Handle{0}), 1000);
  EXPECT_EQ(triage.credit(Handle{99}), 500);
}

TEST(Triage, TheMindLearnsWhichSensorCriesWolf) {
  Table table({playbook("look", on_alert(), {take(kInspect)})}, 0);
  const Handle clean = table.sees("ws-0");
  table.alarm(clean, Severity::kHigh, kSensor);
  table.asked_at(minutes{0});
  table.learns(FindingKind::kClean, clean);
  table.succeeds(1);
  table.asked_at(minutes{5});
  table.alarm(table.sees("ws-1"), Severity::kHigh, kSensor);
  const Handle trusted = table.sees("ws-2");
  table.alarm(trusted, Severity::kHigh, kOther);
  EXPECT_EQ(act(table.asked_at(minutes{6}), 0).target, trusted);
}

}  // namespace
}  // namespace redoubt::blue
