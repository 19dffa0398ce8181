#include "controller/conduct/hush.h"

#include <gtest/gtest.h>

namespace redoubt::conduct {
namespace {

using std::chrono::milliseconds;

const Hush::Time kNoon = Hush::Time(std::chrono::hours(12));

TEST(Hush, HoldsFromTheQuestionUntilTheAnswerHasGotThere) {
  Hush hush;
  EXPECT_FALSE(hush.holds(kNoon));
  hush.asked(kNoon);
  EXPECT_TRUE(hush.holds(kNoon + milliseconds(3)));
  hush.answered(kNoon + milliseconds(3));
  EXPECT_TRUE(hush.holds(kNoon + milliseconds(3)));
  EXPECT_FALSE(hush.holds(kNoon + milliseconds(3) + Hush::kAfterAnswer));
}

TEST(Hush, EndsByItselfWhereNobodyAnswers) {
  Hush hush;
  hush.asked(kNoon);
  EXPECT_FALSE(hush.holds(kNoon + Hush::kLongest));
}

TEST(Hush, HoldsHalfOfAllTimeAtMostHoweverMuchIsAsked) {
  Hush hush;
  int held = 0;
  constexpr int kAll = 10'000;
  for (int i = 0; i < kAll; ++i) {
    const auto now = kNoon + milliseconds(i);
    hush.asked(now);
    if (i % 7 == 0) hush.answered(now);
    held += hush.holds(now) ? 1 : 0;
  }
  EXPECT_LE(held, kAll / 2 + 2 * Hush::kLongest.count());
  EXPECT_GE(held, kAll / 4);
}

}  // namespace
}  // namespace redoubt::conduct
