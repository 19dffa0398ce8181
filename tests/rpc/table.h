#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "controller/conduct/bridge.h"
#include "tests/rpc/arrivals.h"

/// A conductor that does what the test says, on the side of people: the other end of the bridge.
namespace redoubt::rpc {

/// Something that was asked.
struct Asked {
  conduct::Person who;
  terms::CellId cell;
  conduct::Wish wish;
  conduct::Answer answer;
};

/// Somebody who looks on.
struct Looking {
  conduct::View view = 0;
  std::optional<terms::CellId> cell;
  std::shared_ptr<conduct::Onlooker> onlooker;

  template <class OneNews>
  void tell(OneNews news) const {
    onlooker->hear(std::make_shared<const conduct::News>(std::move(news)));
  }
};

class Table final : public conduct::Bridge, private Arrivals {
 public:
  /// How everything stands, for whoever looks on; with `at_once` it is told as soon as somebody
  /// begins to, and what is asked is granted.
  conduct::ControlNews now;
  conduct::Granting granting;
  bool at_once = true;
  bool full = false;
  std::shared_ptr<const scenario::Exercise> stands;  ///< the plan
  std::shared_ptr<const scenario::Exercise> then;    ///< and once something was asked; null: that

  conduct::View watch(std::optional<terms::CellId> cell,
                      std::shared_ptr<conduct::Onlooker> onlooker) override {
    const std::lock_guard lock(mutex_);
    const Looking looking{++views_, cell, std::move(onlooker)};
    looking_.push_back(looking);
    changed_.notify_all();
    if (at_once && !cell) looking.tell(now);
    return looking.view;
  }
  void ready(conduct::View view) override { note(ready_, view); }
  void close(conduct::View view) override { note(closed_, view); }
  terms::Status ask(conduct::Person who, terms::CellId cell, conduct::Wish wish,
                    conduct::Answer answer) override {
    const std::lock_guard lock(mutex_);
    if (full) return terms::Error{terms::Code::kResourceExhausted, "the controller is busy"};
    if (then) stands = then;
    if (at_once) answer(granting);
    asked_.push_back({std::move(who), cell, std::move(wish), std::move(answer)});
    changed_.notify_all();
    return terms::Done{};
  }

  std::shared_ptr<const scenario::Exercise> plan() const override {
    const std::lock_guard lock(mutex_);
    return stands;
  }

  // Each waits until there is one, and takes it.
  Asked next_asked() { return next(asked_); }
  Looking next_looking() { return next(looking_); }
  conduct::View next_ready() { return next(ready_); }
  conduct::View next_closed() { return next(closed_); }

  std::size_t asked() const {
    const std::lock_guard lock(mutex_);
    return asked_.size();
  }
  bool anybody_ready() const {
    const std::lock_guard lock(mutex_);
    return !ready_.empty();
  }

 private:
  conduct::View views_ = 0;
  std::deque<Asked> asked_;
  std::deque<Looking> looking_;
  std::deque<conduct::View> ready_;
  std::deque<conduct::View> closed_;
};

}  // namespace redoubt::rpc
