#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/range/alliance/state.h"
#include "tests/range/course.h"

namespace redoubt::range::alliance {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr PartnershipId kNorth{0};  ///< shares green from 20%, amber from 40%, red from 70%
constexpr PartnershipId kSouth{1};
constexpr DataId kPlans{0};
constexpr LinkId kBackbone{0};
constexpr FunctionId kVoice{0};
constexpr SupplierId kHalden{0};
constexpr terms::CellId kSoc{0};
constexpr terms::CellId kTide{1};

Reaction reaction(Occasion on, Entity of, std::int64_t by) {
  Reaction one;
  one.partnership = kNorth;
  one.on = on;
  one.of = of;
  one.by = by;
  return one;
}

Pact pact_with(std::vector<Reaction> reactions) {
  Pact pact;
  pact.partnerships = {{.name = "north",
                        .trust = 750,
                        .recovers = 20,
                        .margin = 50,
                        .shares = {{Tlp::kGreen, 200}, {Tlp::kAmber, 400}, {Tlp::kRed, 700}}},
                       {.name = "south", .trust = 500, .recovers = 0}};
  pact.reactions = std::move(reactions);
  return pact;
}

using Exercise = Course<State>;

Event about(EventKind kind, Entity subject, std::int64_t amount = 0, terms::CellId actor = {}) {
  Event event = fact(kind, subject, amount, 0);
  event.actor = actor;
  return event;
}
Event trust(std::int64_t permille) {
  return about(EventKind::kPartnerTrustMoved, entity(kNorth), permille);
}
Event voice(std::int64_t permille) {
  return about(EventKind::kFunctionChanged, entity(kVoice), permille);
}
const Event kTaken = about(EventKind::kDataTaken, entity(kPlans));
const Event kCutOff = about(EventKind::kLinkCut, entity(kBackbone), 0, kSoc);
const Event kOpened = about(EventKind::kLinkOpened, entity(kBackbone), 0, kSoc);

std::vector<std::int64_t> amounts(const Exercise& exercise, EventKind kind) {
  std::vector<std::int64_t> all;
  for (const Event& event : exercise.told) {
    if (event.kind == kind) all.push_back(event.amount);
  }
  return all;
}

/// What trust is after this happens.
std::int64_t trust_after(const Reaction& one, const Event& event) {
  const Pact pact = pact_with({one});
  Exercise exercise(pact);
  exercise.happen(hours(1), event);
  return exercise.state.trust(kNorth);
}

TEST(Alliance, BeginsAsDrawn) {
  const Pact pact = pact_with({});
  const State state(pact);
  EXPECT_EQ(state.trust(kNorth), 750);
  EXPECT_EQ(state.availability(kSouth), 500);
  EXPECT_EQ(state.shared_level(kNorth), Tlp::kRed);
  EXPECT_EQ(state.shared_level(kSouth), Tlp::kClear);
  EXPECT_EQ(state.next(), terms::kNever);
}

TEST(Alliance, ALeakCostsTrustOnce) {
  const Pact pact = pact_with({reaction(Occasion::kLeak, entity(kPlans), -120)});
  Exercise exercise(pact);
  const std::uint64_t leak = exercise.happen(hours(1), kTaken);
  EXPECT_EQ(exercise.state.trust(kNorth), 630);
  EXPECT_EQ(exercise.last(EventKind::kPartnerTrustMoved, entity(kNorth)).cause, leak);
  exercise.happen(hours(2), kTaken);
  EXPECT_EQ(exercise.state.trust(kNorth), 630);
}

TEST(Alliance, EachOccasionIsAnswered) {
  const Entity inject{terms::EntityKind::kInject, 3};
  Event replaced = about(EventKind::kSupplierReplaced, entity(RadioCellId{4}));
  replaced.object = entity(kHalden);
  const auto lost = reaction(Occasion::kLoss, entity(kPlans), -10);
  EXPECT_EQ(trust_after(lost, about(EventKind::kDataDestroyed, entity(kPlans))), 740);
  EXPECT_EQ(trust_after(reaction(Occasion::kCut, entity(kBackbone), -80), kCutOff), 670);
  EXPECT_EQ(trust_after(reaction(Occasion::kSupplier, entity(kHalden), -100), replaced), 650);
  const Event late = about(EventKind::kReportLate, entity(kNorth));
  EXPECT_EQ(trust_after(reaction(Occasion::kLateReport, entity(kNorth), -60), late), 690);
  const Event expired = about(EventKind::kInjectExpired, inject);
  EXPECT_EQ(trust_after(reaction(Occasion::kUnanswered, inject, 30), expired), 780);
}

TEST(Alliance, OthersThingsAreNoOccasion) {
  const auto leak = reaction(Occasion::kLeak, entity(kPlans), -120);
  EXPECT_EQ(trust_after(leak, about(EventKind::kDataTaken, entity(DataId{1}))), 750);
  EXPECT_EQ(trust_after(leak, about(EventKind::kDataDestroyed, entity(kPlans))), 750);
  const auto late = reaction(Occasion::kLateReport, entity(kNorth), -60);
  EXPECT_EQ(trust_after(late, about(EventKind::kReportLate, entity(kSouth))), 750);
}

TEST(Alliance, OnlyTheDeedsOfThoseNamedCount) {
  Reaction decided = reaction(Occasion::kCut, entity(kBackbone), -80);
  decided.who = {kSoc};
  EXPECT_EQ(trust_after(decided, kCutOff), 670);
  EXPECT_EQ(trust_after(decided, about(EventKind::kLinkCut, entity(kBackbone), 0, kTide)), 750);
}

TEST(Alliance, ACutCostsAgainAfterTheLinkWasOpened) {
  const Pact pact = pact_with({reaction(Occasion::kCut, entity(kBackbone), -80)});
  Exercise exercise(pact);
  exercise.happen(hours(1), kCutOff);
  exercise.happen(hours(1), kCutOff);
  EXPECT_EQ(exercise.state.trust(kNorth), 670);
  exercise.happen(hours(1), kOpened);
  exercise.happen(hours(1), kCutOff);
  EXPECT_EQ(exercise.state.trust(kNorth), 590);
}

TEST(Alliance, DeedsOfOneInstantAllCount) {
  Pact pact = pact_with({reaction(Occasion::kSupplier, entity(kHalden), -100)});
  State state(pact);
  Event replaced = about(EventKind::kSupplierReplaced, entity(RadioCellId{4}));
  replaced.object = entity(kHalden);
  Facts facts;
  state.apply(replaced);
  state.apply(replaced);
  state.settle(terms::kStartex, facts);
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].amount, 650);
  EXPECT_EQ(facts[1].amount, 550);
}

Reaction failing() {
  Reaction outage = reaction(Occasion::kOutage, entity(kVoice), -50);
  outage.below = 600;
  outage.lasting = hours(2);
  return outage;
}

TEST(Alliance, AnOutageCostsTrustOnceItHasLasted) {
  const Pact pact = pact_with({failing()});
  Exercise exercise(pact);
  const std::uint64_t outage = exercise.happen(hours(1), voice(599));
  exercise.happen(hours(2), voice(100));
  exercise.until(hours(3) - minutes(1));
  EXPECT_EQ(exercise.state.trust(kNorth), 750);
  exercise.until(hours(3));
  EXPECT_EQ(exercise.state.trust(kNorth), 700);
  EXPECT_EQ(exercise.last(EventKind::kPartnerTrustMoved, entity(kNorth)).cause, outage);
  exercise.until(hours(9));
  EXPECT_EQ(exercise.state.trust(kNorth), 700);
}

TEST(Alliance, AShortOutageCostsNothing) {
  const Pact pact = pact_with({failing()});
  Exercise exercise(pact);
  exercise.happen(hours(1), voice(0));
  exercise.happen(hours(2), voice(600));
  exercise.happen(hours(3), voice(0));
  exercise.until(hours(4));
  EXPECT_EQ(exercise.state.trust(kNorth), 750);
}

TEST(Alliance, EveryAmountOfAReactionMovesTheOutcome) {
  const auto trust_with = [](const Reaction& one) {
    const Pact pact = pact_with({one});
    Exercise exercise(pact);
    exercise.happen(hours(1), voice(590));
    exercise.until(hours(3));
    return exercise.state.trust(kNorth);
  };
  Reaction lower = failing();
  lower.below = 590;
  Reaction longer = failing();
  longer.lasting = hours(3);
  Reaction dearer = failing();
  dearer.by = -60;
  EXPECT_EQ(trust_with(failing()), 700);
  EXPECT_EQ(trust_with(lower), 750);
  EXPECT_EQ(trust_with(longer), 750);
  EXPECT_EQ(trust_with(dearer), 690);
}

TEST(Alliance, TrustStaysBetweenNoneAndFull) {
  EXPECT_EQ(trust_after(reaction(Occasion::kLeak, entity(kPlans), -900), kTaken), 0);
  EXPECT_EQ(trust_after(reaction(Occasion::kLeak, entity(kPlans), 900), kTaken), 1000);
}

TEST(Alliance, LevelsLapseBelowTheirFloors) {
  const Pact pact = pact_with({});
  Exercise exercise(pact);
  exercise.happen(hours(1), trust(700));
  EXPECT_EQ(exercise.state.shared_level(kNorth), Tlp::kRed);
  const std::uint64_t moved = exercise.happen(hours(1), trust(399));
  EXPECT_EQ(exercise.state.shared_level(kNorth), Tlp::kGreen);
  EXPECT_TRUE(exercise.state.shares(kNorth, Tlp::kGreen));
  EXPECT_FALSE(exercise.state.shares(kNorth, Tlp::kAmber));
  EXPECT_THAT(amounts(exercise, EventKind::kSharingLapsed), ElementsAre(2, 4));
  EXPECT_EQ(exercise.last(EventKind::kSharingLapsed, entity(kNorth)).cause, moved);
}

TEST(Alliance, WhatLapsedIsSharedAgainAMarginAboveItsFloor) {
  const Pact pact = pact_with({});
  Exercise exercise(pact);
  exercise.happen(hours(1), trust(650));
  exercise.happen(hours(1), trust(749));
  EXPECT_EQ(exercise.state.shared_level(kNorth), Tlp::kAmber);
  exercise.happen(hours(1), trust(750));
  EXPECT_EQ(exercise.state.shared_level(kNorth), Tlp::kRed);
  EXPECT_THAT(amounts(exercise, EventKind::kSharingResumed), ElementsAre(4));
}

TEST(Alliance, WhatIsWithheldByDecisionComesBackByDecision) {
  const Pact pact = pact_with({});
  Exercise exercise(pact);
  const auto green = static_cast<std::int64_t>(Tlp::kGreen);
  exercise.happen(hours(1), about(EventKind::kSharingLapsed, entity(kNorth), green));
  exercise.until(days(1));
  EXPECT_EQ(exercise.state.shared_level(kNorth), Tlp::kClear);
  exercise.happen(days(1), about(EventKind::kSharingResumed, entity(kNorth), green));
  EXPECT_EQ(exercise.state.shared_level(kNorth), Tlp::kRed);
}

TEST(Alliance, NothingIsSharedWithoutWhatThePartnershipNeeds) {
  const Pact pact = pact_with({});
  Exercise exercise(pact);
  exercise.happen(hours(1), about(EventKind::kSupplyFailed, entity(kNorth)));
  exercise.happen(hours(1), about(EventKind::kSupplyFailed, entity(kNorth)));
  exercise.happen(hours(1), about(EventKind::kSupplyRestored, entity(kNorth)));
  EXPECT_EQ(exercise.state.shared_level(kNorth), Tlp::kClear);
  exercise.happen(hours(1), about(EventKind::kSupplyRestored, entity(kNorth)));
  EXPECT_EQ(exercise.state.shared_level(kNorth), Tlp::kRed);
}

TEST(Alliance, TrustRecoversAPercentAtATimeToWhereItBegan) {
  const Pact pact = pact_with({});
  Exercise exercise(pact);
  const std::uint64_t blow = exercise.happen(hours(0), trust(725));
  exercise.until(hours(12) - minutes(1));
  EXPECT_EQ(exercise.state.trust(kNorth), 725);
  exercise.until(hours(12));
  EXPECT_EQ(exercise.state.trust(kNorth), 735);
  EXPECT_EQ(exercise.last(EventKind::kPartnerTrustMoved, entity(kNorth)).cause, blow);
  exercise.until(days(9));
  EXPECT_EQ(exercise.state.trust(kNorth), 750);
  EXPECT_THAT(amounts(exercise, EventKind::kPartnerTrustMoved), ElementsAre(725, 735, 745, 750));
  EXPECT_EQ(exercise.state.next(), terms::kNever);
}

TEST(Alliance, WhatWasWonFadesTheSameWay) {
  const Pact pact = pact_with({});
  Exercise exercise(pact);
  exercise.happen(hours(0), trust(770));
  exercise.until(hours(12));
  EXPECT_EQ(exercise.state.trust(kNorth), 760);
}

TEST(Alliance, TheDrawnRateSaysHowFastItRecovers) {
  Pact pact = pact_with({});
  pact.partnerships[0].recovers = 40;
  Exercise exercise(pact);
  exercise.happen(hours(0), trust(700));
  exercise.until(hours(12));
  EXPECT_EQ(exercise.state.trust(kNorth), 720);
}

TEST(Alliance, SharingIsWalkedBackThroughRecoveriesToTheDeed) {
  Pact pact = pact_with({reaction(Occasion::kLeak, entity(kPlans), -100)});
  Exercise exercise(pact);
  const std::uint64_t leak = exercise.happen(hours(1), kTaken);
  exercise.until(days(9));
  const Event resumed = exercise.last(EventKind::kSharingResumed, entity(kNorth));
  ASSERT_NE(resumed.sequence, 0U);
  std::uint64_t origin = resumed.cause;
  while (exercise.numbered(origin).kind == EventKind::kPartnerTrustMoved) {
    origin = exercise.numbered(origin).cause;
  }
  EXPECT_EQ(origin, leak);
}

TEST(Alliance, WhatACutCostsIsKnownBeforeItIsDecided) {
  const Pact pact = pact_with({reaction(Occasion::kCut, entity(kBackbone), -80),
                               reaction(Occasion::kLeak, entity(kPlans), -120)});
  EXPECT_EQ(cost_of_cut(pact, kNorth, kBackbone), -80);
  EXPECT_EQ(cost_of_cut(pact, kSouth, kBackbone), 0);
  EXPECT_EQ(cost_of_cut(pact, kNorth, LinkId{1}), 0);
}

TEST(Alliance, WhatOthersMoveTrustByIsNotTakenForAReaction) {
  const Pact pact = pact_with({reaction(Occasion::kLeak, entity(kPlans), -120)});
  State state(pact);
  Event taken = kTaken;
  taken.sequence = 7;
  state.apply(taken);
  Event blow = trust(700);
  blow.cause = 7;
  state.apply(blow);
  Facts facts;
  state.settle(terms::kStartex, facts);
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].amount, 580);
  EXPECT_EQ(facts[0].object, entity(kPlans));
}

TEST(Alliance, ACopyGoesItsOwnWay) {
  const Pact pact = pact_with({reaction(Occasion::kLeak, entity(kPlans), -120)});
  Exercise exercise(pact);
  Exercise fork = exercise;
  fork.happen(hours(1), kTaken);
  EXPECT_EQ(fork.state.trust(kNorth), 630);
  EXPECT_EQ(exercise.state.trust(kNorth), 750);
}

TEST(Alliance, WithoutPartnershipsThereIsNothingToSay) {
  const Pact pact;
  State state(pact);
  Facts facts;
  state.apply(kTaken);
  state.apply(trust(0));
  state.settle(terms::kStartex + days(1), facts);
  EXPECT_THAT(facts, IsEmpty());
}

}  // namespace
}  // namespace redoubt::range::alliance
