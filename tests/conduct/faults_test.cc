#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proto/terms/random.h"
#include "tests/conduct/stage.h"

/// The same course, whatever happens to agents, lines and the controller.
namespace redoubt::conduct {
namespace {

using terms::Odds;
using terms::Purpose;
using terms::Stream;

/// Does to a player what a bad line, a restart or a slow machine would.
class Trouble {
 public:
  explicit Trouble(std::uint64_t seed) : chance_(seed, Purpose::kMind, 0) {}

  void operator()(Door& door, Player& player) {
    if (chance_.happens(Odds{100'000})) player.repeat_last_turn(door);
    if (!chance_.happens(Odds{100'000})) return;
    player.drop(door);
    if (chance_.happens(Odds{500'000})) player.forget();
    player.connect(door);
  }

 private:
  Stream chance_;
};

TEST(Faults, BreaksRestartsAndRepeatedAnswersChangeNothing) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Stage stage(seed);
    Trouble trouble(seed);
    ASSERT_TRUE(stage.play(trouble).ok());
    ASSERT_EQ(stage.last_fingerprint, stage.rehearsed()) << "seed " << seed;
  }
}

TEST(Faults, ReadersWithRoomForOneMessageOnlySlowTheCourseDown) {
  Stage stage;
  stage.red = Player("red", stage.bell, 1);
  stage.blue = Player("blue", stage.bell, 1);
  ASSERT_TRUE(stage.play().ok());
  EXPECT_EQ(stage.last_fingerprint, stage.rehearsed());
}

TEST(Faults, WhateverRecordIsTheLastOneRestartedAgentsEndWhereTheRehearsalDoes) {
  Stage whole;
  ASSERT_TRUE(whole.play().ok());
  const auto records = whole.disk->records;
  ASSERT_GT(records.size(), 10U);
  for (std::size_t kept = 1; kept <= records.size(); ++kept) {
    Stage stage;
    stage.disk->records.assign(records.begin(),
                               records.begin() + static_cast<std::ptrdiff_t>(kept));
    ASSERT_TRUE(stage.play().ok());
    ASSERT_EQ(stage.last_fingerprint, stage.rehearsed()) << kept << " records kept";
  }
}

TEST(Faults, AgentsThatSurviveTheControllerCarryOn) {
  for (std::size_t commit = 1;; ++commit) {
    Stage stage;
    stage.disk->fails_at = commit;
    const bool broke = !stage.play().ok();
    if (broke) {
      stage.disk->fails_at.reset();
      ASSERT_TRUE(stage.play().ok());
    }
    ASSERT_EQ(stage.last_fingerprint, stage.rehearsed()) << "broke at commit " << commit;
    if (!broke) break;
  }
}

TEST(Faults, AControllerThatBreaksOffAgainAndAgainStillGetsThere) {
  Stage stage;
  int starts = 1;
  stage.disk->fails_at = 1;
  while (!stage.play().ok()) {
    stage.disk->fails_at = stage.disk->commits + 1;
    ++starts;
  }
  EXPECT_GT(starts, 3);
  EXPECT_EQ(stage.last_fingerprint, stage.rehearsed());
}

TEST(Faults, StoppedAndResumedItTakesTheSameCourse) {
  for (int stop_after = 1; stop_after < 20; ++stop_after) {
    Stage stage;
    int steps = 0;
    const auto stop_there = [&](Door& door, Player&) {
      if (++steps == stop_after) static_cast<Conductor&>(door).stop();
    };
    ASSERT_TRUE(stage.play(stop_there).ok());
    ASSERT_TRUE(stage.play().ok());
    ASSERT_EQ(stage.last_fingerprint, stage.rehearsed()) << "stopped after " << stop_after;
    ASSERT_TRUE(stage.red.finished());
  }
}

}  // namespace
}  // namespace redoubt::conduct
