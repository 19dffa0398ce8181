#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/seats/passes.h"
#include "controller/seats/roles.h"

namespace redoubt::console {

using Text = std::shared_ptr<const std::string>;

/// Everything that has been said of one cell, or of all, in order. Kept whole: whoever comes in is
/// told from its beginning, and everybody at their own pace, so no reader needs a queue of its own.
/// A message made once is shared by all who hear it.
struct Feed {
  struct Message {
    seats::Permission needs = seats::Permission::kSeeCell;
    Text text;
    /// Who may do this is told the same by the feed of all, and need not hear it twice.
    std::optional<seats::Permission> elsewhere;
  };
  std::vector<Message> said;
  bool caught_up = false;  ///< what had happened before the console opened is all in here

  // What is told as it stands now, and not as it came about.
  conduct::TimeNews time;
  seats::Passes::Clock::time_point heard{};  ///< when that was
  seats::Passes::Clock::time_point told{};   ///< when its version last rose
  std::uint64_t time_version = 0;
  std::vector<conduct::CellStanding> cells;
  Text score;  ///< of the cell, while it is released to its people
  std::uint64_t score_version = 0;

  void say(seats::Permission needs, std::string text,
           std::optional<seats::Permission> elsewhere = {}) {
    if (text.empty()) return;
    said.push_back({needs, std::make_shared<const std::string>(std::move(text)), elsewhere});
  }
};

}  // namespace redoubt::console
