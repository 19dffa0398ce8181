#include "tests/bench/bar.h"

#include <algorithm>
#include <ctime>
#include <string_view>

namespace redoubt::bench {
namespace {

std::vector<Bar>& list() {
  static std::vector<Bar> bars;
  return bars;
}

}  // namespace

Enlisted::Enlisted(const Bar& bar) { list().push_back(bar); }

std::vector<Bar> bars() {
  std::vector<Bar> sorted = list();
  std::sort(sorted.begin(), sorted.end(), [](const Bar& a, const Bar& b) {
    return std::string_view(a.name) < std::string_view(b.name);
  });
  return sorted;
}

double processor_seconds() {
  std::timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace redoubt::bench
