#include "controller/rules/sliding_window.h"

#include <algorithm>

namespace redoubt::rules {

using scenario::Detector;
using scenario::Gathering;
using terms::ExerciseTime;

std::optional<std::uint64_t> SlidingWindow::take(const Detector& detector, std::uint32_t input,
                                                 std::uint64_t cause, ExerciseTime at) {
  forget(detector, at);
  latest_ = at;
  if (!gather(detector, {input, at, cause})) return std::nullopt;
  if (spoken_ || at < quiet_until_) return std::nullopt;
  quiet_until_ = at + detector.quiet;
  spoken_ = detector.within.count() > 0;
  return detector.gathering == Gathering::kInOrder ? kept_.back().cause : last_cause();
}

void SlidingWindow::forget(const Detector& detector, ExerciseTime at) {
  const ExerciseTime begin = at - detector.within;
  if (latest_ < begin) spoken_ = false;
  std::erase_if(kept_, [&](const Kept& kept) { return kept.since < begin; });
}

/// Whether all has come together.
bool SlidingWindow::gather(const Detector& detector, const Kept& signal) {
  switch (detector.gathering) {
    case Gathering::kAtLeast:
      if (kept_.size() == detector.at_least) kept_.erase(kept_.begin());
      kept_.push_back(signal);
      return kept_.size() == detector.at_least;
    case Gathering::kAllOf:
      replace(signal);
      return kept_.size() == detector.from.size();
    case Gathering::kInOrder:
      return gather_in_order(detector.from.size(), signal);
  }
  return false;
}

/// Of all ways to have come as far as this input, the one that began last is the last to grow old.
bool SlidingWindow::gather_in_order(std::size_t inputs, Kept step) {
  if (step.input > 0) {
    const auto before = std::find_if(
        kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.input + 1 == step.input; });
    if (before == kept_.end()) return false;
    step.since = before->since;
    if (step.cause == 0) step.cause = before->cause;
  }
  replace(step);
  return step.input + 1 == inputs;
}

/// Of each input the latest.
void SlidingWindow::replace(const Kept& signal) {
  std::erase_if(kept_, [&](const Kept& kept) { return kept.input == signal.input; });
  kept_.push_back(signal);
}

std::uint64_t SlidingWindow::last_cause() const {
  const auto last =
      std::find_if(kept_.rbegin(), kept_.rend(), [](const Kept& kept) { return kept.cause != 0; });
  return last == kept_.rend() ? 0 : last->cause;
}

}  // namespace redoubt::rules
