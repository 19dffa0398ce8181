#include "tests/bench/bar.h"
#include "tests/bench/networks.h"

namespace redoubt::bench {
namespace {

double measure() { return steps_per_second(medium_network(), 400); }

const Enlisted kBar({"NASim medium, uniform random red, in rehearsal on one core", "steps/s",
                     Wanted::kAtLeast, 5e6, measure});

}  // namespace
}  // namespace redoubt::bench
