#include "controller/rpc/agent_session.h"

#include <algorithm>
#include <string>

namespace redoubt::rpc {
namespace {

using std::chrono::milliseconds;
using terms::Code;
using terms::Done;
using terms::Error;
using terms::Status;

/// A full inbox is asked again after this long.
constexpr milliseconds kAskAgain{5};

std::string seconds(milliseconds time) { return std::to_string(time.count()) + " ms"; }

}  // namespace

void AgentSession::start() {
  const Lock lock(mutex_);
  if (ending()) return;
  remind(entrance_->limits.hello_within);
  line_->read();
}

// --- from the agent ------------------------------------------------------------------------------

void AgentSession::on_read(terms::Result<std::optional<terms::FromAgent>> message) {
  if (!message.ok()) return end(message.error());
  if (message->has_value()) return take(*std::move(*message));
  {
    const Lock lock(mutex_);
    if (said_goodbye_) return remind(entrance_->limits.drain_within);  // the conductor ends it
  }
  end(Done{});
}

void AgentSession::take(terms::FromAgent message) {
  const auto* hello = std::get_if<terms::Hello>(&message);
  if ((hello == nullptr) == (visit_ == 0)) {
    return end(Error{Code::kInvalidArgument, "a Hello comes first, and once"});
  }
  if (hello != nullptr) {
    if (const Status checked = check_in(*hello); !checked.ok()) return end(checked);
  }
  const Status passed = hello != nullptr ? enter(*hello) : entrance_->door.say(visit_, message);
  if (!passed.ok()) {
    const bool full = passed.error().code == Code::kResourceExhausted;
    return full ? put_off(std::move(message)) : end(passed);
  }
  put_off_for_ = {};
  const Lock lock(mutex_);
  said_goodbye_ = std::holds_alternative<terms::AgentGoodbye>(message);
  if (!ending()) line_->read();
}

Status AgentSession::check_in(const terms::Hello& hello) {
  if (hello.version != terms::kProtocolVersion) {
    return Error{Code::kFailedPrecondition,
                 "the agent speaks protocol " + std::to_string(hello.version) +
                     ", this controller " + std::to_string(terms::kProtocolVersion)};
  }
  {
    const Lock lock(mutex_);
    if (named_) return Done{};  // it was put off, and comes again
  }
  if (const Status papers = check_papers(hello); !papers.ok()) return papers;
  const Status named = entrance_->streams.name(this, hello.cell + '\n' + hello.agent);
  if (!named.ok()) return named;
  const Lock lock(mutex_);
  named_ = true;
  ++reminder_;  // nobody waits for the Hello any more
  return Done{};
}

Status AgentSession::check_papers(const terms::Hello& hello) const {
  if (!bearer_) return Done{};
  const authority::Identity& is = bearer_->identity;
  if (hello.cell == is.cell && hello.agent == is.agent) return Done{};
  return Error{Code::kPermissionDenied,
               "the certificate is for the agent " + is.agent + " of the cell " + is.cell};
}

Status AgentSession::enter(const terms::Hello& hello) {
  auto entered = entrance_->door.enter(hello, shared_from_this());
  if (!entered.ok()) return entered.error();
  Lock lock(mutex_);
  visit_ = *entered;
  settle(std::move(lock));
  return Done{};
}

void AgentSession::put_off(terms::FromAgent message) {
  put_off_for_ += kAskAgain;
  if (put_off_for_ > entrance_->limits.inbox_within) {
    return end(Error{Code::kResourceExhausted, "the controller has had no room for a message for " +
                                                   seconds(entrance_->limits.inbox_within)});
  }
  put_off_ = std::move(message);
  const Lock lock(mutex_);
  if (!ending()) remind(kAskAgain);
}

void AgentSession::on_reminder(std::uint64_t token) {
  {
    const Lock lock(mutex_);
    if (token != reminder_ || finished_) return;
    if (ending()) return line_->cut();
  }
  if (put_off_) {
    terms::FromAgent message = *std::move(put_off_);
    put_off_.reset();
    return take(std::move(message));
  }
  if (visit_ != 0) return end(Done{});  // it said goodbye, and nobody answered
  end(Error{Code::kFailedPrecondition,
            "no Hello within " + seconds(entrance_->limits.hello_within)});
}

// --- to the agent --------------------------------------------------------------------------------

bool AgentSession::hear(std::shared_ptr<const terms::ToAgent> message) {
  Frame frame = entrance_->frames.of(message);
  Lock lock(mutex_);
  if (ending()) return true;
  queued_bytes_ += frame->size();
  queue_.push_back(std::move(frame));
  const Limits& limits = entrance_->limits;
  owes_room_ = queue_.size() >= limits.queue_messages || queued_bytes_ >= limits.queue_bytes;
  const bool room = !owes_room_;
  if (entrance_->courier == nullptr) {
    proceed(std::move(lock));
  } else if (!writing_ && !std::exchange(carried_, true)) {
    lock.unlock();
    entrance_->courier->carry(shared_from_this());
  }
  return room;
}

bool AgentSession::may_set_off() {
  if (hushed()) return false;
  const Lock lock(mutex_);
  return queue_.empty() || burst_ > 0 || entrance_->may_push(queued_bytes_);
}

void AgentSession::set_off() {
  Lock lock(mutex_);
  carried_ = false;
  proceed(std::move(lock));
}

void AgentSession::on_written(bool sent) {
  const bool waits = hushed();
  Lock lock(mutex_);
  writing_ = false;
  queued_bytes_ -= queue_.front()->size();
  queue_.pop_front();
  burst_ -= std::min<std::size_t>(burst_, 1);
  if (!sent) {
    drop_queue();
    if (!ending()) {
      ending_ = Error{Code::kUnavailable, "the stream is lost"};
      owes_left_ = true;
    }
  }
  const bool later = !queue_.empty() && (waits || !may_go_on());
  Step step = later ? await_courier() : next_step();
  settle(std::move(lock), std::move(step));
}

// --- the end -------------------------------------------------------------------------------------

void AgentSession::leave(Status why) {
  Lock lock(mutex_);
  if (ending()) return;
  ending_ = std::move(why);
  give_time();
  proceed(std::move(lock));
}

void AgentSession::dismiss(Status why) {
  Lock lock(mutex_);
  if (ending()) return;
  ending_ = std::move(why);
  owes_left_ = true;
  give_time();
  settle(std::move(lock));
}

void AgentSession::end(Status why) {
  Lock lock(mutex_);
  if (ending()) return;
  ending_ = std::move(why);
  owes_left_ = true;
  drop_queue();
  give_time();
  settle(std::move(lock));
}

void AgentSession::on_cancelled() {
  Lock lock(mutex_);
  drop_queue();
  if (!ending()) {
    ending_ = Error{Code::kUnavailable, "the stream is lost"};
    owes_left_ = true;
  }
  settle(std::move(lock));
}

void AgentSession::gone() {
  {
    const Lock lock(mutex_);
    line_ = nullptr;
    finished_ = true;
  }
  entrance_->streams.close(this);
}

// --- with the mutex held -------------------------------------------------------------------------

void AgentSession::remind(milliseconds after) { line_->remind(after, ++reminder_); }

/// What is still to be sent has so long.
void AgentSession::give_time() {
  if (!queue_.empty()) remind(entrance_->limits.drain_within);
}

/// Who waits for the courier goes before.
bool AgentSession::may_go_on() const {
  if (entrance_->courier == nullptr || burst_ > 0) return true;
  return !entrance_->courier->holds_back() && entrance_->may_push(queued_bytes_);
}

AgentSession::Step AgentSession::await_courier() {
  Step step;
  step.later = !std::exchange(carried_, true);
  return step;
}

AgentSession::Step AgentSession::next_step() {
  if (writing_ || finished_) return {};
  if (!queue_.empty()) {
    writing_ = true;
    if (burst_ == 0) burst_ = queue_.size();
    // The first is never held for the next: nothing would send it off (gRPC 1.51 completes a held
    // write that opens the stream only with one that is not).
    const bool held = std::exchange(begun_, true) && burst_ > 1;
    return {line_, false, queue_.front(), held ? Line::Next::kAnother : Line::Next::kNothingYet,
            Done{}};
  }
  if (!ending()) return {};
  finished_ = true;
  return {line_, false, nullptr, Line::Next::kNothingYet, *ending_};
}

void AgentSession::proceed(Lock lock) {
  Step step = next_step();
  lock.unlock();
  carry_out(std::move(step));
}

/// Without the mutex. The line lives: gone() comes after the finish, and that with no write out.
void AgentSession::carry_out(Step step) {
  if (step.later) return entrance_->courier->carry(shared_from_this());
  if (step.line == nullptr) return;
  if (step.frame == nullptr) return step.line->finish(step.status);
  step.line->write(std::move(step.frame), step.next);
}

/// All but the frame that is out.
void AgentSession::drop_queue() {
  queue_.resize(writing_ ? 1 : 0);
  burst_ = queue_.size();
  queued_bytes_ = writing_ ? queue_.front()->size() : 0;
}

bool AgentSession::hushed() const {
  return entrance_->courier != nullptr && entrance_->door.hushed();
}

void AgentSession::settle(Lock lock) {
  Step step = next_step();
  settle(std::move(lock), std::move(step));
}

void AgentSession::settle(Lock lock, Step step) {
  if (visit_ == 0) {
    lock.unlock();
    return carry_out(std::move(step));
  }
  const Limits& limits = entrance_->limits;
  const bool half_empty =
      queue_.size() <= limits.queue_messages / 2 && queued_bytes_ <= limits.queue_bytes / 2;
  const bool room = owes_room_ && half_empty && !ending();
  const bool left = owes_left_;
  if (room) owes_room_ = false;
  owes_left_ = false;
  const conduct::Visit visit = visit_;
  lock.unlock();
  carry_out(std::move(step));
  if (room) entrance_->door.room(visit);
  if (left) entrance_->door.left(visit);
}

}  // namespace redoubt::rpc
