#include "controller/rpc/frames.h"

#include <utility>

#include "proto/convert/to_agent.h"
#include "redoubt/v1/agent.pb.h"

namespace redoubt::rpc {
namespace {

Frame write(const terms::ToAgent& message) {
  v1::ToAgent wire;
  convert::to_wire(message, wire);
  return std::make_shared<const std::string>(wire.SerializeAsString());
}

}  // namespace

Frame Frames::of(const std::shared_ptr<const terms::ToAgent>& message) {
  const std::lock_guard lock(mutex_);
  // Readers who share a message mostly ask for it one right after the other: the newest first.
  for (std::size_t age = 1; age <= kRemembered; ++age) {
    const Remembered& known = remembered_[(next_ + kRemembered - age) % kRemembered];
    if (known.message == message) return known.frame;
  }
  Frame frame = write(*message);
  remembered_[next_] = {message, frame};
  next_ = (next_ + 1) % kRemembered;
  return frame;
}

}  // namespace redoubt::rpc
