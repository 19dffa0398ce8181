#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "controller/range/entity.h"

namespace redoubt::range {

/// Who follows the facts about which things. Drawn once; numbers stand for those who follow.
class Followers {
 public:
  void add(Entity thing, std::uint32_t follower) { entries_.push_back({thing, follower}); }
  /// To be called once, when all have been added.
  void close() { std::sort(entries_.begin(), entries_.end()); }

  template <class Call>
  void for_each(Entity thing, const Call& call) const {
    auto entry = std::lower_bound(entries_.begin(), entries_.end(), std::pair{thing, 0U});
    for (; entry != entries_.end() && entry->first == thing; ++entry) call(entry->second);
  }
  bool empty() const { return entries_.empty(); }

 private:
  std::vector<std::pair<Entity, std::uint32_t>> entries_;  ///< sorted
};

}  // namespace redoubt::range
