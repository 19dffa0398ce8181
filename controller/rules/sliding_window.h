#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "controller/scenario/detector.h"
#include "proto/terms/time.h"

namespace redoubt::rules {

/// What a detector remembers of one group of signals. A value, always used with the same detector
/// and at times that never go back.
///
///   take(signal, at):
///     forget what is older than `within`; when nothing younger came, that it has spoken up too
///     remember the signal
///     all has come together, it has not spoken up yet and is not quiet: it speaks up
///
/// Remembers at most as many signals as the detector waits for (kAtLeastMax, or one of each input):
/// the latest. Older ones could decide nothing.
class SlidingWindow {
 public:
  /// Takes in a signal of one input, `cause` being the deed behind it or 0. Where the detector
  /// speaks up now, the last deed behind all that came together; 0 where all of it was false.
  std::optional<std::uint64_t> take(const scenario::Detector& detector, std::uint32_t input,
                                    std::uint64_t cause, terms::ExerciseTime at);

  /// Whether it has nothing left to remember: it is as good as a new one.
  bool over(const scenario::Detector& detector, terms::ExerciseTime at) const {
    return latest_ < at - detector.within && quiet_until_ <= at;
  }
  /// When the last signal came.
  terms::ExerciseTime latest() const { return latest_; }

 private:
  /// A signal. In order, what has come together from the first input up to this one.
  struct Kept {
    std::uint32_t input = 0;
    terms::ExerciseTime since;
    std::uint64_t cause = 0;
  };

  void forget(const scenario::Detector& detector, terms::ExerciseTime at);
  bool gather(const scenario::Detector& detector, const Kept& signal);
  bool gather_in_order(std::size_t inputs, Kept step);
  void replace(const Kept& signal);
  std::uint64_t last_cause() const;

  std::vector<Kept> kept_;  ///< in order of time
  terms::ExerciseTime latest_ = terms::kStartex;
  terms::ExerciseTime quiet_until_ = terms::kStartex;
  bool spoken_ = false;  ///< since the window was last empty
};

}  // namespace redoubt::rules
