#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>

namespace redoubt::rpc {

/// How much may be pushed at agents: as much as takes a share of the processors' time. A thousand
/// agents who are behind would have everything written for them without end, and whoever else wants
/// the processors, people's wishes first of all, would wait for that. What has to wait is not lost:
/// it goes out in fewer, larger writes.
///
/// A bucket: what was not used is saved up for kSaved at most. Thread-safe, never waits.
class Pace {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Cost = std::chrono::nanoseconds;

  // As measured on the way through gRPC and the kernel, in 2026.
  static constexpr Cost kOfAWrite = std::chrono::microseconds(20);
  static constexpr Cost kOfAByte{4};
  static constexpr Cost kSaved = std::chrono::milliseconds(4);

  /// `processors` times `percent` of their time.
  Pace(unsigned processors, unsigned percent);

  /// Whether so much may be written now; it is paid for then.
  bool take(std::size_t bytes, Time now);

 private:
  const double stretch_;  ///< time that has to pass for a unit of cost
  std::atomic<Time> paid_up_to_ = Time::min();
};

}  // namespace redoubt::rpc
