#include <algorithm>
#include <cmath>
#include <cstdint>

#include "controller/rehearsal/rehearsal.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/side.h"
#include "tests/bench/town.h"

namespace redoubt::bench {
namespace {

constexpr std::uint32_t kSmall = 100;
constexpr std::uint32_t kLarge = 10'000;
constexpr int kSmallTimes = 20;

double n_log_n(double n) { return n * std::log(n); }

/// Of processor time for one rehearsal, from nothing: also the groundwork.
double seconds(std::uint32_t hosts) {
  const auto exercise = town(hosts);
  const double begin = processor_seconds();
  const auto course = rehearsal::rehearse(exercise, kFirstSeed, rehearsal::shipped_minds());
  REDOUBT_CHECK(course.ok());
  return processor_seconds() - begin;
}

/// How often the work grows as fast as n log n, from 100 hosts to 10,000.
double growth() {
  double small = 0;
  for (int i = 0; i < kSmallTimes; ++i) small += seconds(kSmall) / kSmallTimes;
  return seconds(kLarge) / small / (n_log_n(kLarge) / n_log_n(kSmall));
}

/// Of a process that does nothing else.
double gibibytes() {
  Side side({"town", std::to_string(kLarge)});
  REDOUBT_CHECK(side.hear() == "played");
  return side.peak_bytes() / 1024 / 1024 / 1024;
}

const Enlisted kGrowth({"36 h on 10,000 hosts, against n log n from 100 hosts", "", Wanted::kAtMost,
                        1, growth});
const Enlisted kMemory({"36 h on 10,000 hosts, memory at most", "GiB", Wanted::kAtMost, 2,
                        gibibytes});

}  // namespace
}  // namespace redoubt::bench
