#include "controller/engine/lockstep.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace redoubt::engine {
namespace {

using terms::Code;
using terms::from_microseconds;
using testing::ElementsAre;
using testing::IsEmpty;
using Seat = Lockstep::Seat;
using Taken = Lockstep::Taken;

constexpr Seat kRed = 0;
constexpr Seat kBlue = 1;

/// The answer to a seat's latest grant, asking to be woken then.
terms::Turn turn(const Lockstep& lockstep, Seat seat, terms::ExerciseTime wake = terms::kNever) {
  terms::Turn answer{lockstep.grant_of(seat), {}};
  answer.intent.wake = wake;
  return answer;
}

/// Two seats, both with news, granted their first turn.
Lockstep both_granted() {
  Lockstep lockstep(2);
  lockstep.news(kRed);
  lockstep.news(kBlue);
  lockstep.round(terms::kStartex);
  return lockstep;
}

std::vector<Seat> seats(const std::vector<Lockstep::Answered>& answers) {
  std::vector<Seat> order;
  for (const auto& answered : answers) order.push_back(answered.seat);
  return order;
}

TEST(Lockstep, TimeGoesOnWhenNobodyHasNewsOrAWake) {
  Lockstep lockstep(2);
  EXPECT_THAT(lockstep.round(terms::kStartex), IsEmpty());
  EXPECT_EQ(lockstep.next_wake(), terms::kNever);
}

TEST(Lockstep, OnlyWhoHasNewsIsAsked) {
  Lockstep lockstep(2);
  lockstep.news(kBlue);
  EXPECT_THAT(lockstep.round(terms::kStartex), ElementsAre(kBlue));
  EXPECT_THAT(lockstep.awaited(), ElementsAre(kBlue));
}

TEST(Lockstep, WhoHoldsTimeBackIsNamed) {
  Lockstep lockstep = both_granted();
  EXPECT_TRUE(lockstep.answer(kRed, turn(lockstep, kRed)).ok());
  EXPECT_THAT(lockstep.awaited(), ElementsAre(kBlue));
}

TEST(Lockstep, AnswersCountInTheOrderOfSeatsNotOfArrival) {
  Lockstep lockstep = both_granted();
  EXPECT_TRUE(lockstep.answer(kBlue, turn(lockstep, kBlue)).ok());
  EXPECT_TRUE(lockstep.answer(kRed, turn(lockstep, kRed)).ok());
  EXPECT_THAT(seats(lockstep.collect()), ElementsAre(kRed, kBlue));
}

TEST(Lockstep, AnAnswerSentTwiceCountsOnce) {
  Lockstep lockstep = both_granted();
  EXPECT_EQ(*lockstep.answer(kRed, turn(lockstep, kRed)), Taken::kNow);
  EXPECT_EQ(*lockstep.answer(kRed, turn(lockstep, kRed)), Taken::kRepeated);
}

TEST(Lockstep, AnAnswerToAGrantNeverGivenIsRefused) {
  Lockstep lockstep = both_granted();
  EXPECT_EQ(lockstep.answer(kRed, {2, {}}).error().code, Code::kOutOfRange);
  EXPECT_EQ(lockstep.answer(kRed, {0, {}}).error().code, Code::kOutOfRange);
}

TEST(Lockstep, ATurnOverTheLimitIsRefusedAndStaysOpen) {
  Lockstep lockstep = both_granted();
  terms::Turn flood = turn(lockstep, kRed);
  flood.intent.orders.resize(terms::kOrdersPerTurnMax + 1);
  EXPECT_EQ(lockstep.answer(kRed, flood).error().code, Code::kInvalidArgument);
  EXPECT_THAT(lockstep.awaited(), ElementsAre(kRed, kBlue));
}

TEST(Lockstep, AWakeIsKeptUntilItsTime) {
  Lockstep lockstep = both_granted();
  const auto later = from_microseconds(500);
  EXPECT_TRUE(lockstep.answer(kRed, turn(lockstep, kRed, later)).ok());
  EXPECT_TRUE(lockstep.answer(kBlue, turn(lockstep, kBlue)).ok());
  lockstep.collect();
  EXPECT_EQ(lockstep.next_wake(), later);
  EXPECT_THAT(lockstep.round(from_microseconds(499)), IsEmpty());
  EXPECT_THAT(lockstep.round(later), ElementsAre(kRed));
}

TEST(Lockstep, AskingForThePresentCannotHoldTimeBack) {
  Lockstep lockstep = both_granted();
  EXPECT_TRUE(lockstep.answer(kRed, turn(lockstep, kRed, terms::kStartex)).ok());
  EXPECT_TRUE(lockstep.answer(kBlue, turn(lockstep, kBlue)).ok());
  lockstep.collect();
  EXPECT_THAT(lockstep.round(terms::kStartex), IsEmpty());
  EXPECT_GT(lockstep.next_wake(), terms::kStartex);
}

}  // namespace
}  // namespace redoubt::engine
