#include "controller/rules/coverage.h"

#include <algorithm>

namespace redoubt::rules {

Coverage::Coverage(const scenario::Exercise& exercise) {
  for (const scenario::Sensing& sensing : exercise.sensing) {
    kinds_ = std::max(kinds_, sensing.odds.size());
  }
  std::vector<std::vector<Watch>> at(exercise.layout.hosts.size() * kinds_);
  for (std::uint32_t i = 0; i < exercise.sensing.size(); ++i) {
    const scenario::Sensing& sensing = exercise.sensing[i];
    std::vector<range::HostId> covers = sensing.covers;
    std::sort(covers.begin(), covers.end());
    covers.erase(std::unique(covers.begin(), covers.end()), covers.end());
    for (const range::HostId host : covers) {
      for (std::size_t kind = 0; kind < sensing.odds.size(); ++kind) {
        if (sensing.odds[kind].per_million == 0) continue;
        at[host.value * kinds_ + kind].push_back({range::SensorId{i}, sensing.odds[kind]});
      }
    }
  }
  first_.push_back(0);
  for (const std::vector<Watch>& watches : at) {
    watches_.insert(watches_.end(), watches.begin(), watches.end());
    first_.push_back(watches_.size());
  }
  take_techniques(exercise);
}

void Coverage::take_techniques(const scenario::Exercise& exercise) {
  known_to_.resize(exercise.sensing.size());
  for (std::uint32_t i = 0; i < exercise.catalogue.size(); ++i) {
    std::vector<std::uint8_t> known(exercise.sensing.size(), 0);
    for (const scenario::Trace& trace : exercise.catalogue[i].traces) {
      if (trace.kind >= leave_.size()) leave_.resize(trace.kind + 1);
      auto& leaving = leave_[trace.kind];
      if (leaving.empty() || leaving.back().value != i) leaving.push_back(terms::ActionId{i});
      for (std::size_t s = 0; s < known.size(); ++s) {
        const auto& odds = exercise.sensing[s].odds;
        if (trace.kind < odds.size() && odds[trace.kind].per_million > 0) known[s] = 1;
      }
    }
    for (std::size_t s = 0; s < known.size(); ++s) {
      if (known[s] != 0) known_to_[s].push_back(terms::ActionId{i});
    }
  }
}

}  // namespace redoubt::rules
