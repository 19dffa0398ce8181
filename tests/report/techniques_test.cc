#include "controller/report/techniques.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/report/told.h"

namespace redoubt::report {
namespace {

using range::EventKind;
using testing::SizeIs;
using namespace town;

TEST(Deeds, AnOrderThatWaitedKnowsHowLong) {
  Told told;
  told.at(10).queues(kSoc, kInspect, kDesk);
  const auto start = told.at(25).starts(kSoc, kInspect, kDesk);
  told.at(40).succeeds(kSoc, kInspect, kDesk, start);
  const auto all = deeds(told.account);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].ordered, minute(10));
  EXPECT_EQ(all[0].started, minute(25));
  EXPECT_EQ(all[0].ended, minute(40));
  EXPECT_EQ(all[0].fate, Fate::kSucceeded);
}

TEST(Deeds, AnOrderThatWaitedInVainWasNeverAttempted) {
  Told told;
  told.at(10).queues(kSoc, kIsolate, kDesk);
  told.at(25).fails(kSoc, kIsolate, kDesk);
  const auto all = deeds(told.account);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_FALSE(all[0].attempted());
  EXPECT_EQ(all[0].fate, Fate::kFailed);
}

TEST(Deeds, WhatTheEndCutsShortIsUnderWay) {
  Told told;
  told.at(230).starts(kRed, kLure, kDesk);
  told.at(240).ends();
  EXPECT_EQ(deeds(told.account).at(0).fate, Fate::kUnderWay);
}

TEST(Techniques, StandByTacticInTheOrderOfAnIntrusionWithWhatBecameOfThem) {
  Told told;
  const auto steal = told.at(5).starts(kRed, kSteal, kFiles);
  const auto missed = told.at(10).fails(kRed, kLure, kDesk);
  const auto hit = told.at(20).succeeds(kRed, kLure, kOther);
  told.at(22).alerts(kSoc, kDesk, missed);
  told.at(23).alerts(kSoc, kOther, hit, kSteal);
  told.at(24).alerts(kSoc, kOther, 0);
  told.at(30).succeeds(kRed, kSteal, kFiles, steal);
  const auto tables = techniques(told.account, deeds(told.account));
  ASSERT_THAT(tables, SizeIs(2));
  EXPECT_EQ(tables[0].tactic, "initial-access");
  const TechniqueLine& lure = tables[0].lines.at(0);
  EXPECT_EQ(lure.attempted, 2U);
  EXPECT_EQ(lure.succeeded, 1U);
  EXPECT_EQ(lure.detected, 2U);
  EXPECT_EQ(lure.named, 1U) << "one was taken for something else";
  EXPECT_EQ(lure.first, minute(10));
  EXPECT_EQ(lure.last, minute(20));
  EXPECT_EQ(tables[1].lines.at(0).detected, 0U);
}

TEST(Techniques, SeveralAlertsAboutOneAttemptDetectItOnce) {
  Told told;
  const auto deed = told.at(10).succeeds(kRed, kLure, kDesk);
  told.at(12).alerts(kSoc, kDesk, deed);
  told.at(13).alerts(kSoc, kDesk, deed);
  const auto tables = techniques(told.account, deeds(told.account));
  EXPECT_EQ(tables.at(0).lines.at(0).detected, 1U);
}

TEST(Measures, StandByTeamWithTheMeanOfTheirWaits) {
  Told told;
  const auto first = told.at(10).starts(kSoc, kInspect, kDesk);
  told.at(10).queues(kSoc, kInspect, kOther);
  const auto second = told.at(30).starts(kSoc, kInspect, kOther);
  told.at(30).succeeds(kSoc, kInspect, kDesk, first);
  told.at(50).fails(kSoc, kInspect, kOther, second);
  const auto tables = measures(told.account, deeds(told.account));
  ASSERT_THAT(tables, SizeIs(2));
  EXPECT_EQ(tables[0].cell, kSoc);
  const MeasureLine& line = tables[0].lines.at(0);
  EXPECT_EQ(line.ordered, 2U);
  EXPECT_EQ(line.succeeded, 1U);
  EXPECT_EQ(line.failed, 1U);
  EXPECT_EQ(line.mean_wait(), 10 * kMinute);
  EXPECT_TRUE(tables[1].lines.empty());
}

}  // namespace
}  // namespace redoubt::report
