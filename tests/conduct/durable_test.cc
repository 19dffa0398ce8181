#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "controller/conduct/chronicle.h"
#include "tests/conduct/guest.h"

/// Nobody is told anything that a loss of power could undo.
namespace redoubt::conduct {
namespace {

/// Whatever it hears must follow from what is on the disk at that moment.
class Auditor final : public Audience {
 public:
  Auditor(Stage& stage, terms::CellId cell) : stage_(&stage), cell_(cell) {}

  bool hear(std::shared_ptr<const terms::ToAgent> message) override {
    const auto replayed = replay_course(DiskJournal(stage_->disk), stage_->exercise);
    EXPECT_TRUE(replayed.ok()) << replayed.error().message;
    std::visit([&](const auto& one) { audit(*replayed->course, one); }, *message);
    ++heard_;
    stage_->bell.ring();
    return true;
  }
  void leave(terms::Status) override {}
  int heard() const { return heard_; }
  std::size_t ruled() const { return ruled_; }

 private:
  void audit(const Course& durable, const terms::Observations& told) {
    EXPECT_GE(durable.seen_by(cell_).size(), told.first + told.batch->size() - 1);
  }
  void audit(const Course& durable, const terms::Rulings& told) {
    ruled_ += told.rulings.size();
    EXPECT_GE(durable.seat(cell_).rulings().size(), ruled_);
  }
  void audit(const Course& durable, const terms::Grant& told) {
    const auto& grants = durable.seat(cell_).grants();
    ASSERT_GE(grants.size(), told.number);
    EXPECT_EQ(grants[told.number - 1].now, told.now);
  }
  void audit(const Course&, const terms::Welcome&) {}
  void audit(const Course& durable, const terms::ControllerGoodbye& told) {
    EXPECT_EQ(durable.engine().ended(), told.finished);
  }

  Stage* stage_;
  terms::CellId cell_;
  std::atomic<std::size_t> ruled_ = 0;
  std::atomic<int> heard_ = 0;
};

/// As fast as possible, and at a rate that leaves time between an order and what comes of it.
TEST(Durable, WhateverIsToldFollowsFromTheDisk) {
  for (const double rate : {0.0, 12 * 3600 / 0.05}) {
    Stage stage;
    stage.options.rate = rate;
    const auto red = std::make_shared<Auditor>(stage, Slice::kRed);
    const auto blue = std::make_shared<Auditor>(stage, Slice::kBlue);
    bool entered = false;
    const auto enter = [&](Door& door, Player&) {
      if (std::exchange(entered, true)) return;
      ASSERT_TRUE(door.enter(hello("red", "auditor"), red).ok());
      ASSERT_TRUE(door.enter(hello("blue", "auditor"), blue).ok());
    };
    ASSERT_TRUE(stage.play(enter).ok());
    EXPECT_GT(red->heard(), 5);
    EXPECT_GT(blue->heard(), 5);
  }
}

/// A refusal brings no event about, so nothing else hurries its record to the disk.
TEST(Durable, ARefusalIsNoException) {
  Stage stage;
  stage.options.lockstep = std::vector{Slice::kBlue};
  stage.options.rate = 1;
  Running running(stage.conductor(), stage.bell);
  const auto blue = std::make_shared<Auditor>(stage, Slice::kBlue);
  const auto visit = running.door().enter(lockstep_hello("blue"), blue).value();
  const auto exploit = order(1, Slice::kExploit);
  while (blue->heard() < 3) stage.bell.wait();  // the welcome, what it sees, the grant
  EXPECT_TRUE(running.door().say(visit, terms::Turn{1, {.orders = {exploit}}}).ok());
  while (blue->ruled() == 0) stage.bell.wait();
}

TEST(Durable, WhenTheDiskFailsNobodyIsToldAndTheReasonIsGiven) {
  Stage stage;
  stage.disk->fails_at = 1;
  Guest guest(stage.bell);
  auto conductor = stage.conductor();
  guest.enter(*conductor, hello("red"));  // before it runs: it may not run for long
  Running running(std::move(conductor), stage.bell);
  EXPECT_EQ(guest.refusal(), terms::Code::kUnavailable);
  for (const std::string& told : guest.told()) {
    EXPECT_TRUE(told == "welcome red" || told == "goodbye") << told;
  }
  const terms::Status ran = running.join();
  ASSERT_FALSE(ran.ok());
  EXPECT_THAT(ran.error().message, testing::HasSubstr("the disk is gone"));
}

TEST(Durable, AnotherExercisesJournalIsNotBegunAgain) {
  Stage stage;
  ASSERT_TRUE(stage.play().ok());
  const auto again = Conductor::create(stage.exercise, stage.seed,
                                       std::make_unique<DiskJournal>(stage.disk), stage.options);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().code, terms::Code::kFailedPrecondition);
}

}  // namespace
}  // namespace redoubt::conduct
