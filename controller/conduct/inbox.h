#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/conduct/door.h"
#include "controller/conduct/hush.h"

namespace redoubt::conduct {

inline constexpr std::size_t kInboxCallsMax = 4096;
inline constexpr std::size_t kInboxBytesMax = std::size_t{64} << 20U;

/// The one way onto the strand, in order of arrival; but of what waits there together, people's
/// wishes go first: they are few, and one of them may stop play. Thread-safe. Hellos and messages
/// are refused when it is full; what frees something (room, left, ready, close, stop) never is, and
/// comes at most once for each visit, view and refusal, so it is bounded by them.
class Inbox {
 public:
  struct Enter {
    Visit visit = 0;
    terms::Hello hello;
    std::shared_ptr<Audience> audience;
  };
  struct Say {
    Visit visit = 0;
    terms::FromAgent message;
  };
  struct Room {
    Visit visit = 0;
  };
  struct Left {
    Visit visit = 0;
  };
  struct Watch {
    View view = 0;
    std::optional<terms::CellId> cell;
    std::shared_ptr<Onlooker> onlooker;
  };
  struct Ready {
    View view = 0;
  };
  struct Close {
    View view = 0;
  };
  struct Ask {
    Person who;
    terms::CellId cell;
    Wish wish;
    Answer answer;
  };
  using Call = std::variant<Enter, Say, Room, Left, Watch, Ready, Close, Ask>;

  struct Batch {
    std::vector<Call> calls;
    bool stop = false;  ///< was asked for; stays so
  };

  /// Errors of the first three: kResourceExhausted when full; kUnavailable when closed.
  terms::Result<Visit> enter(terms::Hello hello, std::shared_ptr<Audience> audience);
  terms::Status say(Visit visit, terms::FromAgent message);

  terms::Status ask(Ask ask);
  View watch(std::optional<terms::CellId> cell, std::shared_ptr<Onlooker> onlooker);

  /// What frees something.
  void put(Call call);
  void stop();

  /// Everything that came in, waiting for it until the deadline. For one thread.
  Batch take(std::chrono::steady_clock::time_point deadline);

  /// Whether a person's wish waits to be taken: what the strand does at length, it puts off then.
  bool asked() const { return asked_; }

  /// Begun by each wish that comes in; the strand says when it was answered.
  Hush& hush() { return hush_; }

  /// Takes nothing in from now on. Gives what had come in.
  Batch close();

 private:
  using Lock = std::unique_lock<std::mutex>;

  terms::Status has_room(std::size_t bytes) const;
  void push(Lock lock, Call call, std::size_t bytes);

  Hush hush_;
  std::atomic<bool> asked_ = false;  ///< written under the mutex

  std::mutex mutex_;
  std::condition_variable filled_;
  // Under the mutex.
  Batch batch_;
  std::size_t bytes_ = 0;
  Visit visits_ = 0;
  View views_ = 0;
  bool closed_ = false;
};

}  // namespace redoubt::conduct
