#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "agents/link/agent_loop.h"
#include "agents/link/papers.h"
#include "proto/terms/message.h"
#include "proto/terms/result.h"

namespace redoubt::link {

struct ConnectionSettings {
  std::string server;  ///< "127.0.0.1:7411"
  Place place;
  Identification identification;                   ///< none: in the clear, to this machine alone
  std::chrono::milliseconds patience{60'000};      ///< so long without progress, then it gives up
  std::chrono::milliseconds first_pause{100};      ///< before the second try; doubles ...
  std::chrono::milliseconds longest_pause{5'000};  ///< ... up to this
  std::function<void(const std::string&)> tell;    ///< one line for people; may be empty
};

/// How it ended, when it did not fail.
enum class Ending : std::uint8_t { kFinished, kStopped };

/// An agent's side of the wire: one stream after the other, until the exercise is over. gRPC stays
/// behind it.
///
/// Threads: run() blocks its caller, reads, thinks and writes there; where the agent proves who it
/// is, one more renews its papers before they end. stop() may come from any other
/// thread, once; it says goodbye on the open stream and returns when run() is about to.
class Connection {
 public:
  Connection(ConnectionSettings settings, MindMaker make_mind);
  ~Connection();

  /// Errors: kUnavailable when patience has run out; else what the controller, the wire or the
  /// MindMaker refused for good.
  terms::Result<Ending> run();

  void stop();

 private:
  struct Stream;

  terms::Result<Ending> play();
  terms::Result<Ending> one_stream();
  terms::Status take_papers();
  void keep_renewing();
  terms::Status converse(Stream& stream);
  terms::Error judge(const terms::Status& conversation, const terms::Status& stream) const;
  bool pause(std::chrono::milliseconds time);
  void tell(const std::string& line) const;

  const ConnectionSettings settings_;
  AgentLoop loop_;                  ///< run() alone
  std::unique_ptr<Papers> papers_;  ///< set before the one who renews them is there
  std::thread renewer_;             ///< run() alone

  std::mutex mutex_;  ///< guards what follows
  std::condition_variable changed_;
  bool stopping_ = false;
  bool over_ = false;               ///< run() is about to return
  std::shared_ptr<Stream> stream_;  ///< the open one
};

}  // namespace redoubt::link
