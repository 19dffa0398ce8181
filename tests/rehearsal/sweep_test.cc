#include "controller/rehearsal/sweep.h"

#include <gtest/gtest.h>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

Sweep swept(unsigned workers, const char* blue = "playbook", std::uint64_t runs = 64) {
  auto result = sweep(Slice{}.draw(), 0, runs, workers, shipped_minds("campaign", blue));
  EXPECT_TRUE(result.ok());
  return std::move(*result);
}

TEST(Sweep, TheNumberOfWorkersChangesNothing) {
  EXPECT_EQ(swept(1).fingerprint, swept(4).fingerprint);
}

TEST(Sweep, CoursesStandInOrderOfSeed) {
  const Sweep sweep = swept(4);
  for (std::size_t i = 0; i < sweep.courses.size(); ++i) EXPECT_EQ(sweep.courses[i].seed, i);
}

TEST(Sweep, StepsAreCountedOverTheRunsThatReachedTheGoal) {
  const Sweep sweep = swept(2, "idle");
  EXPECT_EQ(sweep.steps_to_goal.n, 64U);
  // One exploit at seven in ten and one escalation: 1 / 0.7 + 1 orders on average.
  EXPECT_NEAR(sweep.steps_to_goal.mean, 2.43, 0.5);
}

TEST(Sweep, ASeedThatCannotBePlayedIsAnError) {
  auto endless = *Slice{}.draw();
  endless.endex = terms::kNever;
  endless.cells[0].campaign.steps.clear();
  const auto result =
      sweep(std::make_shared<scenario::Exercise>(endless), 0, 4, 2, shipped_minds());
  EXPECT_EQ(result.error().code, terms::Code::kFailedPrecondition);
}

}  // namespace
}  // namespace redoubt::rehearsal
