#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/rules/story.h"
#include "controller/scenario/exercise.h"

namespace redoubt::v1 {
class InjectBoard;
}  // namespace redoubt::v1

namespace redoubt::rpc {

/// Rows of one message.
inline constexpr std::uint32_t kBoardRows = 1000;

/// How far the plan has come, from the facts alone: made for one look, and gone with it.
class Board {
 public:
  explicit Board(std::shared_ptr<const scenario::Exercise> exercise)
      : exercise_(std::move(exercise)), story_(*exercise_) {}

  void take(const conduct::ControlNews& news) {
    if (news.amended) {
      exercise_ = news.amended;
      story_.follow(*exercise_);
    }
    for (const range::Event& event : news.events) story_.apply(event);
  }

  /// So many rows, from that one on.
  void tell(std::uint32_t first, v1::InjectBoard& to) const;

 private:
  std::shared_ptr<const scenario::Exercise> exercise_;
  rules::Story story_;
};

}  // namespace redoubt::rpc
