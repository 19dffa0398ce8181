#include "controller/conduct/hush.h"

#include <algorithm>

namespace redoubt::conduct {

void Hush::asked(Time now) {
  if (holds(now) || now < not_before_.load()) return;
  begun_ = now;
  not_before_ = now + 2 * kLongest;
  until_ = now + kLongest;
}

void Hush::answered(Time now) {
  if (!holds(now)) return;
  const Time until = std::min(until_.load(), now + kAfterAnswer);
  until_ = until;
  not_before_ = until + (until - begun_.load());
}

}  // namespace redoubt::conduct
