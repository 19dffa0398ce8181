#include "controller/rehearsal/sweep.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/shipped.h"

namespace redoubt::bench {
namespace {

constexpr std::uint64_t kRuns = 50;

double measure() {
  static const auto exercise = shipped("dark-harbour").exercise;
  const double begin = processor_seconds();
  const auto sweep = rehearsal::sweep(exercise, kFirstSeed, kRuns, 1, rehearsal::shipped_minds());
  const double seconds = processor_seconds() - begin;
  REDOUBT_CHECK(sweep.ok());
  return static_cast<double>(kRuns) / seconds;
}

const Enlisted kBar({"Dark Harbour, 48 h, in rehearsal on one core", "exercises/s",
                     Wanted::kAtLeast, 10, measure});

}  // namespace
}  // namespace redoubt::bench
