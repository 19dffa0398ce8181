#pragma once

#include <cstdint>

#include "controller/range/entity.h"
#include "proto/terms/time.h"

namespace redoubt::range {

/// One thing needs another: a host its busbar, a pump its controller, a hospital its water. What
/// sort of supply it is follows from what supplies it (`supply_of`).
struct Coupling {
  Entity to;                     ///< who needs it
  Entity from;                   ///< what it needs
  std::int64_t threshold = 500;  ///< permille of `from`; below it there is nothing to be had
  terms::Duration delay{};       ///< from its loss until it is felt, each time anew
  terms::Duration reserve{};     ///< how long battery, tank or stock last after that, when full
  terms::Duration refill{};      ///< from empty to full, once there is something to be had again
  terms::Duration repair{};      ///< from then until `to` works again, where it had failed
  std::int64_t leaves = 0;       ///< permille of `to` that works without
};

/// What sort of thing is supplied: "power", "water", "control" ...
const char* supply_of(const Coupling& coupling);

}  // namespace redoubt::range
