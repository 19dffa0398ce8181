#include "controller/conduct/inbox.h"

#include <algorithm>
#include <utility>

namespace redoubt::conduct {
namespace {

using terms::Code;
using terms::Error;

std::size_t bytes_of(const terms::Amend& amend) {
  std::size_t bytes = amend.why.size();
  for (const auto* text :
       {&amend.title, &amend.from, &amend.subject, &amend.body, &amend.expects, &amend.notes}) {
    bytes += text->value_or("").size();
  }
  for (const std::string& option : amend.options) bytes += sizeof option + option.size();
  return bytes;
}

std::size_t bytes_of(const std::vector<terms::Order>& orders) {
  std::size_t bytes = orders.size() * sizeof(terms::Order);
  for (const terms::Order& order : orders) {
    if (const auto* reply = std::get_if<terms::Reply>(&order.what)) bytes += reply->text.size();
    if (const auto* direct = std::get_if<terms::Direct>(&order.what)) bytes += direct->why.size();
    if (const terms::Amend* amend = terms::amend_in(order.what)) bytes += bytes_of(*amend);
  }
  return bytes;
}

std::size_t bytes_of(const terms::FromAgent& message) {
  std::size_t bytes = sizeof message;
  if (const auto* turn = std::get_if<terms::Turn>(&message)) {
    bytes += bytes_of(turn->intent.orders);
    for (const std::string& note : turn->intent.notes) bytes += sizeof note + note.size();
  } else if (const auto* orders = std::get_if<terms::Orders>(&message)) {
    bytes += bytes_of(orders->orders);
  } else if (const auto* goodbye = std::get_if<terms::AgentGoodbye>(&message)) {
    bytes += goodbye->why.size();
  }
  return bytes;
}

std::size_t bytes_of(const Wish& wish) {
  std::size_t bytes = 0;
  if (const auto* order = std::get_if<OrderWish>(&wish)) bytes += bytes_of({{0, *order}});
  if (const auto* clock = std::get_if<ClockWish>(&wish)) bytes += clock->why.size();
  if (const auto* score = std::get_if<ScoreWish>(&wish)) bytes += score->why.size();
  if (const auto* attachment = std::get_if<AttachmentWish>(&wish)) {
    bytes += attachment->name.size() + attachment->bytes.size();
  }
  if (const auto* reopen = std::get_if<ReopenWish>(&wish)) {
    bytes += reopen->inject.size() + reopen->why.size();
  }
  if (const auto* posting = std::get_if<Posting>(&wish)) {
    bytes += posting->text.size() + posting->to.size() * sizeof(terms::CellId);
    for (const auto& [key, value] : posting->fields) bytes += key.size() + value.size();
  }
  return bytes;
}

}  // namespace

terms::Result<Visit> Inbox::enter(terms::Hello hello, std::shared_ptr<Audience> audience) {
  const std::size_t bytes = sizeof hello + hello.agent.size() + hello.cell.size();
  Lock lock(mutex_);
  if (const terms::Status room = has_room(bytes); !room) return room.error();
  const Visit visit = ++visits_;
  push(std::move(lock), Enter{visit, std::move(hello), std::move(audience)}, bytes);
  return visit;
}

terms::Status Inbox::say(Visit visit, terms::FromAgent message) {
  const std::size_t bytes = bytes_of(message);
  Lock lock(mutex_);
  if (const terms::Status room = has_room(bytes); !room) return room.error();
  push(std::move(lock), Say{visit, std::move(message)}, bytes);
  return terms::Done{};
}

terms::Status Inbox::ask(Ask ask) {
  const std::size_t bytes = sizeof ask + bytes_of(ask.wish);
  Lock lock(mutex_);
  if (const terms::Status room = has_room(bytes); !room) return room.error();
  asked_ = true;
  hush_.asked(std::chrono::steady_clock::now());
  push(std::move(lock), std::move(ask), bytes);
  return terms::Done{};
}

View Inbox::watch(std::optional<terms::CellId> cell, std::shared_ptr<Onlooker> onlooker) {
  Lock lock(mutex_);
  if (closed_) return views_;
  const View view = ++views_;
  push(std::move(lock), Watch{view, cell, std::move(onlooker)}, 0);
  return view;
}

void Inbox::put(Call call) {
  Lock lock(mutex_);
  if (!closed_) push(std::move(lock), std::move(call), 0);
}

void Inbox::stop() {
  const std::scoped_lock lock(mutex_);
  batch_.stop = true;
  filled_.notify_one();
}

Inbox::Batch Inbox::take(std::chrono::steady_clock::time_point deadline) {
  Lock lock(mutex_);
  filled_.wait_until(lock, deadline, [this] { return !batch_.calls.empty() || batch_.stop; });
  bytes_ = 0;
  const bool asked = asked_.exchange(false);
  Batch batch{std::exchange(batch_.calls, {}), batch_.stop};
  lock.unlock();
  if (asked) {
    std::ranges::stable_partition(
        batch.calls, [](const Call& call) { return std::holds_alternative<Ask>(call); });
  }
  return batch;
}

Inbox::Batch Inbox::close() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  return std::exchange(batch_, {});
}

terms::Status Inbox::has_room(std::size_t bytes) const {
  if (closed_) return Error{Code::kUnavailable, "the controller does not play this exercise now"};
  if (batch_.calls.size() < kInboxCallsMax && bytes_ + bytes <= kInboxBytesMax) {
    return terms::Done{};
  }
  return Error{Code::kResourceExhausted, "the controller is busy; try again shortly"};
}

/// The strand may begin to run at the very call that wakes it, in this thread's place: it must not
/// find the mutex taken, and wait until this thread has its next turn.
void Inbox::push(Lock lock, Call call, std::size_t bytes) {
  const bool first = batch_.calls.empty();
  batch_.calls.push_back(std::move(call));
  bytes_ += bytes;
  lock.unlock();
  if (first) filled_.notify_one();
}

}  // namespace redoubt::conduct
