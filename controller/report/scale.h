#pragma once

#include <cstdint>
#include <vector>

#include "proto/terms/time.h"

namespace redoubt::report {

/// Where a time lies across the timeline, in whole units of the picture.
class Scale {
 public:
  static constexpr int kLeft = 176;  ///< the labels of the rows stand left of it
  static constexpr int kRight = 1168;
  static constexpr int kWidth = 1200;
  static constexpr int kTicksMax = 13;

  explicit Scale(terms::ExerciseTime until);

  /// Times beyond the end lie on the right edge.
  int x(terms::ExerciseTime at) const;
  /// Round times at even distances, at most kTicksMax of them.
  std::vector<terms::ExerciseTime> ticks() const;

 private:
  std::int64_t milliseconds_;  ///< from STARTEX to the end; so a thousand years do not overflow
};

}  // namespace redoubt::report
