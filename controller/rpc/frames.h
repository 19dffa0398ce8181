#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>

#include "controller/rpc/line.h"
#include "proto/terms/message.h"

namespace redoubt::rpc {

/// Turns messages into frames. A message that goes to many streams becomes one frame that they
/// share, as long as it is asked for again within the next kRemembered messages. Thread-safe.
class Frames {
 public:
  Frame of(const std::shared_ptr<const terms::ToAgent>& message);

 private:
  struct Remembered {
    std::shared_ptr<const terms::ToAgent> message;
    Frame frame;
  };
  static constexpr std::size_t kRemembered = 64;

  std::mutex mutex_;
  std::array<Remembered, kRemembered> remembered_;  ///< a ring
  std::size_t next_ = 0;
};

}  // namespace redoubt::rpc
