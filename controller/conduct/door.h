#pragma once

#include <cstdint>
#include <memory>

#include "proto/terms/message.h"
#include "proto/terms/result.h"

/// Where agents come in, whatever carries their words: a session of the gRPC door, one of a
/// gateway, or a test. Both sides are plain messages, so that a process can be put between them.
///
///   session                                     conductor
///   enter(hello, audience) ──▶ visit            hears Welcome, then what the cell may see
///   say(visit, message)    ──▶                  hears Rulings, Grants
///   hear() answered false  ◀──                  keeps the rest until
///   room(visit)            ──▶                  goes on where the reader was
///   left(visit)            ──▶                  hears nothing any more
///                          ◀──                  leave(why): the session ends its stream with that
namespace redoubt::conduct {

/// One stay of one agent, from its Hello to its leaving. Never used twice; 0 is nobody.
using Visit = std::uint64_t;

/// What a session lets the conductor do. Called on the strand; must not block and must not call the
/// door from within.
class Audience {
 public:
  virtual ~Audience() = default;

  /// Takes a message for sending, and says whether there is room for another. After `false` (this
  /// one is still taken) the conductor is silent until room().
  virtual bool hear(std::shared_ptr<const terms::ToAgent> message) = 0;

  /// The stay is over: the last call. `why` is the stream's status, kOk after the exercise's end.
  virtual void leave(terms::Status why) = 0;
};

/// Thread-safe; returns at once.
class Door {
 public:
  virtual ~Door() = default;

  /// Asks for a seat. The answer comes to the audience: Welcome, or leave() with the reason.
  /// Errors: kResourceExhausted when the inbox is full.
  virtual terms::Result<Visit> enter(terms::Hello hello, std::shared_ptr<Audience> audience) = 0;

  /// Errors: kResourceExhausted when the inbox is full; nothing of the message is taken then.
  virtual terms::Status say(Visit visit, terms::FromAgent message) = 0;

  /// There is room again after hear() answered false. Never refused.
  virtual void room(Visit visit) = 0;

  /// The agent is gone. Never refused; harmless when the visit is over already.
  virtual void left(Visit visit) = 0;

  /// Whether sessions are to begin no writes now: hush.h has why, and how long at most.
  virtual bool hushed() const = 0;
};

}  // namespace redoubt::conduct
