#include "controller/report/intrusions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/report/told.h"

namespace redoubt::report {
namespace {

using range::EventKind;
using terms::kNever;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using namespace town;

Intrusion only(const Told& told) {
  const auto all = intrusions(told.account);
  EXPECT_THAT(all, SizeIs(1));
  return all.at(0);
}

TEST(Intrusions, AQuietExerciseHasNone) {
  Told told;
  told.at(240).ends();
  EXPECT_THAT(intrusions(told.account), IsEmpty());
}

TEST(Intrusions, BeginWhenRedGetsInAndSayHow) {
  Told told;
  told.at(10).red_enters(kDesk);
  const Intrusion stay = only(told);
  EXPECT_EQ(stay.begin, minute(10));
  EXPECT_EQ(stay.action, kLure);
  EXPECT_EQ(stay.owner, kSoc);
  EXPECT_EQ(stay.by, kRed);
  EXPECT_EQ(stay.detected, kNever);
  EXPECT_FALSE(stay.to_contain());
}

TEST(Intrusions, AreDetectedByTheFirstTrueAlertOfTheOwner) {
  Told told;
  const auto deed = told.at(10).red_enters(kDesk);
  told.at(12).alerts(kSoc, kDesk, 0);      // a false alarm
  told.at(13).alerts(kAlly, kDesk, deed);  // somebody else's
  told.at(14).alerts(kSoc, kOther, deed);  // about another host
  told.at(25).alerts(kSoc, kDesk, deed);
  told.at(30).alerts(kSoc, kDesk, deed);
  EXPECT_EQ(only(told).detected, minute(25));
  EXPECT_EQ(only(told).how, Noticed::kByAlert);
  EXPECT_EQ(only(told).to_detect(), 15 * kMinute);
}

TEST(Intrusions, AreDetectedByAnInspectionThatFindsThem) {
  Told told;
  told.at(10).red_enters(kDesk);
  told.at(20).finds(kSoc, kDesk, terms::FindingKind::kClean);
  told.at(40).finds(kSoc, kDesk, terms::FindingKind::kSession);
  EXPECT_EQ(only(told).detected, minute(40));
  EXPECT_EQ(only(told).how, Noticed::kByInspection);
}

TEST(Intrusions, AnAlertBeforeRedIsInDetectsNothing) {
  Told told;
  const auto attempt = told.at(5).fails(kRed, kLure, kDesk);
  told.at(6).alerts(kSoc, kDesk, attempt);
  told.at(10).red_enters(kDesk);
  EXPECT_EQ(only(told).detected, kNever);
}

TEST(Intrusions, ACutOffHostIsContainedAndRecoversWhenCleanAndJoinedAgain) {
  Told told;
  told.at(10).red_enters(kDesk);
  told.at(30).isolates(kSoc, kDesk);
  told.at(40).red_loses(kDesk);
  told.at(70).happens(EventKind::kHostRejoined, entity(kDesk));
  EXPECT_EQ(only(told).contained, minute(30));
  EXPECT_EQ(only(told).contained_by, kIsolate);
  EXPECT_EQ(only(told).recovered, minute(70));
  EXPECT_EQ(only(told).to_recover(), 60 * kMinute);
}

TEST(Intrusions, ARestoredHostIsContainedAndRecoveredAtOnce) {
  Told told;
  told.at(10).red_enters(kDesk);
  told.at(15).happens(EventKind::kPersistencePlanted, entity(kDesk), 1);
  told.at(50).happens(EventKind::kHostRestored, entity(kDesk));
  EXPECT_EQ(only(told).contained, minute(50));
  EXPECT_EQ(only(told).recovered, minute(50));
}

TEST(Intrusions, ASessionThatComesBackByItselfWasNeverContained) {
  Told told;
  told.at(10).red_enters(kDesk);
  told.at(15).happens(EventKind::kPersistencePlanted, entity(kDesk), 1);
  told.at(30).red_loses(kDesk);
  told.happens(EventKind::kAccessGained, entity(kDesk), 1);
  EXPECT_EQ(only(told).contained, kNever);
  EXPECT_EQ(only(told).returns, 0U);
}

TEST(Intrusions, AReturnUndoesContainmentAndIsCounted) {
  Told told;
  told.at(10).red_enters(kDesk);
  told.at(15).happens(EventKind::kPersistencePlanted, entity(kDesk), 1);
  told.at(30).isolates(kSoc, kDesk);
  told.at(50).happens(EventKind::kHostRejoined, entity(kDesk));
  EXPECT_EQ(only(told).contained, kNever);
  EXPECT_EQ(only(told).returns, 1U);
  told.at(90).red_loses(kDesk);
  EXPECT_EQ(only(told).contained, minute(90));
  EXPECT_EQ(only(told).recovered, kNever) << "its way back is still there";
}

TEST(Intrusions, AnotherStayOnTheSameHostIsAnotherIntrusion) {
  Told told;
  told.at(10).red_enters(kDesk);
  told.at(20).red_loses(kDesk);
  told.at(60).red_enters(kDesk);
  const auto all = intrusions(told.account);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].recovered, minute(20));
  EXPECT_EQ(all[1].begin, minute(60));
}

TEST(Intrusions, WhatExerciseControlPlantsHasNoActor) {
  Told told;
  told.at(10).happens(EventKind::kPersistencePlanted, entity(kDesk), 16);
  EXPECT_FALSE(only(told).by.valid());
  EXPECT_FALSE(only(told).action.valid());
  EXPECT_EQ(only(told).contained, kNever) << "nobody has done anything about it";
}

TEST(Intrusions, DataTakenThereIsPartOfTheCost) {
  Told told;
  told.at(10).red_enters(kFiles);
  told.at(20).happens(EventKind::kDataTaken, entity(kTender), 0, entity(kFiles));
  EXPECT_THAT(only(told).taken, ElementsAre(kTender));
}

TEST(Intrusions, AFunctionThatFallsBecauseOfTheHostIsPartOfTheCostUntilItIsBack) {
  Told told;
  told.at(10).red_enters(kFiles);
  const auto set = told.at(20).happens(EventKind::kServiceSet, entity(kShare), 400);
  told.happens(EventKind::kFunctionChanged, entity(kPlanning), 400, {}, set);
  const auto back = told.at(80).happens(EventKind::kServiceSet, entity(kShare), 1000);
  told.happens(EventKind::kFunctionChanged, entity(kPlanning), 1000, {}, back);
  const Intrusion stay = only(told);
  ASSERT_THAT(stay.falls, SizeIs(1));
  EXPECT_EQ(stay.falls[0].to_permille, 400);
  EXPECT_EQ(stay.falls[0].from, minute(20));
  EXPECT_EQ(stay.falls[0].until, minute(80));
}

TEST(Intrusions, TheMedianOfAnEvenNumberIsTheLowerMiddle) {
  EXPECT_FALSE(median({}));
  EXPECT_EQ(median({4 * kMinute, 1 * kMinute, 3 * kMinute, 2 * kMinute}), 2 * kMinute);
}

}  // namespace
}  // namespace redoubt::report
