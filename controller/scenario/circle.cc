#include "controller/scenario/circle.h"

#include <algorithm>

namespace redoubt::scenario {
namespace {

enum class Mark : std::uint8_t { kNew, kOpen, kDone };

/// A walk into what comes before, without recursion: a file may chain thousands of things.
struct Walk {
  const Precedence& before;
  const std::function<void(const std::vector<std::uint32_t>&)>& on_circle;
  std::vector<Mark> marks;
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> path;  ///< from where the walk began to where it stands
  std::vector<std::size_t> next;    ///< by place on the path: which predecessor comes next

  void enter(std::uint32_t index) {
    marks[index] = Mark::kOpen;
    path.push_back(index);
    next.push_back(0);
  }

  void leave() {
    marks[path.back()] = Mark::kDone;
    order.push_back(path.back());
    path.pop_back();
    next.pop_back();
  }

  /// From the top of the path down to `index`, which stands on it: each before the next.
  void tell_circle(std::uint32_t index) const {
    const auto begin = std::find(path.begin(), path.end(), index);
    on_circle({path.rbegin(), std::make_reverse_iterator(begin)});
  }

  void run(std::uint32_t start) {
    enter(start);
    while (!path.empty()) {
      const auto& first = before[path.back()];
      if (next.back() == first.size()) {
        leave();
        continue;
      }
      const std::uint32_t index = first[next.back()++];
      if (marks[index] == Mark::kNew) {
        enter(index);
      } else if (marks[index] == Mark::kOpen) {
        tell_circle(index);
      }
    }
  }
};

}  // namespace

std::vector<std::uint32_t> ordered(
    const Precedence& before,
    const std::function<void(const std::vector<std::uint32_t>&)>& on_circle) {
  Walk walk{before, on_circle, std::vector<Mark>(before.size(), Mark::kNew), {}, {}, {}};
  for (std::uint32_t i = 0; i < before.size(); ++i) {
    if (walk.marks[i] == Mark::kNew) walk.run(i);
  }
  return std::move(walk.order);
}

}  // namespace redoubt::scenario
