#include "agents/blue/playbook_mind.h"
#include "tests/agents/blue/table.h"

/// Containment weighs what it costs the mission.
namespace redoubt::blue {
namespace {

using terms::StepCondition;

struct Containment : testing::Test {
  static terms::PlaybookStep isolate_up_to(std::int64_t cost_max) {
    terms::PlaybookStep step = take(kIsolate);
    step.cost_max = cost_max;
    return step;
  }

  Table table{{playbook("contain", on_alert(),
                        {isolate_up_to(300), take(kInspect, StepCondition::kLastFailed)})}};
  Handle function = table.sees("subscriber service", EntityKind::kFunction);
  Handle host = table.sees("hss-1");
};

TEST_F(Containment, AStepThatCostsTheMissionTooMuchIsPassedOverForTheNext) {
  table.learns(FindingKind::kSupports, host, 700, function);
  table.alarm(host);
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_THAT(intent, Orders(kInspect, host));
  EXPECT_THAT(intent,
              Notes("contain: Isolate hss-1 passed over: would cost 'subscriber service' 700 "
                    "permille, limit 300"));
}

TEST_F(Containment, AStepWithinItsLimitIsTaken) {
  table.learns(FindingKind::kSupports, host, 300, function);
  table.alarm(host);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kIsolate, host));
}

TEST_F(Containment, TheCostIsTheOneKnownLast) {
  table.learns(FindingKind::kSupports, host, 700, function);
  table.learns(FindingKind::kSupports, host, 100, function);
  table.alarm(host);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kIsolate, host));
}

TEST_F(Containment, WhatIsCutOffAlreadyCostsNothingMore) {
  table.learns(FindingKind::kSupports, host, 700, function);
  table.learns(FindingKind::kIsolated, host, 1);
  table.alarm(host);
  EXPECT_THAT(table.asked_at(minutes{0}), Orders(kIsolate, host));
}

TEST_F(Containment, IsWeighedAgainWhenPeopleBecomeFree) {
  Table short_of_people({playbook("contain", on_alert(), {isolate_up_to(300)})}, 0);
  const Handle function_2 = short_of_people.sees("voice", EntityKind::kFunction);
  Handle hosts[3];
  for (Handle& each : hosts) each = short_of_people.sees("srv");
  for (Handle each : hosts) short_of_people.alarm(each);
  EXPECT_EQ(short_of_people.asked_at(minutes{0}).orders.size(), 2U);
  short_of_people.learns(FindingKind::kSupports, hosts[2], 400, function_2);
  short_of_people.succeeds(1);
  EXPECT_THAT(short_of_people.asked_at(minutes{5}), OrdersNothing());
}

}  // namespace
}  // namespace redoubt::blue
