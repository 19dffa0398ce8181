// Prints how a number of rehearsals end, a line each. Every compiler and build kind must print the
// same.

#include <cstdio>
#include <memory>
#include <string>

#include "controller/rehearsal/sweep.h"
#include "controller/scenario/reader.h"
#include "tests/rehearsal/slice.h"

namespace {

using redoubt::rehearsal::shipped_minds;
using Exercise = std::shared_ptr<const redoubt::scenario::Exercise>;

bool print(const Exercise& exercise, std::uint64_t seeds, const std::string& red,
           const std::string& blue) {
  const auto sweep = redoubt::rehearsal::sweep(exercise, 0, seeds, 1, shipped_minds(red, blue));
  if (!sweep.ok()) return false;
  for (const auto& course : sweep->courses) {
    std::printf("%s %s %s %llu %s\n", exercise->name.c_str(), red.c_str(), blue.c_str(),
                static_cast<unsigned long long>(course.seed),
                redoubt::terms::to_hex(course.fingerprint).c_str());
  }
  return true;
}

bool print_shipped(const std::string& name) {
  redoubt::yaml::Findings findings;
  const auto loaded = redoubt::scenario::read_folder("exercises/" + name, findings);
  return loaded && print(loaded->exercise, 20, "campaign", "playbook") &&
         print(loaded->exercise, 20, "random", "idle");
}

}  // namespace

int main() {
  const Exercise slice = redoubt::rehearsal::Slice{}.draw();
  const bool ok = print(slice, 200, "campaign", "playbook") &&
                  print(slice, 200, "campaign", "idle") && print(slice, 200, "random", "idle") &&
                  print_shipped("first-watch") && print_shipped("fallen-mast") &&
                  print_shipped("dark-harbour") && print_shipped("long-shadow");
  return ok ? 0 : 1;
}
