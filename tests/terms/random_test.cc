#include "proto/terms/random.h"

#include <gtest/gtest.h>

#include <array>

namespace redoubt::terms {
namespace {

/// Draws are part of every fingerprint: these numbers must never change.
TEST(Stream, DrawsTheSameForEver) {
  Stream stream(42, Purpose::kSuccess, 7);
  EXPECT_EQ(stream.next(), 15004470617646434341U);
  EXPECT_EQ(stream.next(), 3194322510122364406U);
  EXPECT_EQ(stream.below(1'000'000), 488602U);
}

TEST(Stream, OfAnotherSeedPurposeOrEntityIsAnother) {
  const std::uint64_t one = Stream(1, Purpose::kSuccess, 1).next();
  EXPECT_NE(one, Stream(2, Purpose::kSuccess, 1).next());
  EXPECT_NE(one, Stream(1, Purpose::kDuration, 1).next());
  EXPECT_NE(one, Stream(1, Purpose::kSuccess, 2).next());
}

TEST(Stream, FromItsSourcesIsTheSame) {
  const Sources sources(99);
  for (std::uint64_t i = 1; i < kPurposes; ++i) {
    const auto purpose = static_cast<Purpose>(i);
    EXPECT_EQ(sources.stream(purpose, 5).next(), Stream(99, purpose, 5).next());
  }
}

TEST(Stream, StaysWithinWhatIsAskedFor) {
  Stream stream(3, Purpose::kChoice, 0);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_LT(stream.below(7), 7U);
    const std::int64_t between = stream.between(-2, 2);
    EXPECT_TRUE(-2 <= between && between <= 2);
  }
  EXPECT_EQ(stream.between(5, 5), 5);
  EXPECT_EQ(stream.below(1), 0U);
}

TEST(Stream, FavoursNothing) {
  Stream stream(4, Purpose::kChoice, 0);
  std::array<int, 6> seen{};
  for (int i = 0; i < 60'000; ++i) ++seen[stream.below(6)];
  for (const int times : seen) EXPECT_NEAR(times, 10'000, 400);  // four deviations
}

TEST(Odds, AreKeptOverManyDraws) {
  Stream stream(5, Purpose::kSuccess, 0);
  int times = 0;
  for (int i = 0; i < 100'000; ++i) times += stream.happens(Odds{250'000}) ? 1 : 0;
  EXPECT_NEAR(times, 25'000, 550);  // four deviations
  EXPECT_FALSE(stream.happens(Odds{0}));
  EXPECT_TRUE(stream.happens(Odds{Odds::kCertain}));
}

TEST(Odds, OfBothAreTheProduct) {
  EXPECT_EQ(both({500'000}, {500'000}), Odds{250'000});
  EXPECT_EQ(both({Odds::kCertain}, {123}), Odds{123});
  EXPECT_EQ(both({1}, {1}), Odds{0});
}

}  // namespace
}  // namespace redoubt::terms
