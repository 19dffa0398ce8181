#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "proto/terms/result.h"

namespace redoubt::rpc {

/// One message as it goes over the wire, shared by all streams it is sent on.
using Frame = std::shared_ptr<const std::string>;

/// What carries a session: a gRPC stream, or a test. Every call returns at once and never calls the
/// session back from within; answers come later, from any thread, in parallel.
class Line {
 public:
  virtual ~Line() = default;

  /// One at a time; answered by on_read().
  virtual void read() = 0;

  /// One at a time; answered by on_written(). With another to follow for certain it may be held
  /// back, to go out together with that one.
  enum class Next : std::uint8_t { kNothingYet, kAnother };
  virtual void write(Frame frame, Next next) = 0;

  /// Once, with no write out. Nothing may be started after it; gone() follows.
  virtual void finish(const terms::Status& status) = 0;

  /// Makes a write that is out come back, by giving up the stream.
  virtual void cut() = 0;

  /// Answered by on_reminder(token), unless another reminder is asked for before.
  virtual void remind(std::chrono::milliseconds after, std::uint64_t token) = 0;
};

}  // namespace redoubt::rpc
