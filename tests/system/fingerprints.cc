// Prints how a number of rehearsals end, a line each. Every compiler and build kind must print the
// same.

#include <cstdio>
#include <string>

#include "controller/rehearsal/sweep.h"
#include "tests/rehearsal/slice.h"

namespace {

using redoubt::rehearsal::shipped_minds;
using redoubt::rehearsal::Slice;

constexpr std::uint64_t kSeeds = 200;

bool print(const std::string& red, const std::string& blue) {
  const auto sweep =
      redoubt::rehearsal::sweep(Slice{}.draw(), 0, kSeeds, 1, shipped_minds(red, blue));
  if (!sweep.ok()) return false;
  for (const auto& course : sweep->courses) {
    std::printf("slice %s %s %llu %s\n", red.c_str(), blue.c_str(),
                static_cast<unsigned long long>(course.seed),
                redoubt::terms::to_hex(course.fingerprint).c_str());
  }
  return true;
}

}  // namespace

int main() {
  const bool ok =
      print("campaign", "playbook") && print("campaign", "idle") && print("random", "idle");
  return ok ? 0 : 1;
}
