#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>

#include "tests/conduct/guest.h"

namespace redoubt::conduct {
namespace {

/// What the watcher was told last.
struct Watched : testing::Test {
  Watched() {
    stage.watcher = [this](const Progress& progress) {
      const std::scoped_lock lock(mutex);
      last = progress;
      stage.bell.ring();
    };
  }
  /// Waits until it is told of something like this.
  template <class Like>
  Progress told(Like like) {
    while (true) {
      {
        const std::scoped_lock lock(mutex);
        if (last && like(*last)) return *last;
      }
      stage.bell.wait();
    }
  }

  Stage stage;
  std::mutex mutex;
  std::optional<Progress> last;
};

TEST_F(Watched, NamesWhoHoldsTimeBackAndWhoIsThere) {
  Running running(stage.conductor(), stage.bell);
  Guest guest(stage.bell);
  guest.enter(running.door(), lockstep_hello("red", "r1"));
  guest.next<terms::Grant>();
  guest.say(terms::Turn{1, {}});
  const Progress progress = told([](const Progress& one) {
    return !one.cells.empty() && !one.cells[0].agents.empty() && !one.cells[0].awaited;
  });
  EXPECT_EQ(progress.cells[0].name, "red");
  EXPECT_EQ(progress.cells[0].agents, std::vector<std::string>{"r1"});
  EXPECT_TRUE(progress.cells[1].awaited);
  EXPECT_TRUE(progress.cells[1].lockstep);
  EXPECT_TRUE(progress.cells[1].agents.empty());
}

TEST_F(Watched, TellsHowFarTheSlowestReaderIsBehind) {
  Running running(stage.conductor(), stage.bell);
  Guest guest(stage.bell);
  guest.enter(running.door(), hello("blue"));
  const auto seen = guest.next<terms::Observations>();
  told([&](const Progress& one) {
    return !one.cells.empty() && one.cells[1].behind == seen.batch->size();
  });
  guest.say(terms::Seen{seen.batch->size()});
  told([](const Progress& one) { return one.cells[1].behind == 0; });
}

TEST_F(Watched, TheLastReportIsOfTheEnd) {
  ASSERT_TRUE(stage.play().ok());
  EXPECT_TRUE(last->ended);
  EXPECT_EQ(last->fingerprint, stage.rehearsed());
  EXPECT_GT(last->alerts, 0U);
}

TEST_F(Watched, AResumedExerciseCountsItsAlertsOn) {
  ASSERT_TRUE(stage.play().ok());
  const auto alerts = last->alerts;
  stage.options.farewell = std::chrono::milliseconds{0};
  Running running(stage.conductor(), stage.bell);
  EXPECT_TRUE(running.join().ok());
  EXPECT_EQ(last->alerts, alerts);
}

}  // namespace
}  // namespace redoubt::conduct
