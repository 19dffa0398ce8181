#pragma once

#include <string>
#include <variant>
#include <vector>

#include "tests/conduct/stage.h"

/// An agent that a test speaks for word by word.
namespace redoubt::conduct {

class Guest {
 public:
  explicit Guest(Bell& bell, std::size_t capacity = 100'000)
      : bell_(&bell), box_(std::make_shared<Mailbox>(bell, capacity)) {}

  Guest& enter(Door& door, const terms::Hello& hello) {
    door_ = &door;
    const auto visit = door.enter(hello, box_);
    EXPECT_TRUE(visit.ok());
    visit_ = *visit;
    return *this;
  }
  void say(terms::FromAgent message) { EXPECT_TRUE(door_->say(visit_, std::move(message)).ok()); }
  void leave() { door_->left(visit_); }

  /// The next message of this kind; what lies before it is read and kept in told().
  template <class T>
  T next() {
    while (true) {
      const auto message = read();
      if (message == nullptr) {
        EXPECT_FALSE(box_->left())
            << "left without such a message: " << box_->left()->error().message;
        if (box_->left()) return {};
        bell_->wait();
      } else if (const T* found = std::get_if<T>(message.get())) {
        return *found;
      }
    }
  }
  /// Reads to the end.
  terms::Status left() {
    while (!box_->left()) {
      if (read() == nullptr && !box_->left()) bell_->wait();
    }
    return *box_->left();
  }
  terms::Code refusal() {
    const terms::Status why = left();
    return why.ok() ? terms::Code::kInternal : why.error().code;
  }

  /// All that was read: "seen 3", "ruled 1", "granted 2 D+0 00:10:00"...
  const std::vector<std::string>& told() const { return told_; }
  const std::vector<Mailbox::Message>& messages() const { return messages_; }

 private:
  Mailbox::Message read() {
    const auto [message, was_full] = box_->take();
    if (message == nullptr) return nullptr;
    if (was_full) door_->room(visit_);
    messages_.push_back(message);
    std::visit([this](const auto& one) { note(one); }, *message);
    return message;
  }
  void note(const terms::Welcome& welcome) {
    told_.push_back("welcome " + welcome.brief.cell_name);
  }
  void note(const terms::Observations& observations) {
    for (std::size_t i = 0; i < observations.batch->size(); ++i) {
      told_.push_back("seen " + std::to_string(observations.first + i));
    }
  }
  void note(const terms::Rulings& rulings) {
    for (const auto& one : rulings.rulings) told_.push_back("ruled " + std::to_string(one.order));
  }
  void note(const terms::Grant& grant) {
    told_.push_back("granted " + std::to_string(grant.number) + " " + to_text(grant.now));
  }
  void note(const terms::ControllerGoodbye&) { told_.emplace_back("goodbye"); }

  Bell* bell_;
  std::shared_ptr<Mailbox> box_;
  Door* door_ = nullptr;
  Visit visit_ = 0;
  std::vector<std::string> told_;
  std::vector<Mailbox::Message> messages_;
};

inline terms::Hello hello(std::string cell, std::string agent = "guest",
                          terms::Pace pace = terms::Pace::kFree) {
  return {terms::kProtocolVersion, std::move(agent), std::move(cell), pace, 0, 0};
}

inline terms::Hello lockstep_hello(std::string cell, std::string agent = "guest") {
  return hello(std::move(cell), std::move(agent), terms::Pace::kLockstep);
}

inline terms::Order order(terms::OrderNumber number, terms::ActionId action,
                          terms::Handle target = {1}) {
  return {number, terms::Act{action, target, {}}};
}

}  // namespace redoubt::conduct
