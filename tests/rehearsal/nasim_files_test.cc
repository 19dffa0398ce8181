// The published NASim scenarios, where they are at hand, against the published means of a uniform
// random agent over a hundred episodes.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <filesystem>

#include "controller/rehearsal/sweep.h"
#include "tests/rehearsal/nasim_exercise.h"

namespace redoubt::rehearsal {
namespace {

constexpr std::uint64_t kRuns = 1000;
constexpr double kPublishedRuns = 100;

struct Figure {
  double mean = 0;
  double deviation = 0;
};

struct Published {
  const char* file;
  Figure steps;
  Figure reward;
};

void PrintTo(const Published& published, std::ostream* out) { *out << published.file; }

class NasimFiles : public testing::TestWithParam<Published> {};

/// Means agree within three standard errors of their difference.
void expect_agreement(const Spread& ours, const Figure& theirs) {
  const double error = std::sqrt(ours.deviation * ours.deviation / static_cast<double>(ours.n) +
                                 theirs.deviation * theirs.deviation / kPublishedRuns);
  EXPECT_LT(std::abs(ours.mean - theirs.mean), 3 * error)
      << ours.mean << " +- " << ours.deviation << ", published " << theirs.mean;
}

TEST_P(NasimFiles, AUniformRandomMindNeedsAsManyStepsAsPublished) {
  const auto file = std::filesystem::path("..") / "shared/cases/nasim" / GetParam().file;
  if (!std::filesystem::exists(file)) {
    std::printf("%s is not at hand\n", file.filename().c_str());
    GTEST_SKIP();
  }
  const auto sweep =
      rehearsal::sweep(exercise_of(file), 1, kRuns, 1, shipped_minds("random", "idle"));
  ASSERT_TRUE(sweep.ok());
  ASSERT_EQ(sweep->steps_to_goal.n, kRuns);
  expect_agreement(sweep->steps_to_goal, GetParam().steps);
  expect_agreement(sweep->reward, GetParam().reward);
}

INSTANTIATE_TEST_SUITE_P(
    Published, NasimFiles,
    testing::Values(Published{"tiny.yaml", {108.02, 43.82}, {91.98, 43.82}},
                    Published{"small.yaml", {501.94, 181.40}, {-469.80, 241.99}},
                    Published{"medium.yaml", {1371.45, 420.41}, {-1875.29, 660.62}}));

}  // namespace
}  // namespace redoubt::rehearsal
