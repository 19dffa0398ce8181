#include "controller/scenario/life_cycle.h"

namespace redoubt::scenario {

const char* name(Stage stage) {
  static constexpr const char* kNames[kStageCount] = {
      "draft",        "approved", "scheduled", "held",        "sent",    "delivered",
      "acknowledged", "expired",  "answered",  "adjudicated", "skipped", "cancelled"};
  return kNames[static_cast<std::size_t>(stage)];
}

}  // namespace redoubt::scenario
