// Actions that take neither time nor people.

#include <gtest/gtest.h>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using terms::Verdict;

constexpr std::uint64_t kSeed = 7;
constexpr terms::Handle kGateway{1};

/// The slice, with an exploit that is over at once.
std::shared_ptr<const scenario::Exercise> hasty(terms::Odds odds) {
  auto exercise = *Slice{.exploit_odds = odds}.draw();
  scenario::Action& exploit = exercise.catalogue[Slice::kExploit.value];
  exploit.shortest = exploit.longest = terms::Duration{};
  return std::make_shared<scenario::Exercise>(std::move(exercise));
}

terms::Ruling exploit_gateway(engine::Engine& engine) {
  return engine.submit(Slice::kRed, {1, terms::Act{Slice::kExploit, kGateway, {}}},
                       terms::kStartex);
}

TEST(AtOnce, WhatWorksIsTakenAndNothingFollows) {
  engine::Engine engine(hasty(Slice::Certain()), kSeed);
  const auto ruling = exploit_gateway(engine);
  EXPECT_EQ(ruling.verdict, Verdict::kTaken);
  EXPECT_EQ(ruling.ends, terms::kStartex);
  EXPECT_EQ(engine.world().host({0}).access, terms::Access::kUser);
  for (const terms::Observation& seen : engine.seen_by(Slice::kRed)) {
    EXPECT_FALSE(std::holds_alternative<terms::Outcome>(seen.what));
  }
}

TEST(AtOnce, BadLuckIsARefusalWithThatReason) {
  engine::Engine engine(hasty({0}), kSeed);
  const auto ruling = exploit_gateway(engine);
  EXPECT_EQ(ruling.verdict, Verdict::kRefused);
  EXPECT_EQ(ruling.reason, terms::Reason::kBadLuck);
  EXPECT_EQ(engine.world().host({0}).access, terms::Access::kNone);
}

TEST(AtOnce, BadLuckLeavesTracesToo) {
  engine::Engine engine(hasty({0}), kSeed);
  exploit_gateway(engine);
  EXPECT_LE(engine.next_time() - terms::kStartex, 5 * kMinute);
}

TEST(AtOnce, TheSecondTryIsAnotherDraw) {
  int worked = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    engine::Engine engine(hasty({500'000}), seed);
    const bool first = exploit_gateway(engine).verdict == Verdict::kTaken;
    if (!first && exploit_gateway(engine).verdict == Verdict::kTaken) ++worked;
  }
  EXPECT_NEAR(worked, 100, 40);
}

}  // namespace
}  // namespace redoubt::rehearsal
