#pragma once

#include <atomic>
#include <chrono>

namespace redoubt::conduct {

/// While a person waits for an answer, agents' sessions begin no writes: on a machine where a
/// thousand of them are told more than it carries, the wish would queue behind that on its way to
/// the strand, to the disk and back. What agents were to be told waits where it is, and goes out
/// after it.
///
/// However much people ask, it holds no longer than kLongest at once and half of all time at most.
/// Thread-safe.
class Hush {
 public:
  using Time = std::chrono::steady_clock::time_point;

  static constexpr std::chrono::milliseconds kLongest{20};
  /// An answer has to get from the strand to whoever asked.
  static constexpr std::chrono::milliseconds kAfterAnswer{1};

  /// Somebody waits for an answer from now on.
  void asked(Time now);
  /// Everybody who was taken in has their answer.
  void answered(Time now);

  bool holds(Time now) const { return now < until_.load(std::memory_order_relaxed); }

 private:
  std::atomic<Time> until_ = Time::min();
  std::atomic<Time> begun_ = Time::min();
  std::atomic<Time> not_before_ = Time::min();  ///< the next
};

}  // namespace redoubt::conduct
