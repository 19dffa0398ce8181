#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace redoubt::conduct {
class Door;
}  // namespace redoubt::conduct

namespace redoubt::rpc {

class AgentSession;

/// Carries what sessions have queued to their streams, on a thread of its own. A write costs the
/// one who starts it a call to the system: with a thousand agents to tell, the conductor's strand
/// would be busy with nothing else for as long as it takes to blink.
///
/// While the door is hushed it waits, and carries afterwards.
///
/// Bounded by the sessions there are: each stands in it once at most. Thread-safe.
class Courier {
 public:
  explicit Courier(const conduct::Door& door);
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  void carry(std::shared_ptr<AgentSession> session);

  /// Carries what it has been given, and nothing after that; whoever gives it more carries it
  /// themselves. Not from its own thread. Harmless when repeated.
  void stop();

 private:
  void run();
  void wait_for_silence_to_end() const;

  const conduct::Door* door_;

  std::mutex mutex_;
  std::condition_variable given_;
  // Under the mutex.
  std::vector<std::shared_ptr<AgentSession>> sessions_;
  bool stopped_ = false;

  std::thread thread_;
};

}  // namespace redoubt::rpc
