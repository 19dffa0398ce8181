#include "proto/terms/order.h"

#include <array>
#include <cstddef>

namespace redoubt::terms {

const char* name(Steering steering) {
  static constexpr std::array<const char*, kSteeringCount> kNames = {
      "approve", "hold", "release", "send", "skip", "cancel", "mark"};
  return kNames.at(static_cast<std::size_t>(steering));
}

}  // namespace redoubt::terms
