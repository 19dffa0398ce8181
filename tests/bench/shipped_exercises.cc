#include <memory>

#include "controller/rehearsal/sweep.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/shipped.h"

namespace redoubt::bench {
namespace {

constexpr std::uint64_t kRuns = 50;

/// Whole exercises a second, with minds in every seat.
double rate_of(const scenario::Variants& variants) {
  const double begin = processor_seconds();
  const auto sweep = rehearsal::sweep(variants, kFirstSeed, kRuns, 1, rehearsal::shipped_minds());
  const double seconds = processor_seconds() - begin;
  REDOUBT_CHECK(sweep.ok());
  return static_cast<double>(kRuns) / seconds;
}

double fallen_mast() {
  static const auto variants = shipped("fallen-mast").variants;
  return rate_of(variants);
}

double dark_harbour() {
  static const auto variants = shipped("dark-harbour").variants;
  return rate_of(variants);
}

double long_shadow() {
  static const auto variants = shipped("long-shadow").variants;
  return rate_of(variants);
}

const Enlisted kFallenMast({"Fallen Mast in rehearsal on one core", "exercises/s", Wanted::kAtLeast,
                            50, fallen_mast});
const Enlisted kDarkHarbour({"Dark Harbour, 48 h, in rehearsal on one core", "exercises/s",
                             Wanted::kAtLeast, 10, dark_harbour});
const Enlisted kLongShadow({"Long Shadow, 72 h, in rehearsal on one core", "exercises/s",
                            Wanted::kAtLeast, 5, long_shadow});

}  // namespace
}  // namespace redoubt::bench
