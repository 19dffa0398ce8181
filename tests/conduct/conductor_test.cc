#include "controller/conduct/conductor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/conduct/chronicle.h"
#include "tests/conduct/stage.h"

namespace redoubt::conduct {
namespace {

using journal::RecordKind;

TEST(Conductor, LockstepTakesTheCourseOfTheRehearsal) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Stage stage(seed);
    ASSERT_TRUE(stage.play().ok());
    ASSERT_EQ(stage.last_fingerprint, stage.rehearsed()) << "seed " << seed;
    ASSERT_TRUE(stage.red.finished());
    ASSERT_TRUE(stage.blue.finished());
  }
}

TEST(Conductor, ItsJournalLeadsToTheSameFingerprint) {
  Stage stage;
  ASSERT_TRUE(stage.play().ok());
  EXPECT_EQ(stage.disk->records.back().kind, RecordKind::kClosed);
  const auto engine = replay(DiskJournal(stage.disk), stage.exercise);
  ASSERT_TRUE(engine.ok()) << engine.error().message;
  EXPECT_EQ((*engine)->fingerprint(), stage.last_fingerprint);
}

}  // namespace
}  // namespace redoubt::conduct
