// Why an inject came when it came, and why another never did.

#include "controller/report/waiting.h"

#include <gtest/gtest.h>

namespace redoubt::report {
namespace {

using range::EventKind;
using scenario::Condition;
using scenario::ConditionKind;
constexpr std::chrono::minutes kMinute{1};

Condition isolated() {
  Condition condition;
  condition.kind = ConditionKind::kIsolated;
  condition.hosts = {{0}};
  return condition;
}
Condition held_for(std::chrono::minutes span) {
  Condition condition;
  condition.kind = ConditionKind::kHolds;
  condition.span = span;
  condition.parts = {isolated()};
  return condition;
}

/// Half an hour in which a host is cut off after twenty minutes; the first inject waits for that,
/// the second for it to last.
Account account() {
  auto exercise = std::make_shared<scenario::Exercise>();
  exercise->layout.zones = {{.name = "office", .site = {}}};
  exercise->layout.hosts = {{.name = "files", .zone = {0}}};
  exercise->endex = terms::kStartex + 30 * kMinute;
  exercise->injects.resize(2);
  exercise->injects[0].number = "1-01";
  exercise->injects[0].when = isolated();
  exercise->injects[1].number = "1-02";
  exercise->injects[1].when = held_for(60 * kMinute);
  Account account;
  account.exercise = exercise;
  const auto happens = [&](int minute, EventKind kind, range::Entity of) {
    range::Event event = range::fact(kind, of);
    event.sequence = account.events.size() + 1;
    event.at = terms::kStartex + minute * kMinute;
    account.events.push_back(event);
  };
  happens(20, EventKind::kHostIsolated, entity(range::HostId{0}));
  happens(20, EventKind::kInjectDelivered, entity(scenario::InjectId{0}));
  happens(30, EventKind::kEnded, {});
  return account;
}

TEST(Waiting, WhatCameIsToldAsItsConditionStoodThen) {
  const auto told = waiting(account()).at(0);
  EXPECT_EQ(told.came, terms::kStartex + 20 * kMinute);
  ASSERT_EQ(told.reasons.size(), 1U);
  EXPECT_TRUE(told.reasons[0].holds);
  EXPECT_EQ(told.reasons[0].what, "files is cut off");
  EXPECT_EQ(told.reasons[0].standing, "so since D+0 00:20");
}

TEST(Waiting, WhatDidNotComeIsToldWithHowFarItGot) {
  const auto told = waiting(account()).at(1);
  EXPECT_EQ(told.came, terms::kNever);
  ASSERT_EQ(told.reasons.size(), 2U);
  EXPECT_EQ(told.reasons[0].what, "for 1 h 00 min without a break");
  EXPECT_EQ(told.reasons[0].standing, "10 min so far, 50 min to go");
  EXPECT_EQ(told.reasons[1].depth, 1);
}

TEST(Waiting, IsExplainedInLinesUnderEachOther) {
  const Account all = account();
  EXPECT_EQ(explanation(all, waiting(all).at(1)),
            "1-02 has not come by D+0 00:30. It waits for:\n"
            "  - for 1 h 00 min without a break (10 min so far, 50 min to go)\n"
            "    + files is cut off (so since D+0 00:20)\n");
}

}  // namespace
}  // namespace redoubt::report
