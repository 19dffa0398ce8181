// Conditions that join others and remember, and that each is asked only when it must be.

#include "controller/rules/triggers.h"

#include <gtest/gtest.h>

#include <memory>

#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using scenario::Condition;
using scenario::ConditionKind;
using std::chrono::minutes;

Condition isolated(HostId host) {
  Condition condition;
  condition.kind = ConditionKind::kIsolated;
  condition.hosts = {host};
  return condition;
}
Condition of(ConditionKind kind, std::vector<Condition> parts, terms::Duration span = {}) {
  Condition condition;
  condition.kind = kind;
  condition.parts = std::move(parts);
  condition.span = span;
  return condition;
}
Condition at(ConditionKind kind, int minute, std::vector<Condition> parts = {}) {
  Condition condition = of(kind, std::move(parts));
  condition.at = terms::kStartex + minutes(minute);
  return condition;
}

/// One condition over the office; when it came to hold, as the story would go.
class Course {
 public:
  explicit Course(Condition condition) {
    exercise_.layout = office();
    exercise_.cells = {{.name = "red"}, {.name = "blue"}, {.name = "others"}};
    exercise_.injects.emplace_back().when = std::move(condition);
    graph_ = std::make_unique<TriggerGraph>(exercise_);
    world_ = std::make_unique<range::World>(exercise_.layout);
    story_ = std::make_unique<Story>(exercise_);
    triggers_ = std::make_unique<Triggers>(*graph_);
    settle();
  }

  Course& cut(int minute, HostId host) { return happens(minute, EventKind::kHostIsolated, host); }
  Course& join(int minute, HostId host) { return happens(minute, EventKind::kHostRejoined, host); }
  Course& done(int minute, terms::ActionId action, HostId host) {
    Event event = on(host, EventKind::kOrderSucceeded);
    event.actor = kBlue;
    event.action = action;
    return publish(minute, event);
  }
  /// Goes on to then; the minutes at which the condition came to hold.
  const std::vector<int>& until(int minute) {
    while (triggers_->next() <= terms::kStartex + minutes(minute)) {
      now_ = triggers_->next();
      settle();
    }
    now_ = terms::kStartex + minutes(minute);
    return fired_;
  }
  const Triggers::Standing& standing() const { return triggers_->standing(graph_->root(0)); }

 private:
  Course& happens(int minute, EventKind kind, HostId host) {
    return publish(minute, on(host, kind));
  }
  Course& publish(int minute, const Event& event) {
    until(minute);
    world_->apply(event);
    story_->apply(event);
    triggers_->touch(event);
    settle();
    return *this;
  }
  void settle() {
    std::vector<std::uint32_t> fired;
    triggers_->settle(*world_, *story_, now_, fired);
    for (std::size_t i = 0; i < fired.size(); ++i) {
      fired_.push_back(static_cast<int>((now_ - terms::kStartex) / minutes(1)));
    }
  }

  scenario::Exercise exercise_;
  std::unique_ptr<TriggerGraph> graph_;
  std::unique_ptr<range::World> world_;
  std::unique_ptr<Story> story_;
  std::unique_ptr<Triggers> triggers_;
  terms::ExerciseTime now_ = terms::kStartex;
  std::vector<int> fired_;
};

using Minutes = std::vector<int>;

TEST(Triggers, AllAnyNotAndCountJoinTheirParts) {
  const std::vector<Condition> both = {isolated(kDesk), isolated(kServer)};
  EXPECT_EQ(Course(of(ConditionKind::kAll, both)).cut(1, kDesk).cut(5, kServer).until(9),
            Minutes{5});
  EXPECT_EQ(Course(of(ConditionKind::kAny, both)).cut(1, kDesk).cut(5, kServer).until(9),
            Minutes{1});
  EXPECT_EQ(
      Course(of(ConditionKind::kNot, {isolated(kDesk)})).cut(1, kDesk).join(5, kDesk).until(9),
      (Minutes{0, 5}));
  Condition count =
      of(ConditionKind::kCount, {isolated(kDesk), isolated(kServer), isolated(kForeign)});
  count.amount = 2;
  EXPECT_EQ(Course(count).cut(1, kDesk).cut(3, kForeign).cut(5, kServer).until(9), Minutes{3});
}

TEST(Triggers, WhatIsSoForNoTimeNobodySees) {
  Condition both =
      of(ConditionKind::kAll, {isolated(kDesk), of(ConditionKind::kNot, {isolated(kServer)})});
  EXPECT_EQ(Course(both).cut(1, kServer).cut(2, kDesk).until(9), Minutes{});
}

TEST(Triggers, TimeComesByItself) {
  EXPECT_EQ(Course(at(ConditionKind::kTime, 30)).until(29), Minutes{});
  EXPECT_EQ(Course(at(ConditionKind::kTime, 30)).until(30), Minutes{30});
}

TEST(Triggers, HeldForStartsAnewWithEachBreak) {
  const Condition held = of(ConditionKind::kHolds, {isolated(kDesk)}, minutes(10));
  EXPECT_EQ(Course(held).cut(5, kDesk).until(60), Minutes{15});
  EXPECT_EQ(Course(held).cut(5, kDesk).join(14, kDesk).cut(20, kDesk).until(60), Minutes{30});
  EXPECT_EQ(Course(held).cut(5, kDesk).join(15, kDesk).until(60), Minutes{15});
}

TEST(Triggers, LatelyPasses) {
  const Condition lately =
      of(ConditionKind::kAll,
         {of(ConditionKind::kLately, {isolated(kDesk)}, minutes(10)), isolated(kServer)});
  EXPECT_EQ(Course(lately).cut(5, kDesk).cut(14, kServer).until(60), Minutes{14});
  EXPECT_EQ(Course(lately).cut(5, kDesk).cut(15, kServer).until(60), Minutes{});
}

TEST(Triggers, ThenWantsTheSecondAfterTheFirstAndSoon) {
  const Condition then =
      of(ConditionKind::kThen, {isolated(kDesk), isolated(kServer)}, minutes(30));
  EXPECT_EQ(Course(then).cut(5, kDesk).cut(35, kServer).until(60), Minutes{35});
  EXPECT_EQ(Course(then).cut(5, kDesk).cut(36, kServer).until(60), Minutes{});
  EXPECT_EQ(Course(then).cut(5, kServer).cut(10, kDesk).until(60), Minutes{});
  EXPECT_EQ(
      Course(then).cut(5, kServer).cut(10, kDesk).join(12, kServer).cut(14, kServer).until(60),
      Minutes{14});
}

TEST(Triggers, BeforeWantsTheFirstWhileTheSecondNeverWas) {
  const Condition before = of(ConditionKind::kBefore, {isolated(kDesk), isolated(kServer)});
  EXPECT_EQ(Course(before).cut(5, kDesk).cut(8, kServer).until(60), Minutes{5});
  EXPECT_EQ(Course(before).cut(5, kServer).join(6, kServer).cut(8, kDesk).until(60), Minutes{});
}

TEST(Triggers, AbsenceByADeadlineHoldsWhenItPasses) {
  const Condition missing = at(ConditionKind::kMissing, 30, {isolated(kDesk)});
  EXPECT_EQ(Course(missing).until(60), Minutes{30});
  EXPECT_EQ(Course(missing).cut(31, kDesk).until(60), Minutes{30});
  EXPECT_EQ(Course(missing).cut(29, kDesk).join(29, kDesk).until(60), Minutes{});
}

TEST(Triggers, AbsenceAfterSomethingIsCountedFromThere) {
  const Condition missing =
      of(ConditionKind::kMissing, {isolated(kServer), isolated(kDesk)}, minutes(20));
  EXPECT_EQ(Course(missing).until(60), Minutes{});
  EXPECT_EQ(Course(missing).cut(10, kDesk).until(60), Minutes{30});
  EXPECT_EQ(Course(missing).cut(10, kDesk).cut(25, kServer).until(60), Minutes{});
}

TEST(Triggers, OnceIsForGood) {
  const Condition once =
      of(ConditionKind::kAll, {of(ConditionKind::kOnce, {isolated(kDesk)}), isolated(kServer)});
  EXPECT_EQ(Course(once).cut(5, kDesk).join(6, kDesk).cut(40, kServer).until(60), Minutes{40});
}

TEST(Triggers, ADeedCountsByWhomAndOnWhatIsWritten) {
  Condition done;
  done.kind = ConditionKind::kDone;
  done.action = {3};
  done.hosts = {kDesk};
  EXPECT_EQ(Course(done).done(5, {3}, kServer).done(6, {2}, kDesk).done(7, {3}, kDesk).until(9),
            Minutes{7});
  done.cell = kOthers;
  EXPECT_EQ(Course(done).done(7, {3}, kDesk).until(9), Minutes{});
}

TEST(Triggers, AWaitingConditionSaysSinceWhenItStandsAndWhenItIsDue) {
  Course course(of(ConditionKind::kHolds, {isolated(kDesk)}, minutes(10)));
  course.cut(5, kDesk).until(9);
  EXPECT_FALSE(course.standing().holds);
  EXPECT_EQ(course.standing().due, terms::kStartex + minutes(15));
}

}  // namespace
}  // namespace redoubt::rules
