#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace redoubt::rpc {

class AgentSession;

/// Carries what sessions have queued to their streams, on a thread of its own. A write costs the
/// one who starts it a call to the system: with a thousand agents to tell, the conductor's strand
/// would be busy with nothing else for as long as it takes to blink.
///
/// While a session may not set off, it waits, and carries afterwards.
///
/// Bounded by the sessions there are: each stands in it once at most. Thread-safe.
class Courier {
 public:
  Courier();
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  void carry(std::shared_ptr<AgentSession> session);

  /// Whether somebody stands here who may not set off yet.
  bool holds_back() const { return holds_back_; }

  /// Carries what it has been given, and nothing after that; whoever gives it more carries it
  /// themselves. Not from its own thread. Harmless when repeated.
  void stop();

 private:
  void run();

  std::atomic<bool> holds_back_ = false;

  std::mutex mutex_;
  std::condition_variable given_;
  // Under the mutex.
  std::vector<std::shared_ptr<AgentSession>> sessions_;
  bool stopped_ = false;

  std::thread thread_;
};

}  // namespace redoubt::rpc
