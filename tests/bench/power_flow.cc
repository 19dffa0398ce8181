#include "controller/range/power/flow.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/range/drawn_grid.h"

namespace redoubt::bench {
namespace {

using range::LineId;
using range::power::Flow;
using range::power::Grid;

constexpr int kTrips = 100;

/// A trip, the flows after it, and the line back in service; against the flows of the same grid
/// solved from nothing.
template <std::uint32_t kBuses>
double measure() {
  const Grid grid = range::power::drawn_grid(kBuses, kFirstSeed);
  Flow flow(grid);
  std::int64_t sum = 0;
  const double begin = processor_seconds();
  for (std::uint32_t i = 0; i < kTrips; ++i) {
    // A line that closes a loop, so that no island is cut off.
    const LineId tripped{kBuses + i % (kBuses / 4)};
    flow.set_in_service(tripped, false);
    sum += flow.flow_kw({0});
    flow.set_in_service(tripped, true);
  }
  const double corrected = processor_seconds() - begin;
  for (std::uint32_t i = 0; i < kTrips; ++i) {
    Flow anew(grid);
    sum -= anew.flow_kw({0});
  }
  REDOUBT_CHECK(sum != 0);
  return (processor_seconds() - begin - corrected) / corrected;
}

const Enlisted kSmall({"DC power flow after a line trip, 118 buses, against solving anew", "",
                       Wanted::kAtLeast, 5, measure<118>});
const Enlisted kLarge({"DC power flow after a line trip, 2,000 buses, against solving anew", "",
                       Wanted::kAtLeast, 5, measure<2000>});

}  // namespace
}  // namespace redoubt::bench
