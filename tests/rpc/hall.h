#pragma once

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "controller/conduct/door.h"
#include "tests/rpc/arrivals.h"

/// A conductor that does what the test says: the other side of the door.
namespace redoubt::rpc {

/// One stay, as the conductor sees it.
struct Guest {
  conduct::Visit visit = 0;
  terms::Hello hello;
  std::shared_ptr<conduct::Audience> audience;

  bool tell(terms::ToAgent message) const {
    return audience->hear(std::make_shared<const terms::ToAgent>(std::move(message)));
  }
};

class Hall final : public conduct::Door, private Arrivals {
 public:
  terms::Result<conduct::Visit> enter(terms::Hello hello,
                                      std::shared_ptr<conduct::Audience> audience) override {
    const std::lock_guard lock(mutex_);
    if (take_full()) return full();
    guests_.push_back({++visits_, std::move(hello), std::move(audience)});
    changed_.notify_all();
    return visits_;
  }
  terms::Status say(conduct::Visit visit, terms::FromAgent message) override {
    const std::lock_guard lock(mutex_);
    if (take_full()) return full();
    said_.emplace_back(visit, std::move(message));
    changed_.notify_all();
    return terms::Done{};
  }
  void room(conduct::Visit visit) override { note(rooms_, visit); }
  void left(conduct::Visit visit) override { note(left_, visit); }
  bool hushed() const override { return false; }

  /// The next so many words find the inbox full.
  void be_full(int times) {
    const std::lock_guard lock(mutex_);
    full_ = times;
  }

  // Each waits until there is one, and takes it.
  Guest next_guest() { return next(guests_); }
  std::pair<conduct::Visit, terms::FromAgent> next_said() { return next(said_); }
  conduct::Visit next_room() { return next(rooms_); }
  conduct::Visit next_left() { return next(left_); }

 private:
  static terms::Error full() { return {terms::Code::kResourceExhausted, "the inbox is full"}; }

  bool take_full() {
    if (full_ == 0) return false;
    --full_;
    return true;
  }

  int full_ = 0;
  conduct::Visit visits_ = 0;
  std::deque<Guest> guests_;
  std::deque<std::pair<conduct::Visit, terms::FromAgent>> said_;
  std::deque<conduct::Visit> rooms_;
  std::deque<conduct::Visit> left_;
};

}  // namespace redoubt::rpc
