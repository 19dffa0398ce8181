#include "controller/scenario/circle.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

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

/// The names that stand under a key, without judging them.
std::vector<std::string> written_under(const yaml::Node& thing, std::string_view wanted) {
  std::vector<std::string> names;
  for (const auto& [key, value] : thing.pairs()) {
    if (key.text() != wanted) continue;
    if (value.kind() == yaml::Kind::kScalar) names.push_back(value.text());
    for (const yaml::Node& each : value.elements()) names.push_back(each.text());
  }
  return names;
}

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

Precedence precedence_of(const std::vector<Item>& items,
                         std::initializer_list<std::string_view> keys) {
  std::map<std::string_view, std::uint32_t> index;
  for (std::uint32_t i = 0; i < items.size(); ++i) index.emplace(items[i].name, i);
  Precedence before(items.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    for (const std::string_view key : keys) {
      for (const std::string& name : written_under(items[i].value.node(), key)) {
        const auto found = index.find(name);
        if (found != index.end()) before[i].push_back(found->second);
      }
    }
  }
  return before;
}

std::string around(const std::vector<Item>& items, const std::vector<std::uint32_t>& circle,
                   std::string_view between) {
  std::string way;
  for (const std::uint32_t index : circle) {
    way += fmt::format("'{}' {} ", items[index].name, between);
  }
  return way + fmt::format("'{}'", items[circle.front()].name);
}

}  // namespace redoubt::scenario
