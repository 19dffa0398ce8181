// A session between a transport and a strand that both do as they like, at once. No gRPC here, so
// that the thread sanitizer sees everything.

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <latch>
#include <mutex>
#include <optional>
#include <thread>

#include "controller/rpc/agent_session.h"
#include "proto/terms/random.h"

namespace redoubt::rpc {
namespace {

using terms::Done;

constexpr int kMessages = 300;

/// Lets everybody in, and hands the audience to the test's strand.
class OpenDoor final : public conduct::Door {
 public:
  terms::Result<conduct::Visit> enter(terms::Hello,
                                      std::shared_ptr<conduct::Audience> audience) override {
    const std::lock_guard lock(mutex_);
    audience_ = std::move(audience);
    changed_.notify_all();
    return conduct::Visit{1};
  }
  terms::Status say(conduct::Visit, terms::FromAgent) override { return Done{}; }
  void room(conduct::Visit) override { note(room_); }
  void left(conduct::Visit) override { note(left_); }
  /// Between one look and the next it may have changed.
  bool hushed() const override { return hushes_ && ++looks_ % 3 == 0; }

  void hush_now_and_then() { hushes_ = true; }

  std::shared_ptr<conduct::Audience> audience() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return audience_ != nullptr; });
    return audience_;
  }
  /// False: the agent is gone.
  bool wait_for_room() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return room_ || left_; });
    room_ = false;
    return !left_;
  }

 private:
  void note(bool& what) {
    const std::lock_guard lock(mutex_);
    what = true;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::shared_ptr<conduct::Audience> audience_;
  std::atomic<bool> hushes_ = false;
  mutable std::atomic<unsigned> looks_ = 0;
  bool room_ = false;
  bool left_ = false;
};

/// Holds a session to the rules of its line, and answers from the test's transport thread.
class StrictLine final : public Line {
 public:
  void read() override { note(reads_); }
  void write(Frame frame, Next) override {
    const std::lock_guard lock(mutex_);
    EXPECT_FALSE(writing_) << "two writes at once";
    EXPECT_FALSE(finished_) << "a write after the end";
    writing_ = true;
    written_.push_back(std::move(frame));
    changed_.notify_all();
  }
  void finish(const terms::Status&) override {
    const std::lock_guard lock(mutex_);
    EXPECT_FALSE(writing_) << "finished with a write out";
    EXPECT_FALSE(finished_) << "finished twice";
    finished_ = true;
    changed_.notify_all();
  }
  void cut() override { cut_ = true; }
  void remind(std::chrono::milliseconds, std::uint64_t) override {}

  /// Answers whatever is out until the session has finished the line; breaks after so many writes.
  void carry(AgentSession& session, int breaks_after) {
    session.on_read(std::optional<terms::FromAgent>(
        terms::Hello{.agent = "ann", .cell = "blue", .pace = terms::Pace::kFree}));
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return writing_ || finished_; });
      if (finished_) break;
      writing_ = false;
      lock.unlock();
      session.on_written(breaks_after-- > 0 && !cut_);
    }
    session.gone();
  }
  const std::vector<Frame>& written() const { return written_; }

 private:
  void note(int& what) {
    const std::lock_guard lock(mutex_);
    ++what;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> cut_ = false;
  int reads_ = 0;
  bool writing_ = false;
  bool finished_ = false;
  std::vector<Frame> written_;
};

struct Meeting {
  explicit Meeting(bool by_courier = false)
      : courier(by_courier ? std::make_shared<Courier>() : nullptr),
        entrance(std::make_shared<Entrance>(door, Limits{.pushing_percent = 1}, courier)) {}
  ~Meeting() {
    if (courier) courier->stop();
  }

  OpenDoor door;
  StrictLine line;
  std::shared_ptr<Courier> courier;
  std::shared_ptr<Entrance> entrance;
  std::shared_ptr<AgentSession> session = std::make_shared<AgentSession>(entrance, line);

  /// The conductor's side: tells everything while there is room, then ends the stay.
  void tell() {
    const auto audience = door.audience();
    for (int i = 1; i <= kMessages; ++i) {
      terms::Grant grant;
      grant.number = static_cast<std::uint64_t>(i);
      const bool room = audience->hear(std::make_shared<const terms::ToAgent>(grant));
      if (!room && !door.wait_for_room()) return;
    }
    audience->leave(Done{});
  }

  void hold(int breaks_after, bool cancelled) {
    ASSERT_TRUE(entrance->streams.open(session).ok());
    session->start();
    std::thread strand([this] { tell(); });
    std::thread other([&] {
      if (cancelled) session->on_cancelled();
    });
    line.carry(*session, breaks_after);
    other.join();
    // Whoever waits for room in a stay that is over is told that it is.
    strand.join();
    EXPECT_EQ(entrance->streams.open_now(), 0U);
  }
};

TEST(Session, SendsEverythingInOrderAndEndsOnce) {
  for (int round = 0; round < 50; ++round) {
    Meeting meeting;
    meeting.hold(/*breaks_after=*/kMessages + 1, /*cancelled=*/false);
    ASSERT_EQ(meeting.line.written().size(), static_cast<std::size_t>(kMessages));
  }
}

TEST(Session, SendsEverythingInOrderAtAnyPaceAcrossAnyHush) {
  for (int round = 0; round < 20; ++round) {
    Meeting meeting(/*by_courier=*/true);
    meeting.door.hush_now_and_then();
    meeting.hold(/*breaks_after=*/kMessages + 1, /*cancelled=*/false);
    ASSERT_EQ(meeting.line.written().size(), static_cast<std::size_t>(kMessages));
  }
}

/// Its writes begin when the test lets them.
class SlowLine final : public Line {
 public:
  void read() override {}
  void write(Frame, Next) override {
    begins_.count_down();
    may_.wait();
  }
  void finish(const terms::Status&) override {}
  void cut() override {}
  void remind(std::chrono::milliseconds, std::uint64_t) override {}

  void wait_for_a_write() { begins_.wait(); }
  void let_it_begin() { may_.count_down(); }

 private:
  std::latch begins_{1};
  std::latch may_{1};
};

TEST(Session, WhoTellsItSomethingDoesNotWaitForAWriteToBegin) {
  OpenDoor door;
  SlowLine line;
  const auto entrance = std::make_shared<Entrance>(door, Limits{}, std::make_shared<Courier>());
  const auto session = std::make_shared<AgentSession>(entrance, line);
  const auto message = std::make_shared<const terms::ToAgent>(terms::Grant{});
  EXPECT_TRUE(session->hear(message));
  line.wait_for_a_write();
  EXPECT_TRUE(session->hear(message));  // the courier's call to the system is under way
  line.let_it_begin();
  entrance->courier->stop();
}

TEST(Session, EndsOnceWhereverTheStreamBreaks) {
  terms::Stream chance(6, terms::Purpose::kChoice, 0);
  for (int round = 0; round < 200; ++round) {
    Meeting meeting(/*by_courier=*/round % 2 == 0);
    meeting.door.hush_now_and_then();
    meeting.hold(static_cast<int>(chance.below(kMessages)), chance.below(2) == 0);
    ASSERT_LE(meeting.line.written().size(), static_cast<std::size_t>(kMessages));
  }
}

}  // namespace
}  // namespace redoubt::rpc
