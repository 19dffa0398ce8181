#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

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

/// Rows of one message, and bytes: the row that goes over it is the last one.
inline constexpr std::uint32_t kBoardRows = 1000;
inline constexpr std::size_t kBoardBytes = 1'000'000;

/// How far the plan has come, from the facts alone: made for one look, and gone with it.
class Board {
 public:
  explicit Board(std::shared_ptr<const scenario::Exercise> exercise)
      : exercise_(std::move(exercise)),
        story_(*exercise_),
        dealings_(*exercise_),
        weights_(*exercise_) {}

  void take(const conduct::ControlNews& news) {
    if (news.amended) {
      exercise_ = news.amended;
      story_.follow(*exercise_);
    }
    for (const range::Event& event : news.events) {
      story_.apply(event);
      dealings_.apply(event);
    }
    for (const conduct::AnswerWords& one : news.answers) {
      words_[{one.inject.value, one.cell.value}] = one.text;
    }
    judged_.insert(judged_.end(), news.judged.begin(), news.judged.end());
  }

  /// Rows from that one on: as many as one message has room for.
  void tell(std::uint32_t first, v1::InjectBoard& to) const;

 private:
  void tell_desk(scenario::InjectId id, v1::BoardRow& row) const;

  std::shared_ptr<const scenario::Exercise> exercise_;
  rules::Story story_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> words_;  ///< by inject and cell
  rules::Dealings dealings_;
  rules::MarkWeights weights_;
  std::vector<std::shared_ptr<const conduct::Judged>> judged_;
};

}  // namespace redoubt::rpc
