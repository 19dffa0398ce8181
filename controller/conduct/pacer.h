#pragma once

#include <chrono>

#include "proto/terms/time.h"

namespace redoubt::conduct {

using WallTime = std::chrono::steady_clock::time_point;

/// What a wall clock says about exercise time: at `rate` exercise seconds per second, no earlier.
/// It reads no clock itself. A rate of 0 is as fast as possible: any time may have come.
class Pacer {
 public:
  /// What the exercise may make up for after it was held up; whatever is beyond stays lost, so that
  /// after a long wait time does not race.
  static constexpr std::chrono::seconds kCatchUpMax{1};

  explicit Pacer(double rate) : rate_(rate) {}

  bool paced() const { return rate_ > 0; }

  /// It is `now` at `wall`.
  void start(terms::ExerciseTime now, WallTime wall);

  /// How far time may have gone; kNever at rate 0.
  terms::ExerciseTime at(WallTime wall) const;

  /// When that time may come; WallTime::max() for never.
  WallTime due(terms::ExerciseTime time) const;

  /// Time got to `now` only.
  void settle(terms::ExerciseTime now, WallTime wall);

 private:
  double rate_;
  terms::ExerciseTime start_ = terms::kStartex;
  WallTime wall_start_{};
};

}  // namespace redoubt::conduct
