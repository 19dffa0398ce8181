// What exercise control does: phases, injects and what follows from them, marks, false alarms.

#include <gtest/gtest.h>

#include <algorithm>

#include "controller/rules/scoring.h"
#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using range::EventKind;
using scenario::ConditionKind;
using scenario::Counts;
using terms::Reason;
using terms::Verdict;

constexpr auto kHour = std::chrono::hours(1);
constexpr range::Entity kGateway = entity(range::HostId{0});
constexpr range::Entity kPortal = entity(range::FunctionId{0});

terms::ExerciseTime at(terms::Duration since_startex) { return terms::kStartex + since_startex; }

scenario::Inject mail(terms::ExerciseTime when) {
  scenario::Inject inject;
  inject.number = "1-01";
  inject.at = when;
  inject.to = {Slice::kBlue};
  inject.subject = "A question";
  return inject;
}

scenario::Consequence follows(EventKind kind, range::Entity subject, std::int64_t amount = 0) {
  scenario::Consequence consequence;
  consequence.facts = {{.kind = kind, .subject = subject, .amount = amount}};
  return consequence;
}

/// A run of the slice, with a plan added to it, that remembers what happened.
class Plan {
 public:
  template <class Change>
  explicit Plan(Change change, const Slice& slice = {}, std::uint64_t seed = 7) {
    auto exercise = *slice.draw();
    change(exercise);
    engine_ = std::make_unique<engine::Engine>(
        std::make_shared<const scenario::Exercise>(std::move(exercise)), seed,
        [this](const range::Event& event) { events_.push_back(event); });
  }

  engine::Engine& run() { return *engine_; }
  void until(terms::Duration since_startex) { engine_->advance_to(at(since_startex)); }
  std::int64_t count(EventKind kind) const {
    return std::count_if(events_.begin(), events_.end(),
                         [&](const range::Event& event) { return event.kind == kind; });
  }
  const std::vector<range::Event>& events() const { return events_; }

  /// The last thing of this kind that the team was shown.
  template <class Shown>
  std::optional<Shown> shown(terms::CellId cell = Slice::kBlue) const {
    std::optional<Shown> last;
    for (const terms::Observation& seen : engine_->seen_by(cell)) {
      if (const auto* what = std::get_if<Shown>(&seen.what)) last = *what;
    }
    return last;
  }

  terms::Ruling reply(std::uint16_t option) {
    const terms::Handle inject = shown<terms::Inject>().value_or(terms::Inject{}).inject;
    return engine_->submit(Slice::kBlue, {1, terms::Reply{inject, option, "so be it"}},
                           engine_->now());
  }
  terms::Ruling exploit() {
    return engine_->submit(Slice::kRed, {1, terms::Act{Slice::kExploit, {1}, {}}}, engine_->now());
  }

 private:
  std::unique_ptr<engine::Engine> engine_;
  std::vector<range::Event> events_;
};

TEST(Control, AnInjectComesAtItsTimeToThoseItIsFor) {
  Plan plan([](auto& exercise) { exercise.injects = {mail(at(kHour))}; });
  plan.until(kHour - kMinute);
  EXPECT_FALSE(plan.shown<terms::Inject>());
  plan.until(kHour);
  EXPECT_EQ(plan.shown<terms::Inject>()->subject, "A question");
  EXPECT_FALSE(plan.shown<terms::Inject>(Slice::kRed));
}

TEST(Control, AnInjectOnAConditionComesOnceWhenItFirstHolds) {
  Plan plan([](auto& exercise) {
    exercise.injects = {mail(terms::kNever)};
    exercise.injects[0].when = {.kind = ConditionKind::kAccess, .hosts = {{0}}, .amount = 2};
    exercise.catalogue[0].odds = Slice::Certain();
  });
  plan.exploit();
  plan.until(kMinute);
  EXPECT_EQ(plan.count(EventKind::kInjectDelivered), 0);
  plan.until(3 * kHour);
  EXPECT_EQ(plan.count(EventKind::kInjectDelivered), 1);
}

TEST(Control, AConditionOnTimeNeedsNothingElseToHappen) {
  Plan plan([](auto& exercise) {
    exercise.injects = {mail(terms::kNever)};
    exercise.injects[0].when = {.kind = ConditionKind::kTime, .at = at(2 * kHour)};
  });
  plan.until(2 * kHour - kMinute);
  EXPECT_EQ(plan.count(EventKind::kInjectDelivered), 0);
  plan.until(2 * kHour);
  EXPECT_EQ(plan.count(EventKind::kInjectDelivered), 1);
}

TEST(Control, TheOptionChosenHasItsConsequencesInTheRange) {
  Plan plan([](auto& exercise) {
    exercise.injects = {mail(at(kHour))};
    exercise.injects[0].options = {
        {"Leave it", {}, 0},
        {"Cut it", {follows(EventKind::kLinkCut, {terms::EntityKind::kLink, 0})}, 0}};
  });
  plan.until(kHour);
  EXPECT_EQ(plan.reply(1).verdict, Verdict::kTaken);
  EXPECT_TRUE(plan.run().world().reachability().cut({0}));
}

TEST(Control, AFilterOnWhatCarriesATunnelCostsWhatHangsOnTheTunnel) {
  Plan plan([](auto& exercise) {
    range::Layout& layout = exercise.layout;
    layout.links.push_back(
        {.name = "tunnel", .a = {0}, .b = {1}, .over = {.from = {0}, .to = {1}, .protocol = 0}});
    layout.functions[0].parts = {entity(range::LinkId{1})};
    exercise.injects = {mail(at(kHour))};
    exercise.injects[0].then = {follows(EventKind::kFlowBlocked, entity(range::LinkId{0}), 0)};
  });
  plan.until(kHour - kMinute);
  EXPECT_EQ(plan.run().world().availability(range::FunctionId{0}), 1000);
  plan.until(kHour);
  EXPECT_EQ(plan.run().world().availability(range::FunctionId{0}), 0);
}

TEST(Control, AConsequenceWithADelayComesLater) {
  Plan plan([](auto& exercise) {
    exercise.injects = {mail(at(kHour))};
    exercise.injects[0].then = {follows(EventKind::kHostIsolated, kGateway)};
    exercise.injects[0].then[0].after = kHour;
  });
  plan.until(2 * kHour - kMinute);
  EXPECT_FALSE(plan.run().world().host({0}).isolated);
  plan.until(2 * kHour);
  EXPECT_TRUE(plan.run().world().host({0}).isolated);
}

TEST(Control, TheFirstAnswerCounts) {
  Plan plan([](auto& exercise) {
    exercise.injects = {mail(at(kHour))};
    exercise.injects[0].options = {{"Yes", {}, 0}, {"No", {}, 0}};
  });
  plan.until(kHour);
  EXPECT_EQ(plan.reply(2).reason, Reason::kUnknownOption);
  EXPECT_EQ(plan.reply(0).verdict, Verdict::kTaken);
  EXPECT_EQ(plan.reply(1).reason, Reason::kTooLate);
}

TEST(Control, SilenceHasItsConsequencesAndClosesTheInject) {
  Plan plan([](auto& exercise) {
    exercise.injects = {mail(at(kHour))};
    exercise.injects[0].deadline = kHour;
    exercise.injects[0].no_answer.then = {follows(EventKind::kHostIsolated, kGateway)};
  });
  plan.until(2 * kHour);
  EXPECT_EQ(plan.count(EventKind::kInjectExpired), 1);
  EXPECT_TRUE(plan.run().world().host({0}).isolated);
  EXPECT_EQ(plan.reply(0).reason, Reason::kTooLate);
}

TEST(Control, WhatWasNotDeliveredCannotBeAnswered) {
  Plan plan([](auto& exercise) { exercise.injects = {mail(at(kHour))}; });
  EXPECT_EQ(plan.reply(0).reason, Reason::kUnknownInject);
}

TEST(Control, APhaseHoldsBackTheRolesItNames) {
  Plan plan([](auto& exercise) {
    exercise.phases = {{"Arrival", terms::kStartex, {terms::Role::kRed}}, {"Play", at(kHour), {}}};
  });
  plan.until(kMinute);
  EXPECT_EQ(plan.exploit().reason, Reason::kNotNow);
  plan.until(kHour);
  EXPECT_EQ(plan.exploit().verdict, Verdict::kStarted);
  EXPECT_EQ(plan.shown<terms::PhaseBegun>()->name, "Play");
}

scenario::Condition from(terms::Duration since_startex) {
  scenario::Condition condition;
  condition.kind = ConditionKind::kTime;
  condition.at = at(since_startex);
  return condition;
}

/// The phase begins at the same time as the first of them is due, and is looked at before.
TEST(Control, NoTimeThatSomethingWaitsForIsMissed) {
  Plan plan([](auto& exercise) {
    exercise.phases = {{"Arrival", terms::kStartex, {}, {}}, {"Play", at(kHour), {}, {}}};
    exercise.injects = {mail(terms::kNever), mail(terms::kNever)};
    exercise.injects[0].when = from(kHour);
    exercise.injects[1].when = from(2 * kHour);
  });
  plan.until(kHour);
  EXPECT_EQ(plan.count(EventKind::kInjectDelivered), 1);
  plan.until(2 * kHour);
  EXPECT_EQ(plan.count(EventKind::kInjectDelivered), 2);
}

TEST(Control, AMilestoneIsReachedOnceAndLetsWhatWaitsForItCome) {
  Plan plan([](auto& exercise) {
    exercise.milestones = {{"late", from(kHour)}};
    exercise.injects = {mail(terms::kNever)};
    exercise.injects[0].when.kind = ConditionKind::kMilestone;
    exercise.injects[0].when.subject = entity(scenario::MilestoneId{0});
    exercise.injects[0].then = {
        follows(EventKind::kMilestoneReached, entity(scenario::MilestoneId{0}))};
  });
  plan.until(2 * kHour);
  EXPECT_EQ(plan.count(EventKind::kMilestoneReached), 1);
  EXPECT_EQ(plan.count(EventKind::kInjectDelivered), 1);
}

TEST(Control, APhaseChangesTheRangeAsItBegins) {
  Plan plan([](auto& exercise) {
    exercise.phases = {{"Arrival", terms::kStartex, {}, {}}, {"Lockdown", at(kHour), {}, {}}};
    exercise.phases[1].policy = {
        {.facts = {{.kind = range::EventKind::kHostIsolated, .subject = kGateway}}}};
  });
  plan.until(kHour - kMinute);
  EXPECT_FALSE(plan.run().world().host({0}).isolated);
  plan.until(kHour);
  EXPECT_TRUE(plan.run().world().host({0}).isolated);
}

TEST(Control, PeopleWhoLeaveAreMissedByTheNextMeasure) {
  Plan plan([](auto& exercise) {
    exercise.injects = {mail(at(kHour))};
    exercise.injects[0].then = {{.people = -1, .cell = Slice::kBlue}};
  });
  plan.until(kHour);
  EXPECT_EQ(plan.shown<terms::Staffing>()->total, 0);
  const auto ruling =
      plan.run().submit(Slice::kBlue, {1, terms::Act{Slice::kIsolate, {1}, {}}}, plan.run().now());
  EXPECT_EQ(ruling.reason, Reason::kNoPeople);
}

TEST(Control, AnAdviceSpeaksOnlyOfWhatItsReaderKnows) {
  Plan plan([](auto& exercise) {
    exercise.injects = {mail(at(kHour))};
    exercise.injects[0].then = {
        {.cell = Slice::kBlue, .advisor = "partner", .about = kGateway, .text = "Look there"}};
  });
  plan.until(kHour);
  EXPECT_EQ(plan.shown<terms::Advisory>()->text, "Look there");
  EXPECT_TRUE(plan.shown<terms::Advisory>()->subject.valid());
}

scenario::Metric metric(Counts counts, std::int64_t points) {
  scenario::Metric metric;
  metric.cell = Slice::kBlue;
  metric.counts = counts;
  metric.points = points;
  return metric;
}

TEST(Score, EveryPointNamesTheEventThatEarnedIt) {
  Plan plan([](auto& exercise) {
    exercise.metrics = {metric(Counts::kTrueAlert, 4)};
    exercise.catalogue[0].odds = Slice::Certain();
  });
  plan.exploit();
  plan.until(3 * kHour);
  const auto scored =
      std::find_if(plan.events().begin(), plan.events().end(),
                   [](const auto& event) { return event.kind == EventKind::kScored; });
  ASSERT_NE(scored, plan.events().end());
  EXPECT_EQ(plan.events()[scored->cause - 1].kind, EventKind::kAlertRaised);
  EXPECT_EQ(plan.run().scoring().total(Slice::kBlue), 4);
}

TEST(Score, TimeBelowALevelIsMarkedForEachStretchBegun) {
  Plan plan([](auto& exercise) {
    exercise.metrics = {metric(Counts::kBelow, -1)};
    exercise.metrics[0].on = {kPortal};
    exercise.metrics[0].level = 800;
    exercise.metrics[0].every = 10 * kMinute;
    exercise.injects = {mail(at(kHour)), mail(at(kHour + 25 * kMinute))};
    exercise.injects[0].then = {follows(EventKind::kHostIsolated, kGateway)};
    exercise.injects[1].then = {follows(EventKind::kHostRejoined, kGateway)};
  });
  plan.until(5 * kHour);
  EXPECT_EQ(plan.run().scoring().total(Slice::kBlue), -3);
}

TEST(Score, CuttingOffAHostThatNobodyTouchedIsNeedless) {
  Plan plan([](auto& exercise) { exercise.metrics = {metric(Counts::kNeedlessIsolation, -2)}; });
  plan.run().submit(Slice::kBlue, {1, terms::Act{Slice::kIsolate, {1}, {}}}, terms::kStartex);
  plan.until(kHour);
  EXPECT_EQ(plan.run().scoring().total(Slice::kBlue), -2);
}

TEST(Score, IsShownToExerciseControlAlone) {
  Plan plan([](auto& exercise) {
    exercise.cells.push_back({.name = "control", .role = terms::Role::kWhite});
    exercise.metrics = {metric(Counts::kNeedlessIsolation, -2)};
  });
  plan.run().submit(Slice::kBlue, {1, terms::Act{Slice::kIsolate, {1}, {}}}, terms::kStartex);
  plan.until(kHour);
  EXPECT_FALSE(plan.shown<terms::ScoreChanged>());
  EXPECT_EQ(plan.shown<terms::ScoreChanged>(terms::CellId{2})->total, -2);
}

TEST(Score, AnEvaluationLiesBetweenWorstAndBest) {
  scenario::Metric graded = metric(Counts::kTrueAlert, 1);
  graded.worst = -4;
  graded.best = 6;
  EXPECT_EQ(rules::evaluation(graded, 1), 500);
  EXPECT_EQ(rules::evaluation(graded, 9), 1000);
  EXPECT_STREQ(rules::letter(rules::rating(500)), "M");
}

TEST(Alarms, FalseOnesLookLikeTrueOnesAndHaveNoCause) {
  Plan plan([](auto& exercise) {
    exercise.sensing[0].false_alarm_soonest = exercise.sensing[0].false_alarm_latest = kHour;
  });
  plan.until(3 * kHour);
  EXPECT_EQ(plan.count(EventKind::kAlertRaised), 3);
  EXPECT_EQ(plan.shown<terms::Alert>()->technique, Slice::kExploit);
  for (const range::Event& event : plan.events()) EXPECT_EQ(event.cause, 0);
}

TEST(Alarms, ASensorThatIsBadAtNamingNamesAnotherTechniqueOfTheSameTrace) {
  int misnamed = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Plan plan(
        [](auto& exercise) {
          exercise.sensing[0].naming = {};
          exercise.catalogue[1].traces = exercise.catalogue[0].traces;
        },
        {}, seed);
    plan.exploit();
    plan.until(2 * kHour);
    misnamed += plan.shown<terms::Alert>()->technique == Slice::kEscalate ? 1 : 0;
  }
  EXPECT_NEAR(misnamed, 50, 20);
}

}  // namespace
}  // namespace redoubt::rehearsal
