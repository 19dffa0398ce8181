#pragma once

#include <chrono>
#include <cstddef>

#include "proto/convert/from_agent.h"

namespace redoubt::rpc {

/// What one listener grants. Whoever goes over a limit is told so by the status of his stream.
struct Limits {
  std::size_t message_bytes = convert::kFromAgentBytesMax;  ///< one message from an agent
  std::size_t streams = 1'024;                              ///< open at once, of all agents
  std::size_t streams_per_agent = 4;        ///< open at once, of one name in one cell
  std::size_t streams_per_connection = 16;  ///< more wait at the agent until one ends

  /// What waits to be sent on one stream; beyond either the conductor is asked to hold on.
  std::size_t queue_messages = 64;
  std::size_t queue_bytes = 256 * 1024;

  /// How much of the processors' time may go into telling agents; 0: as much as there is.
  unsigned pushing_percent = 0;

  std::chrono::milliseconds hello_within{10'000};  ///< from the opening of a stream
  std::chrono::milliseconds inbox_within{10'000};  ///< how long a message may find the inbox full
  std::chrono::milliseconds drain_within{5'000};   ///< what was queued when the stay ended
};

/// Where people take part: the rest is for them, however far behind a thousand agents are.
inline constexpr unsigned kPushingBesidePeople = 25;

}  // namespace redoubt::rpc
