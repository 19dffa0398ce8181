#include "controller/scenario/msel.h"

#include <array>
#include <cstddef>

namespace redoubt::scenario {

const char* name(Mode mode) {
  static constexpr std::array<const char*, kModeCount> kNames = {
      "mail", "phone", "paper", "chat", "portal", "in person", "broadcast"};
  return kNames.at(static_cast<std::size_t>(mode));
}

}  // namespace redoubt::scenario
