#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "controller/rpc/line.h"
#include "proto/terms/message.h"

namespace redoubt::rpc {

/// Turns messages into frames. A batch of observations that goes to many streams becomes one frame
/// that they share, as long as it is asked for again within the next kRemembered batches.
class Frames {
 public:
  /// Thread-safe.
  Frame of(const terms::ToAgent& message);

 private:
  struct Remembered {
    std::shared_ptr<const std::vector<terms::Observation>> batch;
    std::uint64_t first = 0;
    Frame frame;
  };
  static constexpr std::size_t kRemembered = 16;

  std::mutex mutex_;
  std::array<Remembered, kRemembered> remembered_;  ///< a ring
  std::size_t next_ = 0;
};

}  // namespace redoubt::rpc
