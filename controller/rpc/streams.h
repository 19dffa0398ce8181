#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "controller/rpc/limits.h"
#include "proto/terms/result.h"

namespace redoubt::rpc {

class AgentSession;

/// The open streams of one listener, counted by us: the transport's own cap does not bind a client
/// that never acknowledges it. Thread-safe.
class Streams {
 public:
  explicit Streams(const Limits& limits) : limits_(limits) {}

  /// A stream has been opened. Errors: kResourceExhausted for one too many; kUnavailable once
  /// closed. Only after success does close() have to follow.
  terms::Status open(const std::shared_ptr<AgentSession>& session);
  void close(const AgentSession* session);

  /// The stream is one of this agent's. Errors: kResourceExhausted for one too many.
  terms::Status name(const AgentSession* session, const std::string& agent);

  /// Those who are in.
  std::vector<std::shared_ptr<AgentSession>> present() const;

  /// Lets nobody in any more; returns those who are.
  std::vector<std::shared_ptr<AgentSession>> shut();

  /// Whether all streams have closed within that time.
  bool wait_until_empty(std::chrono::milliseconds within);

  std::size_t open_now() const;

 private:
  struct Open {
    std::weak_ptr<AgentSession> session;
    std::string agent;  ///< empty before its Hello
  };

  const Limits limits_;
  mutable std::mutex mutex_;
  std::condition_variable emptied_;
  bool shut_ = false;
  std::map<const AgentSession*, Open> open_;
  std::map<std::string, std::size_t> per_agent_;
};

}  // namespace redoubt::rpc
