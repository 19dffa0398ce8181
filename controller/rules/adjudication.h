#pragma once

#include <cstdint>
#include <vector>

#include "controller/rules/story.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/ruling.h"

namespace redoubt::rules {

/// Why what that cell made of an inject cannot be marked at this level now; kNone where it can.
terms::Reason unmarkable(const scenario::Exercise& exercise, const Story& story,
                         scenario::InjectId inject, terms::CellId cell, std::uint16_t level);

/// How much hangs on each mark. What one can move is the distance between the worst and the best
/// level of its rubric, times the weight of every metric of the cell that counts such marks. It is
/// heavy where that is a quarter or more of what all marks of the cell together can move.
class MarkWeights {
 public:
  explicit MarkWeights(const scenario::Exercise& exercise);

  bool heavy(scenario::RubricId rubric, terms::CellId cell) const;

 private:
  std::size_t place(scenario::RubricId rubric, terms::CellId cell) const {
    return rubric.value * cells_ + cell.value;
  }

  std::size_t cells_;
  std::vector<std::int64_t> stakes_;  ///< by rubric, then cell: of one mark
  std::vector<std::int64_t> all_;     ///< by cell
};

}  // namespace redoubt::rules
