#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/rules/adjudication.h"
#include "controller/rules/dealings.h"
#include "controller/rules/story.h"
#include "controller/scenario/exercise.h"

namespace redoubt::v1 {
class BoardRow;
class InjectBoard;
}  // namespace redoubt::v1

namespace redoubt::rpc {

/// Rows of one message.
inline constexpr std::uint32_t kBoardRows = 1000;

/// How far the plan has come, from the facts alone: made for one look, and gone with it.
class Board {
 public:
  explicit Board(std::shared_ptr<const scenario::Exercise> exercise)
      : exercise_(std::move(exercise)),
        story_(*exercise_),
        dealings_(*exercise_),
        weights_(*exercise_) {}

  void apply(const conduct::ControlNews& news) {
    for (const range::Event& event : news.events) {
      story_.apply(event);
      dealings_.apply(event);
    }
    judged_.insert(judged_.end(), news.judged.begin(), news.judged.end());
  }

  /// So many rows, from that one on.
  void tell(std::uint32_t first, v1::InjectBoard& to) const;

 private:
  void tell_desk(scenario::InjectId id, v1::BoardRow& row) const;

  std::shared_ptr<const scenario::Exercise> exercise_;
  rules::Story story_;
  rules::Dealings dealings_;
  rules::MarkWeights weights_;
  std::vector<std::shared_ptr<const conduct::Judged>> judged_;
};

}  // namespace redoubt::rpc
