#include "proto/terms/brief.h"

#include <array>

namespace redoubt::terms {

const char* name(Role role) {
  static constexpr std::array<const char*, 4> kNames = {"white", "red", "blue", "observer"};
  return kNames.at(static_cast<std::size_t>(role));
}

}  // namespace redoubt::terms
