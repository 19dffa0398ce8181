#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/report/html.h"
#include "controller/report/json.h"
#include "controller/report/review.h"
#include "tests/rehearsal/slice.h"

namespace redoubt::report {
namespace {

using rehearsal::Slice;
using terms::kNever;
using testing::SizeIs;

/// What the engine and both minds really do, not what a test tells.
Account rehearsed(const Slice& slice, std::uint64_t seed) {
  Account account;
  account.exercise = slice.draw();
  account.seed = seed;
  const auto course =
      rehearsal::rehearse(account.exercise, seed, rehearsal::shipped_minds(), listener(account));
  EXPECT_TRUE(course.ok());
  account.fingerprint = course->fingerprint;
  return account;
}

TEST(Rehearsed, WhatHoldsForEveryCourse) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Account account = rehearsed({}, seed);
    const Review review(account);
    for (const Intrusion& intrusion : review.intrusions) {
      ASSERT_TRUE(intrusion.by.valid() && intrusion.action.valid()) << "seed " << seed;
      ASSERT_LE(intrusion.begin, intrusion.detected);
      ASSERT_LE(intrusion.begin, intrusion.contained);
      ASSERT_LE(intrusion.contained, intrusion.recovered);
    }
    for (const Deed& deed : review.deeds) {
      ASSERT_LE(deed.ordered, deed.started);
      ASSERT_LE(deed.started, deed.ended);
    }
    ASSERT_TRUE(review.marks.proven);
  }
}

TEST(Rehearsed, AnIntruderWhomTheTeamCutsOffIsContained) {
  const Account account = rehearsed({}, 2026);
  const Review review(account);
  ASSERT_THAT(review.intrusions, SizeIs(1));
  EXPECT_NE(review.intrusions[0].detected, kNever);
  EXPECT_EQ(review.intrusions[0].contained_by, Slice::kIsolate);
  EXPECT_THAT(review.intrusions[0].falls, SizeIs(1)) << "the portal stands on that host";
  EXPECT_EQ(review.intrusions[0].falls[0].by, Slice::kBlue);
}

TEST(Rehearsed, TheSameSeedGivesTheSameReport) {
  EXPECT_EQ(to_html(rehearsed({}, 5)), to_html(rehearsed({}, 5)));
  EXPECT_EQ(to_json(rehearsed({}, 5)), to_json(rehearsed({}, 5)));
}

}  // namespace
}  // namespace redoubt::report
