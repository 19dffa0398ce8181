#include "controller/rpc/pace.h"

#include <algorithm>

namespace redoubt::rpc {

Pace::Pace(unsigned processors, unsigned percent)
    : stretch_(100.0 / (static_cast<double>(processors) * percent)) {}

bool Pace::take(std::size_t bytes, Time now) {
  const Cost cost = kOfAWrite + kOfAByte * static_cast<Cost::rep>(bytes);
  const Cost passes{static_cast<Cost::rep>(static_cast<double>(cost.count()) * stretch_)};
  Time paid = paid_up_to_.load();
  while (true) {
    if (paid > now) return false;
    const Time next = std::max(paid, now - kSaved) + passes;
    if (paid_up_to_.compare_exchange_weak(paid, next)) return true;
  }
}

}  // namespace redoubt::rpc
