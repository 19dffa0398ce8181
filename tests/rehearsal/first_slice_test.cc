#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using range::Event;
using range::EventKind;
using testing::Contains;
using testing::Not;

constexpr std::uint64_t kSeed = 2026;

struct Told {
  Course course;
  std::vector<Event> events;

  std::vector<EventKind> kinds() const {
    std::vector<EventKind> all;
    for (const Event& event : events) all.push_back(event.kind);
    return all;
  }
  /// The first event of that kind.
  const Event& first(EventKind kind) const {
    return *std::find_if(events.begin(), events.end(),
                         [&](const Event& event) { return event.kind == kind; });
  }
};

Told play(const Slice& slice, std::uint64_t seed = kSeed, const char* blue = "playbook") {
  Told told;
  auto course = rehearse(slice.draw(), seed, shipped_minds("campaign", blue),
                         [&](const Event& event) { told.events.push_back(event); });
  EXPECT_TRUE(course.ok());
  told.course = std::move(*course);
  return told;
}

terms::Order act(terms::OrderNumber number, terms::ActionId action, terms::Handle target) {
  return {number, terms::Act{action, target, {}}};
}

TEST(Rehearsal, TheSameSeedTakesTheSameCourse) {
  EXPECT_EQ(play({}).course.fingerprint, play({}).course.fingerprint);
}

TEST(Rehearsal, AnotherSeedTakesAnother) {
  EXPECT_NE(play({}, 1).course.fingerprint, play({}, 2).course.fingerprint);
}

TEST(Rehearsal, TheRecordedOrdersGiveTheSameFingerprintAgain) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Told told = play({}, seed);
    const Course again = replay(Slice{}.draw(), told.course);
    ASSERT_EQ(again.fingerprint, told.course.fingerprint) << "seed " << seed;
    ASSERT_EQ(again.events, told.course.events);
  }
}

TEST(Rehearsal, UndefendedRedReachesItsAim) {
  EXPECT_TRUE(play({}, kSeed, "idle").course.goal_reached);
}

TEST(Rehearsal, ATeamThatSeesItAndIsolatesInTimeStopsIt) {
  const Told told = play({});
  EXPECT_THAT(told.kinds(), Contains(EventKind::kHostIsolated));
  EXPECT_FALSE(told.course.goal_reached);
}

TEST(Rehearsal, ContainmentCostsTheMissionWhatItCutsOff) {
  const Told told = play({});
  EXPECT_EQ(told.first(EventKind::kFunctionChanged).amount, 0);
  EXPECT_EQ(told.first(EventKind::kFunctionChanged).cause,
            told.first(EventKind::kHostIsolated).sequence);
}

TEST(Rehearsal, ATeamThatMayNotGiveUpTheFunctionLeavesTheHostOnTheNetwork) {
  EXPECT_THAT(play({.cost_max = 300}).kinds(), Not(Contains(EventKind::kHostIsolated)));
}

TEST(Rehearsal, AnExerciseWithoutAnEndThatNobodyActsInIsRefused) {
  auto endless = *Slice{}.draw();
  endless.endex = terms::kNever;
  endless.cells[0].campaign.steps.clear();
  const auto course =
      rehearse(std::make_shared<scenario::Exercise>(endless), kSeed, shipped_minds());
  EXPECT_EQ(course.error().code, terms::Code::kFailedPrecondition);
}

// --- every declared rate is read -----------------------------------------------------------------

TEST(Rates, WithoutOddsTheExploitNeverWorks) {
  EXPECT_THAT(play({.exploit_odds = {0}}).kinds(), Not(Contains(EventKind::kAccessGained)));
}

TEST(Rates, ATechniqueThatLeavesNoTraceIsNotSeen) {
  EXPECT_THAT(play({.trace_odds = {0}}).kinds(), Not(Contains(EventKind::kAlertRaised)));
}

TEST(Rates, ASensorThatMissesEverythingRaisesNothing) {
  EXPECT_THAT(play({.sensor_odds = {0}}).kinds(), Not(Contains(EventKind::kAlertRaised)));
}

TEST(Rates, WithoutPeopleAMeasureIsRefused) {
  EXPECT_THAT(play({.blue_people = 0}).kinds(), Not(Contains(EventKind::kHostIsolated)));
}

TEST(Rates, AClosedFirewallKeepsRedOut) {
  EXPECT_THAT(play({.firewall_open = false}).kinds(), Not(Contains(EventKind::kOrderStarted)));
}

TEST(Rates, TheShareOfSuccessesIsTheDeclaredOdds) {
  int tries = 0;
  int successes = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    engine::Engine engine(Slice{}.draw(), seed);
    engine.submit(Slice::kRed, act(1, Slice::kExploit, {1}), terms::kStartex);
    engine.advance_to(terms::kStartex + std::chrono::hours(1));
    ++tries;
    successes += engine.world().held().empty() ? 0 : 1;
  }
  // 700 in a thousand of 2000: mean 1400, deviation 20.5; five deviations either side.
  EXPECT_NEAR(successes, 1400, 103) << "of " << tries;
}

// --- the border ----------------------------------------------------------------------------------

TEST(Border, WhatACellWasNeverShownIsRefusedLikeWhatDoesNotExist) {
  engine::Engine engine(Slice{.bystanders = 3}.draw(), kSeed);
  for (const std::uint32_t unseen : {9U, 1000U, UINT32_MAX}) {
    const auto ruling =
        engine.submit(Slice::kRed, act(1, Slice::kExploit, {unseen}), terms::kStartex);
    EXPECT_EQ(ruling.reason, terms::Reason::kUnknownTarget);
  }
}

TEST(Border, AnotherRolesActionIsRefused) {
  engine::Engine engine(Slice{}.draw(), kSeed);
  const auto ruling = engine.submit(Slice::kRed, act(1, Slice::kIsolate, {1}), terms::kStartex);
  EXPECT_EQ(ruling.reason, terms::Reason::kNotYours);
}

TEST(Border, BlueIsNotToldOfAnIntruderThatNoSensorNoticed) {
  engine::Engine engine(Slice{.exploit_odds = Slice::Certain(), .sensor_odds = {0}}.draw(), kSeed);
  const std::size_t before = engine.seen_by(Slice::kBlue).size();
  engine.submit(Slice::kRed, act(1, Slice::kExploit, {1}), terms::kStartex);
  engine.advance_to(terms::kStartex + std::chrono::hours(1));
  EXPECT_FALSE(engine.world().held().empty());
  EXPECT_EQ(engine.seen_by(Slice::kBlue).size(), before);
}

TEST(Border, HostsThatNobodyTouchesChangeNoDrawOfTheOthers) {
  const Told alone = play({});
  const Told crowded = play({.bystanders = 50});
  ASSERT_EQ(alone.kinds(), crowded.kinds());
  for (std::size_t i = 0; i < alone.events.size(); ++i) {
    EXPECT_EQ(alone.events[i].at, crowded.events[i].at);
  }
}

// --- people --------------------------------------------------------------------------------------

TEST(People, AMeasureWaitsUntilSomebodyIsFree) {
  auto drawn = *Slice{.bystanders = 1}.draw();
  drawn.cells[1].knows = {range::entity(range::HostId{0}), range::entity(range::HostId{1})};
  engine::Engine engine(std::make_shared<scenario::Exercise>(drawn), kSeed);
  const auto first = engine.submit(Slice::kBlue, act(1, Slice::kIsolate, {1}), terms::kStartex);
  const auto second = engine.submit(Slice::kBlue, act(2, Slice::kIsolate, {2}), terms::kStartex);
  EXPECT_EQ(first.verdict, terms::Verdict::kStarted);
  EXPECT_EQ(second.verdict, terms::Verdict::kQueued);
  engine.advance_to(terms::kStartex + 29 * kMinute);
  EXPECT_FALSE(engine.world().host({1}).isolated);
  engine.advance_to(terms::kStartex + 30 * kMinute);
  EXPECT_TRUE(engine.world().host({1}).isolated);
}

TEST(People, AnOrderAfterTheEndIsRefused) {
  engine::Engine engine(Slice{}.draw(), kSeed);
  const auto ruling = engine.submit(Slice::kRed, act(1, Slice::kExploit, {1}),
                                    terms::kStartex + std::chrono::hours(13));
  EXPECT_EQ(ruling.reason, terms::Reason::kEnded);
}

}  // namespace
}  // namespace redoubt::rehearsal
