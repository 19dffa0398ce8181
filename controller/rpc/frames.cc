#include "controller/rpc/frames.h"

#include <utility>

#include "proto/convert/to_agent.h"
#include "redoubt/v1/agent.pb.h"

namespace redoubt::rpc {
namespace {

Frame frame_of(const terms::ToAgent& message) {
  v1::ToAgent wire;
  convert::to_wire(message, wire);
  return std::make_shared<const std::string>(wire.SerializeAsString());
}

}  // namespace

Frame Frames::of(const terms::ToAgent& message) {
  const auto* observations = std::get_if<terms::Observations>(&message);
  if (observations == nullptr) return frame_of(message);
  const std::lock_guard lock(mutex_);
  for (const Remembered& known : remembered_) {
    if (known.batch == observations->batch && known.first == observations->first) {
      return known.frame;
    }
  }
  Frame frame = frame_of(message);
  remembered_[next_] = {observations->batch, observations->first, frame};
  next_ = (next_ + 1) % kRemembered;
  return frame;
}

}  // namespace redoubt::rpc
