#include "controller/range/power/condition.h"

#include <algorithm>

namespace redoubt::range::power {

bool Condition::take(const Event& event) {
  const bool worked = works();
  const std::int64_t before = set();
  switch (event.kind) {
    case EventKind::kSwitched:
      switched_ = std::clamp<std::int64_t>(event.amount, 0, kWhole);
      break;
    case EventKind::kTripped:
      switched_ = 0;
      break;
    case EventKind::kDamaged:
      damaged_ = true;
      break;
    case EventKind::kRepaired:
      damaged_ = false;
      break;
    case EventKind::kSupplyFailed:
      std::erase(missing_, event.object);
      missing_.push_back(event.object);
      break;
    case EventKind::kSupplyRestored:
      std::erase(missing_, event.object);
      break;
    default:
      return false;
  }
  return works() != worked || set() != before;
}

}  // namespace redoubt::range::power
