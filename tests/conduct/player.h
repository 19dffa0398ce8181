#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "agents/blue/minds.h"
#include "agents/red/minds.h"
#include "controller/conduct/door.h"
#include "proto/terms/mind.h"

/// An agent in the test's own process: what comes for it lies in its mailbox until the test lets it
/// go on.
namespace redoubt::conduct {

/// Tells a test that something came, or that the conductor is done.
class Bell {
 public:
  void ring() {
    const std::scoped_lock lock(mutex_);
    rung_ = true;
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return rung_; });
    rung_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool rung_ = false;
};

/// One stay's mailbox, filled on the strand and emptied by the test.
class Mailbox final : public Audience {
 public:
  using Message = std::shared_ptr<const terms::ToAgent>;

  Mailbox(Bell& bell, std::size_t capacity) : bell_(&bell), capacity_(capacity) {}

  bool hear(Message message) override {
    const std::scoped_lock lock(mutex_);
    EXPECT_FALSE(left_.has_value()) << "heard after it had left";
    EXPECT_LT(messages_.size(), capacity_) << "heard without room";
    messages_.push_back(std::move(message));
    bell_->ring();
    return messages_.size() < capacity_;
  }
  void leave(terms::Status why) override {
    const std::scoped_lock lock(mutex_);
    EXPECT_FALSE(left_.has_value()) << "left twice";
    left_ = std::move(why);
    bell_->ring();
  }

  /// The next message; whether the sender had been told that there is no room for more.
  std::pair<Message, bool> take() {
    const std::scoped_lock lock(mutex_);
    if (messages_.empty()) return {nullptr, false};
    Message first = std::move(messages_.front());
    messages_.pop_front();
    return {std::move(first), messages_.size() + 1 == capacity_};
  }
  bool waits() const {
    const std::scoped_lock lock(mutex_);
    return !messages_.empty();
  }
  /// Why the stay is over, once every message before was taken.
  std::optional<terms::Status> left() const {
    const std::scoped_lock lock(mutex_);
    return messages_.empty() ? left_ : std::nullopt;
  }

 private:
  Bell* bell_;
  std::size_t capacity_;
  mutable std::mutex mutex_;
  std::deque<Message> messages_;
  std::optional<terms::Status> left_;
};

/// A mind at the door. Keeps the rules of a good agent: it remembers its last answer and sends it
/// again when it is asked again, and after a break it says where it was.
class Player {
 public:
  Player(std::string cell, Bell& bell, std::size_t capacity = 1000,
         terms::Pace pace = terms::Pace::kLockstep)
      : cell_(std::move(cell)), bell_(&bell), capacity_(capacity), pace_(pace) {}

  void connect(Door& door) {
    box_ = std::make_shared<Mailbox>(*bell_, capacity_);
    const auto visit =
        door.enter({terms::kProtocolVersion, cell_, cell_, pace_, cursor_, answered_}, box_);
    visit_ = visit.ok() ? *visit : 0;
    rulings_.clear();
  }
  void drop(Door& door) {
    door.left(visit_);
    box_.reset();
  }
  /// As a new process would begin: knowing nothing.
  void forget() {
    mind_.reset();
    seen_.clear();
    last_ = {};
    cursor_ = answered_ = 0;
  }

  bool waits() const { return box_ && box_->waits(); }
  bool connected() const { return box_ && !box_->left(); }
  std::optional<terms::Status> left() const { return box_ ? box_->left() : std::nullopt; }
  bool finished() const { return finished_; }
  std::uint64_t cursor() const { return cursor_; }
  std::uint64_t answered() const { return answered_; }
  Visit visit() const { return visit_; }

  /// Takes one message in, and answers it where it is a grant.
  void step(Door& door) {
    const auto [message, was_full] = box_->take();
    if (was_full) door.room(visit_);
    std::visit([&](const auto& one) { take(door, one); }, *message);
  }
  void repeat_last_turn(Door& door) {
    if (answered_ > 0) static_cast<void>(door.say(visit_, last_));
  }

 private:
  void take(Door&, const terms::Welcome& welcome) {
    if (mind_) return;
    mind_ = welcome.brief.role == terms::Role::kRed
                ? red::make_mind("campaign", welcome.brief).value()
                : blue::make_mind("playbook", welcome.brief).value();
  }
  void take(Door&, const terms::Observations& observations) {
    EXPECT_EQ(observations.first, cursor_ + 1) << cell_ << " missed something or saw it twice";
    EXPECT_LE(observations.batch->size(), terms::kObservationsPerMessageMax);
    cursor_ += observations.batch->size();
    seen_.insert(seen_.end(), observations.batch->begin(), observations.batch->end());
  }
  void take(Door&, const terms::Rulings& rulings) {
    rulings_.insert(rulings_.end(), rulings.rulings.begin(), rulings.rulings.end());
  }
  void take(Door& door, const terms::Grant& grant) {
    if (grant.number > answered_) {
      EXPECT_EQ(grant.number, answered_ + 1) << cell_ << " missed a grant";
      EXPECT_EQ(grant.cursor, cursor_) << cell_ << " lost some observations";
      EXPECT_EQ(rulings_.size(), last_.intent.orders.size()) << cell_ << " was not ruled once each";
      last_ = {grant.number, {}};
      mind_->decide({grant.now, seen_, rulings_}, last_.intent);
      answered_ = grant.number;
      seen_.clear();
    }
    rulings_.clear();
    static_cast<void>(door.say(visit_, last_));
  }
  void take(Door&, const terms::ControllerGoodbye& goodbye) { finished_ = goodbye.finished; }

  std::string cell_;
  Bell* bell_;
  std::size_t capacity_;
  terms::Pace pace_;

  std::shared_ptr<Mailbox> box_;
  Visit visit_ = 0;

  std::unique_ptr<terms::Mind> mind_;
  std::vector<terms::Observation> seen_;  ///< since the last grant
  std::vector<terms::Ruling> rulings_;
  std::uint64_t cursor_ = 0;
  std::uint64_t answered_ = 0;
  terms::Turn last_;
  bool finished_ = false;
};

}  // namespace redoubt::conduct
