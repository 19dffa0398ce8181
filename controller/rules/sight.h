#pragma once

#include <map>
#include <optional>
#include <vector>

#include "controller/range/entity.h"
#include "proto/terms/check.h"

namespace redoubt::rules {

/// What one cell has been shown, and under which handle. Handles count up in order of first sight,
/// so they tell nothing about what was not shown, and an order can name nothing else.
class Sight {
 public:
  bool knows(range::Entity entity) const { return handles_.contains(entity); }

  /// The handle of something shown before; not valid for anything else.
  terms::Handle handle(range::Entity entity) const {
    const auto found = handles_.find(entity);
    return found == handles_.end() ? terms::Handle{} : found->second;
  }

  std::optional<range::Entity> entity(terms::Handle handle) const {
    if (handle.value >= entities_.size()) return std::nullopt;
    return entities_[handle.value];
  }

  /// Must not be known yet.
  terms::Handle show(range::Entity entity) {
    const terms::Handle handle{static_cast<std::uint32_t>(entities_.size())};
    REDOUBT_CHECK(handles_.emplace(entity, handle).second);
    entities_.push_back(entity);
    return handle;
  }

 private:
  std::map<range::Entity, terms::Handle> handles_;
  std::vector<range::Entity> entities_;
};

}  // namespace redoubt::rules
