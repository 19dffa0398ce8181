#include <cstdint>
#include <string>

#include "controller/rehearsal/rehearsal.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/side.h"
#include "tests/bench/working_day.h"

namespace redoubt::bench {
namespace {

constexpr std::uint32_t kHosts = 10'000;
constexpr std::uint32_t kPeople = 20'000;

/// Of processor time for one rehearsal, from nothing: also the groundwork.
double seconds() {
  const auto exercise = working_day(kHosts, kPeople);
  const double begin = processor_seconds();
  const auto course = rehearsal::rehearse(exercise, kFirstSeed, rehearsal::shipped_minds());
  REDOUBT_CHECK(course.ok());
  return processor_seconds() - begin;
}

/// Of a process that does nothing else.
double gibibytes() {
  Side side({"working-day", std::to_string(kHosts), std::to_string(kPeople)});
  REDOUBT_CHECK(side.hear() == "played");
  return side.peak_bytes() / 1024 / 1024 / 1024;
}

const Enlisted kTime({"24 h on 10,000 hosts with 20,000 green users", "s", Wanted::kAtMost, 60,
                      seconds});
const Enlisted kMemory({"24 h on 10,000 hosts with 20,000 green users, memory", "GiB",
                        Wanted::kAtMost, 4, gibibytes});

}  // namespace
}  // namespace redoubt::bench
