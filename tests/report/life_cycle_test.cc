// What became of an inject, step by step: when, by whom, and why.

#include "controller/report/life_cycle.h"

#include <gtest/gtest.h>

#include "tests/report/told.h"

namespace redoubt::report {
namespace {

using range::EventKind;
using scenario::Stage;

scenario::Exercise drawn() {
  scenario::Exercise exercise = town::drawn();
  exercise.cells.push_back({.name = "control", .role = terms::Role::kWhite});
  exercise.rubrics = {{"line", "A line", {{"Poor", -1}, {"Good", 2}}}};
  exercise.injects[0].rubric = {0};
  return exercise;
}

range::Event about(EventKind kind, terms::CellId who, std::int64_t amount = 0) {
  range::Event event = range::fact(kind, entity(town::kPress), amount);
  event.actor = who;
  return event;
}

terms::CellId white(const Told& told) {
  return {static_cast<std::uint32_t>(told.account.exercise->cells.size() - 1)};
}

TEST(Lives, SayWhoHeldAnInjectAndWhy) {
  Told told(drawn());
  told.account.directions = {
      {white(told), town::kPress, terms::Steering::kHold, "the minister is late"}};
  told.at(5).tell(
      about(EventKind::kInjectStaged, white(told), static_cast<std::int64_t>(Stage::kHeld)));
  const auto life = lives(told.account).at(town::kPress.value);
  ASSERT_EQ(life.size(), 1U);
  EXPECT_EQ(life[0].stage, Stage::kHeld);
  EXPECT_EQ(life[0].at, minute(5));
  EXPECT_EQ(life[0].who, white(told));
  EXPECT_EQ(life[0].why, "the minister is late");
}

TEST(Lives, SayThatThePlanLetItCome) {
  Told told(drawn());
  told.at(10).tell(about(EventKind::kInjectDelivered, {}));
  const auto life = lives(told.account).at(town::kPress.value);
  EXPECT_EQ(life[0].stage, Stage::kDelivered);
  EXPECT_FALSE(life[0].who.valid());
  EXPECT_FALSE(life[0].why.empty());
}

TEST(Lives, SayByWhichLevelAnAnswerWasMarked) {
  Told told(drawn());
  told.account.directions = {{white(told), town::kPress, terms::Steering::kMark, "on time"}};
  range::Event marked = about(EventKind::kInjectMarked, white(told), 1);
  marked.object = {terms::EntityKind::kCell, town::kSoc.value};
  told.at(30).tell(marked);
  const auto life = lives(told.account).at(town::kPress.value);
  EXPECT_EQ(life[0].stage, Stage::kAdjudicated);
  EXPECT_NE(life[0].why.find("Good - on time"), std::string::npos);
}

}  // namespace
}  // namespace redoubt::report
