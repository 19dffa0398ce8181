#pragma once

#include <array>
#include <optional>
#include <vector>

#include "controller/range/entity.h"
#include "proto/terms/check.h"

namespace redoubt::rules {

/// What one cell has been shown, and under which handle. Handles count up in order of first sight,
/// so they tell nothing about what was not shown, and an order can name nothing else.
class Sight {
 public:
  bool knows(range::Entity entity) const { return handle(entity).valid(); }

  /// The handle of something shown before; not valid for anything else.
  terms::Handle handle(range::Entity entity) const {
    const auto& handles = handles_[static_cast<std::size_t>(entity.kind)];
    return entity.index < handles.size() ? handles[entity.index] : terms::Handle{};
  }

  std::optional<range::Entity> entity(terms::Handle handle) const {
    if (handle.value >= entities_.size()) return std::nullopt;
    return entities_[handle.value];
  }

  /// Must not be known yet.
  terms::Handle show(range::Entity entity) {
    REDOUBT_CHECK(entity.valid() && !knows(entity));
    const terms::Handle handle{static_cast<std::uint32_t>(entities_.size())};
    auto& handles = handles_[static_cast<std::size_t>(entity.kind)];
    if (entity.index >= handles.size()) handles.resize(entity.index + 1);
    handles[entity.index] = handle;
    entities_.push_back(entity);
    return handle;
  }

 private:
  std::array<std::vector<terms::Handle>, terms::kEntityKindCount> handles_;  ///< by kind, index
  std::vector<range::Entity> entities_;                                      ///< by handle
};

}  // namespace redoubt::rules
