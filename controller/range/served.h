#pragma once

#include <cstdint>
#include <optional>

#include "controller/range/event.h"

namespace redoubt::range {

/// How well a thing serves from now on, in permille, where a fact says so of a function, bus,
/// district or slice: whose lack people feel.
inline std::optional<std::int64_t> served(const Event& event) {
  switch (event.kind) {
    case EventKind::kFunctionChanged:
    case EventKind::kBusServed:
    case EventKind::kDistrictServed:
    case EventKind::kSliceServed:
      return event.amount;
    default:
      return std::nullopt;
  }
}

}  // namespace redoubt::range
