#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/console/passes.h"
#include "controller/console/roles.h"

namespace redoubt::console {

using Text = std::shared_ptr<const std::string>;

/// Everything that has been said of one cell, or of all, in order. Kept whole: whoever comes in is
/// told from its beginning, and everybody at their own pace, so no reader needs a queue of its own.
/// A message made once is shared by all who hear it.
struct Feed {
  struct Message {
    Permission needs = Permission::kSeeCell;
    Text text;
  };
  std::vector<Message> said;
  bool caught_up = false;  ///< what had happened before the console opened is all in here

  // What is told as it stands now, and not as it came about.
  conduct::TimeNews time;
  Passes::Clock::time_point heard{};  ///< when that was
  Passes::Clock::time_point told{};   ///< when its version last rose
  std::uint64_t time_version = 0;
  std::vector<conduct::CellStanding> cells;

  void say(Permission needs, std::string text) {
    if (!text.empty()) said.push_back({needs, std::make_shared<const std::string>(std::move(text))});
  }
};

}  // namespace redoubt::console
