#include "agents/blue/playbook_mind.h"
#include "tests/agents/blue/table.h"

/// What comes first when people are short.
namespace redoubt::blue {
namespace {

TEST(People, NoMoreMeasuresAreOutstandingThanPeopleAndTwo) {
  Table table({playbook("look", on_alert(), {take(kInspect)})}, 1);
  for (int i = 0; i < 8; ++i) table.alarm(table.sees("ws"));
  EXPECT_EQ(table.asked_at(minutes{0}).orders.size(), 3U);
  table.succeeds(1);
  EXPECT_EQ(table.asked_at(minutes{5}).orders.size(), 1U);
}

TEST(People, TheStaffingThatIsReportedCounts) {
  Table table({playbook("look", on_alert(), {take(kInspect)})}, 1);
  for (int i = 0; i < 8; ++i) table.alarm(table.sees("ws"));
  table.add(terms::Staffing{3, 3, 0});
  EXPECT_EQ(table.asked_at(minutes{0}).orders.size(), 5U);
}

TEST(People, NothingIsAddedWhileManyWaitForPeople) {
  Table table({playbook("look", on_alert(), {take(kInspect)})}, 2);
  table.alarm(table.sees("ws-1"));
  table.asked_at(minutes{0});
  table.add(terms::Staffing{0, 2, 3});
  table.alarm(table.sees("ws-2"));
  EXPECT_THAT(table.asked_at(minutes{1}), Notes("look on ws-2 waits: the team's people are busy"));
}

TEST(People, TheHigherPriorityGoesFirst) {
  auto urgent = playbook("urgent", on_finding(FindingKind::kPersistence), {take(kIsolate)});
  urgent.priority = 1;
  Table table({playbook("look", on_alert(), {take(kInspect)}), urgent}, 0);
  for (int i = 0; i < 4; ++i) table.alarm(table.sees("ws"));
  const Handle host = table.sees("srv-1");
  table.learns(FindingKind::kPersistence, host, 1);
  EXPECT_EQ(act(table.asked_at(minutes{0}), 0).target, host);
}

TEST(People, TheMoreUrgentAlertGoesFirst) {
  Table table({playbook("look", on_alert(), {take(kInspect)})}, 0);
  table.alarm(table.sees("ws-1"), Severity::kLow);
  const Handle second = table.sees("ws-2");
  table.alarm(second, Severity::kMedium);
  const Handle first = table.sees("ws-3");
  table.alarm(first, Severity::kCritical);
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_EQ(act(intent, 0).target, first);
  EXPECT_EQ(act(intent, 1).target, second);
}

TEST(People, ASecondSensorMovesAWaitingHostForward) {
  Table table({playbook("look", on_alert(), {take(kInspect)})}, 0);
  for (int i = 0; i < 3; ++i) table.alarm(table.sees("ws"));
  const Handle host = table.sees("ws-x");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.alarm(host, Severity::kHigh, Handle{901});
  table.succeeds(1);
  EXPECT_THAT(table.asked_at(minutes{5}), Orders(kInspect, host));
}

TEST(People, AMeasureThatFindsTheQueueFullIsOrderedAgainLater) {
  Table table({playbook("look", on_alert(), {take(kInspect)})});
  const Handle host = table.sees("ws-1");
  table.alarm(host);
  table.asked_at(minutes{0});
  table.refuses(1, Reason::kNoPeople);
  EXPECT_EQ(table.asked_at(minutes{0}).wake, at(PlaybookMind::kCrowdedRest));
  EXPECT_THAT(table.asked_at(minutes{10}), Orders(kInspect, host));
}

TEST(People, MoreRunsThanTheLimitAreNotBegunAndThatIsSaid) {
  Table table({playbook("look", on_alert(), {take(kInspect)})}, 0);
  for (std::size_t i = 0; i < PlaybookMind::kRunsMax + 1; ++i) table.alarm(table.sees("ws-n"));
  const terms::Intent& intent = table.asked_at(minutes{0});
  EXPECT_EQ(intent.notes.front(), "look not begun on ws-n: too many playbooks are under way");
  EXPECT_EQ(intent.notes.size(), terms::kNotesPerTurnMax);
}

}  // namespace
}  // namespace redoubt::blue
