#include <cstdlib>

#include "tests/bench/bar.h"

namespace redoubt::bench {
namespace {

/// How many inputs the fuzzer has tried on the reader and the prover as they are now, without a
/// crash, a hang or a leak: `./dev fuzz` writes that down, `./dev bench` reads it. In millions.
double tried() {
  const char* inputs = std::getenv("REDOUBT_FUZZED");
  return inputs != nullptr ? std::strtod(inputs, nullptr) / 1e6 : 0;
}

const Enlisted kTried({"scenarios tried by the fuzzer without a fault (./dev fuzz)", "M",
                       Wanted::kAtLeast, 10, tried});

}  // namespace
}  // namespace redoubt::bench
