#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "controller/authority/identity.h"
#include "controller/conduct/door.h"
#include "controller/rpc/courier.h"
#include "controller/rpc/frames.h"
#include "controller/rpc/limits.h"
#include "controller/rpc/line.h"
#include "controller/rpc/pace.h"
#include "controller/rpc/streams.h"
#include "proto/terms/message.h"
#include "proto/terms/result.h"

namespace redoubt::authority {
class Authority;
}  // namespace redoubt::authority

namespace redoubt::rpc {

/// What the sessions of one listener share.
struct Entrance {
  /// Without a courier the strand writes itself.
  Entrance(conduct::Door& behind, const Limits& granted,
           std::shared_ptr<Courier> carried_by = nullptr)
      : door(behind), limits(granted), streams(granted), courier(std::move(carried_by)) {
    if (courier && granted.pushing_percent > 0) {
      pace_.emplace(std::max(1U, std::thread::hardware_concurrency()), granted.pushing_percent);
    }
  }

  std::shared_ptr<authority::Authority> authority;  ///< null: agents do not prove who they are

  conduct::Door& door;
  const Limits limits;
  Streams streams;
  Frames frames;
  const std::shared_ptr<Courier> courier;

  /// Whether so many bytes may be written now.
  bool may_push(std::size_t bytes) {
    return !pace_ || pace_->take(bytes, std::chrono::steady_clock::now());
  }

 private:
  std::optional<Pace> pace_;
};

/// One agent at the door: translates between its stream and the conductor's plain messages, and
/// holds no opinion on either. redoubt/v1/agent.proto has the conversation.
///
///   reading   one message at a time. The next is read only when the door has taken this one in:
///             while the inbox is full the agent is held back by the transport's own flow control.
///   writing   one frame at a time, from a bounded queue, begun by the courier: all that is queued
///             then goes out as one burst, once the pace has room for it and nobody is hushed. When
///             the queue is full the conductor is told (hear() answers false), and when half of it
///             has gone, too (Door::room()).
///   ending    by the conductor (leave), by a message that cannot be, by the agent's half-close, or
///             by the loss of the stream. What the conductor had said before it ended the stay is
///             still sent; then, with no write out, the stream is finished: exactly once.
///
/// Threads: the transport's call the on_...(), the conductor's strand calls hear() and leave(), all
/// at once. One mutex guards everything; it is never held while the door is called, nor while a
/// write begins.
class AgentSession final : public conduct::Audience,
                           public std::enable_shared_from_this<AgentSession> {
 public:
  /// `line` must live until gone(). `bearer`: who has come, where agents prove who they are; it
  /// plays as nobody else.
  AgentSession(std::shared_ptr<Entrance> entrance, Line& line,
               std::optional<authority::Bearer> bearer = std::nullopt)
      : entrance_(std::move(entrance)), bearer_(std::move(bearer)), line_(&line) {}

  const std::optional<authority::Bearer>& bearer() const { return bearer_; }

  /// The stream is open.
  void start();

  /// A message, nothing (the agent will say no more), or why what came is no message.
  void on_read(terms::Result<std::optional<terms::FromAgent>> message);
  void on_written(bool sent);
  void on_reminder(std::uint64_t token);
  void on_cancelled();

  /// The listener closes. What is queued is still sent.
  void dismiss(terms::Status why);

  /// It may not stay: nothing of what is queued is sent any more.
  void expel(terms::Status why) { end(std::move(why)); }

  /// The last event; `line` is not touched any more.
  void gone();

  /// The courier's call: what is queued goes out.
  void set_off();
  /// Whether that may be now.
  bool may_set_off();

  bool hear(std::shared_ptr<const terms::ToAgent> message) override;
  void leave(terms::Status why) override;

 private:
  using Lock = std::unique_lock<std::mutex>;

  void take(terms::FromAgent message);
  terms::Status check_in(const terms::Hello& hello);
  terms::Status check_papers(const terms::Hello& hello) const;
  terms::Status enter(const terms::Hello& hello);
  void put_off(terms::FromAgent message);
  void end(terms::Status why);

  /// What the line is to do next: a write costs a call to the system, and the strand must not wait
  /// for the mutex until somebody else's has been made.
  struct Step {
    Line* line = nullptr;  ///< null: nothing
    bool later = false;    ///< the courier is to come for what is queued
    Frame frame;           ///< to be written; null: the line is to be finished
    Line::Next next = Line::Next::kNothingYet;
    terms::Status status = terms::Done{};
  };
  void carry_out(Step step);
  bool hushed() const;

  // With the mutex held.
  void remind(std::chrono::milliseconds after);
  void give_time();
  Step next_step();
  bool may_go_on() const;
  Step await_courier();
  void drop_queue();
  void proceed(Lock lock);  ///< releases it, then takes the next step
  void settle(Lock lock);   ///< likewise, and tells the door what is owed
  void settle(Lock lock, Step step);
  bool ending() const { return ending_.has_value(); }

  const std::shared_ptr<Entrance> entrance_;
  const std::optional<authority::Bearer> bearer_;

  // The reading side: on_read(), and the reminder that stands in for it, never both at once.
  std::optional<terms::FromAgent> put_off_;  ///< waits for room in the inbox
  std::chrono::milliseconds put_off_for_{};

  std::mutex mutex_;  ///< guards what follows
  Line* line_;
  conduct::Visit visit_ = 0;
  bool named_ = false;         ///< has said Hello
  bool said_goodbye_ = false;  ///< the agent has
  std::deque<Frame> queue_;    ///< the first one is out while writing_
  std::size_t queued_bytes_ = 0;
  bool writing_ = false;
  std::size_t burst_ = 0;   ///< messages left of those that go out together, and are paid for
  bool begun_ = false;      ///< something has been written
  bool carried_ = false;    ///< the courier will come for it
  bool owes_room_ = false;  ///< the conductor waits for room()
  bool owes_left_ = false;  ///< the conductor does not know yet that the agent is gone
  std::optional<terms::Status> ending_;  ///< how the stream will be finished
  bool finished_ = false;                ///< line_->finish() has been called, or will be next
  std::uint64_t reminder_ = 0;           ///< the token that counts
};

}  // namespace redoubt::rpc
