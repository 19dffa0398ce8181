// One scenario and one seed: the same course in rehearsal, over gRPC between processes, and derived
// again from the journal.

#include <gtest/gtest.h>

#include "tests/system/command.h"
#include "tests/system/shipped.h"

namespace redoubt {
namespace {

class OneCourse : public ShippedExercise {};

TEST_P(OneCourse, InRehearsalOverGrpcAndInReplay) {
  const std::string exercise = folder();
  const Folder place;
  const Said rehearsed = call("redoubt", "rehearse " + exercise + " --seed 5 --json --course");
  const Said run = call("redoubt", "run " + exercise + " --seed 5 --json --out " + place.path());
  const Said replayed = call("redoubt", "replay --json " + (place / "exercise.journal"));
  ASSERT_EQ(rehearsed.status, 0);
  ASSERT_EQ(run.status, 0);
  ASSERT_EQ(replayed.status, 0);
  const std::string fingerprint = replayed.json()["fingerprint"];
  EXPECT_EQ(rehearsed.json()["courses"][0]["fingerprint"], fingerprint);
  EXPECT_EQ(run.json()["exercise"]["fingerprint"], fingerprint);
}

INSTANTIATE_TEST_SUITE_P(Shipped, OneCourse, each_shipped(), name_of);

}  // namespace
}  // namespace redoubt
