#include "tests/bench/bar.h"
#include "tests/bench/networks.h"

namespace redoubt::bench {
namespace {

/// Long enough that most of the network is reached and held before the end.
double measure() {
  const double medium = steps_per_second(medium_network(), 400);
  return steps_per_second(generated_network(1000, 1'000'000), 1) / medium;
}

const Enlisted kBar({"the same rules on 1,000 generated hosts, against the rate on medium", "",
                     Wanted::kAtLeast, 1.0 / 3.0, measure});

}  // namespace
}  // namespace redoubt::bench
