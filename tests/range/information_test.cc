#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "controller/range/information/state.h"
#include "proto/terms/random.h"
#include "tests/range/course.h"

namespace redoubt::range::information {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using testing::IsEmpty;

constexpr GroupId kDockers{0};
constexpr GroupId kTeachers{1};
constexpr NarrativeId kSold{0};
constexpr OutletId kRadio{0};
constexpr FunctionId kPort{0};
constexpr DataId kPlans{0};

/// Two groups that know each other, one outlet that the first follows, one narrative that feeds on
/// the port and on the plans.
Space harbour() {
  Space space;
  space.groups = {
      {.name = "dockers",
       .trust = 600,
       .support = 700,
       .follows = {{kRadio, 400}},
       .contacts = {{kTeachers, 100}}},
      {.name = "teachers", .trust = 600, .support = 700, .contacts = {{kDockers, 100}}}};
  space.outlets = {{.name = "radio"}};
  space.narratives = {{.name = "sold",
                       .credibility = 300,
                       .seed = 10,
                       .half_life = hours(24),
                       .against_trust = 400,
                       .against_support = 200}};
  space.feeds = {{kSold, entity(kPort), 700, 250}, {kSold, entity(kPlans), 0, 300, true}};
  return space;
}

using Exercise = Course<State>;

Event about(EventKind kind, Entity subject, std::int64_t amount = 0, Entity object = {}) {
  Event event = fact(kind, subject, amount, 0);
  event.object = object;
  return event;
}
Event seeded(Entity where) { return about(EventKind::kNarrativeSeeded, entity(kSold), 0, where); }
Event port(std::int64_t permille) {
  return about(EventKind::kFunctionChanged, entity(kPort), permille);
}
Event statement(std::int64_t permille) {
  return about(EventKind::kCredibilityMoved, entity(kSold), -permille);
}
Event of_radio(EventKind kind, std::int64_t amount = 0) {
  return about(kind, entity(kRadio), amount);
}

using Plan = std::vector<std::pair<terms::Duration, Event>>;

void play(Exercise& exercise, const Plan& plan, terms::Duration end) {
  for (const auto& [at, event] : plan) exercise.happen(at, event);
  exercise.until(end);
}

/// Who has ever believed it among the dockers, or was talked out of it: parts per million.
std::int64_t reached(const Space& space, const Plan& plan, terms::Duration end = days(2)) {
  Exercise exercise(space);
  play(exercise, plan, end);
  return kEverybody - exercise.state.share(kSold, kDockers).ignorant;
}
std::int64_t reached(const Plan& plan) { return reached(harbour(), plan); }

const Plan kSeeded = {{hours(1), seeded(entity(kDockers))}};

Plan seeded_and(terms::Duration at, Event event) {
  Plan plan = kSeeded;
  plan.emplace_back(at, event);
  return plan;
}

TEST(Information, ARumourSpreadsFromWhereItIsSeededToThoseInContact) {
  const Space space = harbour();
  Exercise exercise(space);
  play(exercise, kSeeded, days(1));
  EXPECT_GT(exercise.state.believed(kSold, kDockers), 100);
  EXPECT_GT(exercise.state.believed(kSold, kTeachers), 20);
  EXPECT_GT(exercise.state.believed(kSold, kDockers), exercise.state.believed(kSold, kTeachers));
}

TEST(Information, WithoutContactItStaysWhereItIs) {
  Space space = harbour();
  for (Group& group : space.groups) group.contacts.clear();
  Exercise exercise(space);
  play(exercise, kSeeded, days(1));
  EXPECT_GT(exercise.state.believed(kSold, kDockers), 50);
  EXPECT_EQ(exercise.state.share(kSold, kTeachers).ignorant, kEverybody);
}

TEST(Information, ASeedInNoPlaceIsSownInAllGroups) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), seeded({}));
  EXPECT_EQ(exercise.state.believed(kSold, kDockers), 10);
  EXPECT_EQ(exercise.state.believed(kSold, kTeachers), 10);
}

TEST(Information, ARumourFedByARealOutageSpreadsFurther) {
  EXPECT_GT(reached(seeded_and(hours(3), port(400))), reached(kSeeded) * 5 / 4);
}

TEST(Information, AnEarlyStatementBeatsALateOne) {
  const std::int64_t early = reached(seeded_and(hours(4), statement(200)));
  const std::int64_t late = reached(seeded_and(hours(30), statement(200)));
  EXPECT_LT(early, late * 3 / 4);
  EXPECT_LT(late, reached(kSeeded));
}

TEST(Information, AStatementIsWorthWhatItsAuthorIsTrusted) {
  Space mistrusting = harbour();
  for (Group& group : mistrusting.groups) group.trust = 100;
  const Plan stated = seeded_and(hours(4), statement(200));
  EXPECT_LT(reached(harbour(), stated), reached(mistrusting, stated));
}

TEST(Information, ForewarnedPeopleDoNotFallForIt) {
  const Plan forewarned = {
      {hours(0), about(EventKind::kGroupForewarned, entity(kDockers), 400, entity(kSold))},
      kSeeded.front()};
  const Space space = harbour();
  Exercise exercise(space);
  play(exercise, forewarned, days(2));
  Exercise unwarned(space);
  play(unwarned, kSeeded, days(2));
  EXPECT_GE(exercise.state.share(kSold, kDockers).immune, 400'000);
  EXPECT_LT(exercise.state.believed(kSold, kDockers) * 2, unwarned.state.believed(kSold, kDockers));
}

TEST(Information, BotsPushItUntilTheyStop) {
  const Event push = about(EventKind::kNarrativePushed, entity(kSold), 500);
  const Event stop = about(EventKind::kNarrativePushed, entity(kSold), 0);
  Plan stopped = seeded_and(hours(2), push);
  stopped.emplace_back(hours(8), stop);
  EXPECT_GT(reached(seeded_and(hours(2), push)), reached(stopped));
  EXPECT_GT(reached(stopped), reached(kSeeded));
}

TEST(Information, AnOutletTellsItWithoutAnybodyBelievingItYet) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), seeded(entity(kRadio)));
  EXPECT_TRUE(exercise.state.carries(kRadio, kSold));
  EXPECT_EQ(exercise.state.believed(kSold, kDockers), 0);
  exercise.until(hours(4));
  EXPECT_GT(exercise.state.believed(kSold, kDockers), 0);
}

TEST(Information, WhatIsTakenDownIsCarriedNoLonger) {
  const Plan carried = {{hours(1), seeded(entity(kRadio))}};
  Plan taken = carried;
  taken.emplace_back(hours(6), about(EventKind::kNarrativeTaken, entity(kSold), 0, entity(kRadio)));
  EXPECT_LT(reached(taken), reached(carried));
}

TEST(Information, ATakedownOfEverythingEndsThePushToo) {
  Plan pushed = seeded_and(hours(2), about(EventKind::kNarrativePushed, entity(kSold), 500));
  const std::int64_t going_on = reached(pushed);
  pushed.emplace_back(hours(4), about(EventKind::kNarrativeTaken, entity(kSold)));
  EXPECT_LT(reached(pushed), going_on);
}

TEST(Information, AnOutletReachesNobodyWithoutWhatItNeeds) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), seeded(entity(kRadio)));
  exercise.happen(hours(1), of_radio(EventKind::kSupplyFailed));
  exercise.happen(hours(1), of_radio(EventKind::kSupplyFailed));
  exercise.happen(hours(2), of_radio(EventKind::kSupplyRestored));
  EXPECT_EQ(exercise.state.availability(kRadio), 0);
  exercise.until(hours(10));
  EXPECT_EQ(exercise.state.share(kSold, kDockers).ignorant, kEverybody);
  exercise.happen(hours(10), of_radio(EventKind::kSupplyRestored));
  exercise.until(hours(12));
  EXPECT_LT(exercise.state.share(kSold, kDockers).ignorant, kEverybody);
}

TEST(Information, AnOutletIsSwitchedDamagedAndRepaired) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), of_radio(EventKind::kSwitched, 400));
  EXPECT_EQ(exercise.state.availability(kRadio), 400);
  exercise.happen(hours(1), of_radio(EventKind::kDamaged));
  EXPECT_EQ(exercise.state.availability(kRadio), 0);
  exercise.happen(hours(1), of_radio(EventKind::kRepaired));
  EXPECT_EQ(exercise.state.availability(kRadio), 400);
}

TEST(Information, HalfForgetItInItsHalfLife) {
  Space space = harbour();
  space.habits.talks = 0;
  space.narratives[0].seed = 800;
  Exercise exercise(space);
  play(exercise, {{hours(0), seeded(entity(kDockers))}}, hours(24));
  EXPECT_NEAR(static_cast<double>(exercise.state.share(kSold, kDockers).believing), 400'000, 5000);
}

TEST(Information, WhoMeetsTheImmuneIsTalkedOutOfIt) {
  Space space = harbour();
  space.narratives[0].credibility = 0;
  space.narratives[0].seed = 500;
  Plan plan = {{hours(0), about(EventKind::kGroupForewarned, entity(kDockers), 500)},
               {hours(0), seeded(entity(kDockers))}};
  Exercise exercise(space);
  play(exercise, plan, hours(3));
  space.narratives[0].credibility = 1000;  // then nobody can be
  Exercise credulous(space);
  play(credulous, plan, hours(3));
  EXPECT_LT(exercise.state.share(kSold, kDockers).believing,
            credulous.state.share(kSold, kDockers).believing / 2);
}

TEST(Information, PartsAlwaysAddUpToEverybody) {
  const Space space = harbour();
  Exercise exercise(space);
  terms::Stream chance(7, terms::Purpose::kChoice, 0);
  const Event deeds[] = {seeded({}),
                         port(0),
                         port(1000),
                         statement(50),
                         about(EventKind::kGroupForewarned, entity(kTeachers), 200),
                         about(EventKind::kNarrativePushed, entity(kSold), 3000)};
  for (int i = 1; i < 200; ++i) {
    exercise.happen(minutes(i * 17), deeds[chance.below(std::size(deeds))]);
    for (const GroupId group : {kDockers, kTeachers}) {
      const Share& share = exercise.state.share(kSold, group);
      ASSERT_EQ(share.ignorant + share.believing + share.immune, kEverybody);
      ASSERT_GE(std::min({share.ignorant, share.believing, share.immune}), 0);
    }
  }
}

/// Each of what is declared, moved alone.
void expect_moves(void (*move)(Space&), const Plan& plan) {
  Space moved = harbour();
  move(moved);
  EXPECT_NE(reached(moved, plan), reached(harbour(), plan));
}

TEST(Information, EveryRateMovesTheOutcome) {
  const Plan carried = {{hours(1), seeded(entity(kRadio))}, {hours(3), port(600)}};
  Plan leaked = kSeeded;
  leaked.emplace_back(hours(3), about(EventKind::kDataTaken, entity(kPlans)));
  expect_moves([](Space& s) { s.habits.talks = 13; }, kSeeded);
  expect_moves([](Space& s) { s.habits.step = minutes(15); }, kSeeded);
  expect_moves([](Space& s) { s.narratives[0].credibility = 310; }, kSeeded);
  expect_moves([](Space& s) { s.narratives[0].seed = 11; }, kSeeded);
  expect_moves([](Space& s) { s.narratives[0].half_life = hours(25); }, kSeeded);
  expect_moves([](Space& s) { s.groups[0].contacts[0].permille = 120; }, kSeeded);
  expect_moves([](Space& s) { s.groups[0].follows[0].reach = 420; }, carried);
  expect_moves([](Space& s) { s.groups[0].leaning = 100; }, carried);
  expect_moves([](Space& s) { s.outlets[0].leaning = -100; }, carried);
  expect_moves([](Space& s) { s.feeds[0].by = 260; }, carried);
  expect_moves([](Space& s) { s.feeds[0].below = 500; }, carried);
  expect_moves([](Space& s) { s.feeds[1].by = 310; }, leaked);
  expect_moves([](Space& s) { s.groups[0].trust = 500; }, seeded_and(hours(2), statement(200)));
}

TEST(Credibility, IsRaisedByAnOutageWhileItLasts) {
  const Space space = harbour();
  Exercise exercise(space);
  const std::uint64_t outage = exercise.happen(hours(1), port(699));
  EXPECT_EQ(exercise.state.credibility(kSold), 550);
  EXPECT_EQ(exercise.last(EventKind::kCredibilityMoved, entity(kSold)).amount, 250);
  EXPECT_EQ(exercise.last(EventKind::kCredibilityMoved, entity(kSold)).cause, outage);
  exercise.happen(hours(2), port(100));
  EXPECT_EQ(exercise.state.credibility(kSold), 550);
  const std::uint64_t over = exercise.happen(hours(3), port(700));
  EXPECT_EQ(exercise.state.credibility(kSold), 300);
  EXPECT_EQ(exercise.last(EventKind::kCredibilityMoved, entity(kSold)).cause, over);
}

TEST(Credibility, StaysRaisedWhereItIsForGood) {
  Space space = harbour();
  space.feeds[0].for_good = true;
  Exercise exercise(space);
  exercise.happen(hours(1), port(0));
  exercise.happen(hours(2), port(1000));
  EXPECT_EQ(exercise.state.credibility(kSold), 550);
}

TEST(Credibility, IsRaisedOnceByALeakForGood) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), about(EventKind::kDataTaken, entity(kPlans)));
  exercise.happen(hours(2), about(EventKind::kDataTaken, entity(kPlans)));
  EXPECT_EQ(exercise.state.credibility(kSold), 600);
}

TEST(Credibility, WhatIsSaidAgainstItOutlastsTheOutage) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), port(0));
  exercise.happen(hours(2), statement(100));
  EXPECT_EQ(exercise.state.credibility(kSold), 450);
  exercise.happen(hours(3), port(1000));
  EXPECT_EQ(exercise.state.credibility(kSold), 200);
  exercise.happen(hours(4), statement(5000));
  EXPECT_EQ(exercise.state.credibility(kSold), 0);
}

TEST(Figures, FallByWhatBelievingCostsAndComeBackWithForgetting) {
  const Space space = harbour();
  Exercise exercise(space);
  play(exercise, kSeeded, days(3));
  const std::int64_t believed = exercise.state.believed(kSold, kDockers);
  EXPECT_NEAR(static_cast<double>(exercise.state.trust(kDockers)),
              static_cast<double>(600 - believed * 400 / 1000), 10);
  EXPECT_NEAR(static_cast<double>(exercise.state.support(kDockers)),
              static_cast<double>(700 - believed * 200 / 1000), 10);
  EXPECT_EQ(exercise.state.availability(kDockers), exercise.state.support(kDockers));
  exercise.until(days(60));
  EXPECT_EQ(exercise.state.trust(kDockers), 600);
  EXPECT_EQ(exercise.state.support(kDockers), 700);
}

TEST(Figures, AreStatedByTheWholePercent) {
  const Space space = harbour();
  Exercise exercise(space);
  play(exercise, kSeeded, days(3));
  std::int64_t before = 0;
  for (const Event& event : exercise.told) {
    if (event.kind != EventKind::kBelieved || event.object != entity(kDockers)) continue;
    EXPECT_GE(std::abs(event.amount - before), 10);
    before = event.amount;
  }
  EXPECT_EQ(before, exercise.state.believed(kSold, kDockers));
}

TEST(Figures, WhatOthersMoveThemByStays) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), about(EventKind::kSupportMoved, entity(kDockers), 500));
  play(exercise, {{hours(2), seeded(entity(kDockers))}}, days(2));
  EXPECT_LT(exercise.state.support(kDockers), 490);
  exercise.until(days(60));
  EXPECT_EQ(exercise.state.support(kDockers), 500);
}

TEST(Information, AFigureIsWalkedBackToTheOutageThatFedTheRumour) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), seeded(entity(kDockers)));
  const std::uint64_t outage = exercise.happen(hours(3), port(0));
  exercise.until(days(1));
  const Event trust = exercise.last(EventKind::kTrustMoved, entity(kDockers));
  const Event& believed = exercise.numbered(trust.cause);
  EXPECT_EQ(believed.kind, EventKind::kBelieved);
  EXPECT_EQ(believed.object, entity(kDockers));
  const Event& moved = exercise.numbered(believed.cause);
  EXPECT_EQ(moved.kind, EventKind::kCredibilityMoved);
  EXPECT_EQ(moved.cause, outage);
}

TEST(Information, BeliefThatFallsIsWalkedBackToWhatWasSaidAgainstIt) {
  Space space = harbour();
  space.narratives[0].half_life = hours(4);
  Exercise exercise(space);
  exercise.happen(hours(1), about(EventKind::kNarrativeSeeded, entity(kSold), 300));
  const std::uint64_t said = exercise.happen(hours(2), statement(1000));
  exercise.until(hours(6));
  EXPECT_EQ(exercise.last(EventKind::kBelieved, entity(kSold)).cause, said);
}

TEST(Information, RestsWhenNobodyBelievesAnythingAndNobodyTellsIt) {
  const Space space = harbour();
  Exercise exercise(space);
  EXPECT_EQ(exercise.state.next(), terms::kNever);
  play(exercise, kSeeded, hours(2));
  EXPECT_EQ(exercise.state.next(), terms::kStartex + hours(2) + minutes(30));
  exercise.until(days(90));
  EXPECT_EQ(exercise.state.next(), terms::kNever);
  EXPECT_EQ(exercise.state.believed(kSold, kDockers), 0);
}

TEST(Information, WhatIsAboutNobodyHereChangesNothing) {
  const Space space = harbour();
  Exercise exercise(space);
  exercise.happen(hours(1), about(EventKind::kFunctionChanged, entity(FunctionId{9}), 0));
  exercise.happen(hours(1), about(EventKind::kTrustMoved, entity(GroupId{9}), 0));
  exercise.happen(hours(1), about(EventKind::kNarrativeSeeded, entity(NarrativeId{9})));
  exercise.happen(hours(1), about(EventKind::kSwitched, entity(PumpId{0}), 0));
  EXPECT_EQ(exercise.told.size(), 4U);
  EXPECT_EQ(exercise.state.next(), terms::kNever);
}

TEST(Information, AnEmptySpaceHasNothingToSay) {
  const Space space;
  State state(space);
  Facts facts;
  state.apply(port(0));
  state.settle(terms::kStartex + days(1), facts);
  EXPECT_THAT(facts, IsEmpty());
}

TEST(Information, ACopyGoesItsOwnWay) {
  const Space space = harbour();
  Exercise exercise(space);
  play(exercise, kSeeded, hours(6));
  Exercise fork = exercise;
  fork.happen(hours(6), statement(300));
  fork.until(days(1));
  exercise.until(days(1));
  EXPECT_LT(fork.state.believed(kSold, kDockers), exercise.state.believed(kSold, kDockers));
}

TEST(Information, ItDoesNotMatterHowOftenItIsAsked) {
  const Space space = harbour();
  Exercise once(space);
  play(once, seeded_and(hours(30), statement(100)), days(3));
  Exercise often(space);
  play(often, kSeeded, hours(2));
  for (int i = 1; i < 100; ++i) often.happen(hours(2) + minutes(7 * i), port(1000));
  play(often, {{hours(30), statement(100)}}, days(3));
  EXPECT_EQ(once.state.share(kSold, kTeachers).believing,
            often.state.share(kSold, kTeachers).believing);
}

}  // namespace
}  // namespace redoubt::range::information
