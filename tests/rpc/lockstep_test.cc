#include <gtest/gtest.h>

#include <functional>
#include <thread>
#include <utility>

#include "agents/blue/minds.h"
#include "agents/link/connection.h"
#include "agents/red/minds.h"
#include "controller/conduct/conductor.h"
#include "controller/journal/memory_journal.h"
#include "controller/rpc/server.h"
#include "tests/rehearsal/slice.h"

/// Real agents on real streams, and a real conductor behind the door.
namespace redoubt::rpc {
namespace {

using link::Connection;
using link::Ending;
using terms::Brief;
using MadeMind = terms::Result<std::unique_ptr<terms::Mind>>;

/// A mind that is interrupted before its n-th decision.
class Interrupted final : public terms::Mind {
 public:
  Interrupted(std::unique_ptr<terms::Mind> mind, int decision, std::function<void()> interrupt)
      : mind_(std::move(mind)), left_(decision), interrupt_(std::move(interrupt)) {}

  void decide(const terms::Instant& instant, terms::Intent& intent) override {
    if (--left_ == 0) interrupt_();
    mind_->decide(instant, intent);
  }

 private:
  std::unique_ptr<terms::Mind> mind_;
  int left_;
  std::function<void()> interrupt_;
};

struct Exercise {
  explicit Exercise(std::uint64_t its_seed) : seed(its_seed) {}

  /// Plays to the end over gRPC; the fingerprint.
  std::uint64_t play() {
    auto journal = journal::MemoryJournal::create({}).value();
    conductor = conduct::Conductor::create(drawn, seed, std::move(journal), {}).value();
    server = Server::start("127.0.0.1:0", *conductor).value();
    address = server->address();
    std::thread red_seat([this] { sit_down("red", red_mind); });
    std::thread blue_seat([this] {
      sit_down("blue", [](const Brief& brief) { return blue::make_mind("playbook", brief); });
    });
    EXPECT_TRUE(conductor->run().ok());
    red_seat.join();
    blue_seat.join();
    server->shutdown();
    return conductor->engine().fingerprint();
  }

  /// Plays in that cell, with a new agent whenever one has been stopped.
  void sit_down(const std::string& cell, const link::MindMaker& mind) {
    for (bool played = false; !played;) {
      Connection connection({.server = address,
                             .place = {"agent", cell},
                             .first_pause = std::chrono::milliseconds(1),
                             .longest_pause = std::chrono::milliseconds(20)},
                            mind);
      if (cell == "red") red = &connection;
      const auto ended = connection.run();
      if (cell == "red" && stopper.joinable()) stopper.join();
      ASSERT_TRUE(ended.ok()) << cell << ": " << ended.error().message;
      played = *ended == Ending::kFinished;
    }
  }

  /// Once.
  void replace_red() {
    if (!std::exchange(replaced, true)) stopper = std::thread([this] { red->stop(); });
  }

  void restart_server() {
    server->shutdown();
    server = Server::start(address, *conductor).value();
  }

  std::uint64_t rehearsed() const {
    return rehearsal::rehearse(drawn, seed, rehearsal::shipped_minds())->fingerprint;
  }

  std::shared_ptr<const scenario::Exercise> drawn =
      rehearsal::Slice{.exploit_odds = {300'000}, .blue_people = 1, .bystanders = 200}.draw();
  std::uint64_t seed;
  link::MindMaker red_mind = [](const Brief& brief) { return red::make_mind("campaign", brief); };
  std::unique_ptr<conduct::Conductor> conductor;
  std::unique_ptr<Server> server;
  std::string address;

  // The red seat's thread alone.
  Connection* red = nullptr;
  bool replaced = false;
  std::thread stopper;
};

/// Red's campaign, with something that happens while it thinks for the n-th time.
link::MindMaker campaign_interrupted(int decision, std::function<void()> interrupt) {
  return [=](const Brief& brief) -> MadeMind {
    auto campaign = red::make_mind("campaign", brief);
    if (!campaign.ok()) return campaign.error();
    return MadeMind(
        std::make_unique<Interrupted>(std::move(campaign).value(), decision, interrupt));
  };
}

TEST(Lockstep, OverTheWireTheCourseIsThatOfTheRehearsal) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Exercise exercise(seed);
    EXPECT_EQ(exercise.play(), exercise.rehearsed()) << "seed " << seed;
  }
}

TEST(Lockstep, AServerThatGoesAndComesBackChangesNothing) {
  for (int decision = 1; decision <= 6; ++decision) {
    Exercise exercise(3);
    exercise.red_mind = campaign_interrupted(decision, [&] { exercise.restart_server(); });
    EXPECT_EQ(exercise.play(), exercise.rehearsed()) << "at decision " << decision;
  }
}

TEST(Lockstep, AnAgentThatBeginsAnewChangesNothing) {
  for (int decision = 1; decision <= 6; ++decision) {
    Exercise exercise(3);
    exercise.red_mind = campaign_interrupted(decision, [&] { exercise.replace_red(); });
    EXPECT_EQ(exercise.play(), exercise.rehearsed()) << "at decision " << decision;
    EXPECT_TRUE(exercise.replaced);
  }
}

}  // namespace
}  // namespace redoubt::rpc
