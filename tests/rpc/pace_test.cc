#include "controller/rpc/pace.h"

#include <gtest/gtest.h>

namespace redoubt::rpc {
namespace {

using std::chrono::milliseconds;

const Pace::Time kNoon = Pace::Time(std::chrono::hours(12));

/// How much of the processors' time goes in a second to whoever always has something to write.
Pace::Cost pushed_in_a_second(Pace& pace, std::size_t bytes) {
  Pace::Cost spent{0};
  for (auto now = kNoon; now < kNoon + std::chrono::seconds(1);
       now += std::chrono::microseconds(5)) {
    if (pace.take(bytes, now)) {
      spent += Pace::kOfAWrite + Pace::kOfAByte * static_cast<Pace::Cost::rep>(bytes);
    }
  }
  return spent;
}

TEST(Pace, LetsItsShareThroughAndNoMore) {
  for (const std::size_t bytes : {std::size_t{0}, std::size_t{1'000}, std::size_t{200'000}}) {
    Pace pace(/*processors=*/4, /*percent=*/20);
    const auto spent = pushed_in_a_second(pace, bytes);
    EXPECT_GE(spent, milliseconds(790)) << bytes;
    EXPECT_LE(spent, milliseconds(815)) << bytes;
  }
}

TEST(Pace, WhatWasNotUsedIsSavedForAWhileAlone) {
  Pace pace(/*processors=*/1, /*percent=*/100);
  int at_once = 0;
  while (pace.take(0, kNoon)) ++at_once;
  EXPECT_EQ(at_once, Pace::kSaved / Pace::kOfAWrite + 1);
}

}  // namespace
}  // namespace redoubt::rpc
