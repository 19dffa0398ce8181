#include "proto/terms/ids.h"

#include <array>

namespace redoubt::terms {

const char* name(EntityKind kind) {
  static constexpr std::array<const char*, kEntityKindCount> kNames = {
      "nation",         "organisation", "site",        "zone",          "link",
      "host",           "service",      "weakness",    "account",       "credential",
      "data",           "software",     "function",    "sensor",        "inject",
      "cell",           "busbar",       "line",        "generator",     "tank",
      "water district", "pump",         "valve",       "control point", "network function",
      "radio cell",     "slice",        "subscribers", "supplier",      "population group",
      "narrative",      "outlet",       "partnership", "staff",         "milestone"};
  return kNames.at(static_cast<std::size_t>(kind));
}

}  // namespace redoubt::terms
