#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "agents/link/agent_loop.h"
#include "controller/conduct/chronicle.h"
#include "controller/rehearsal/rehearsal.h"
#include "tests/conduct/stage.h"

/// Whole exercises over bad lines, in one process: real conductor, real agents, real minds, and
/// between them a line that delays, drops, doubles, swaps and breaks, while agents and controller
/// are started again at any moment.
namespace redoubt::system {

/// How likely each thing goes wrong at each step.
struct Weather {
  terms::Odds doubled{50'000};
  terms::Odds swapped{50'000};
  terms::Odds dropped{20'000};
  terms::Odds broken{10'000};
  terms::Odds agent_restarted{5'000};
  terms::Odds delayed{200'000};
  terms::Odds controller_killed{10'000};
};

/// Passes everything on to a mind, and keeps what it was shown.
class Witness final : public terms::Mind {
 public:
  Witness(std::unique_ptr<terms::Mind> mind, std::vector<terms::Observation>& shown)
      : mind_(std::move(mind)), shown_(&shown) {}
  void decide(const terms::Instant& instant, terms::Intent& intent) override {
    shown_->insert(shown_->end(), instant.observations.begin(), instant.observations.end());
    mind_->decide(instant, intent);
  }

 private:
  std::unique_ptr<terms::Mind> mind_;
  std::vector<terms::Observation>* shown_;
};

/// One agent at the far end of its line.
class FarAgent {
 public:
  FarAgent(std::string cell, conduct::Bell& bell, terms::Stream& chance, const Weather& weather)
      : cell_(std::move(cell)), bell_(&bell), chance_(&chance), weather_(weather) {
    restart();
  }

  /// A new process, that knows nothing.
  void restart() {
    shown_.clear();
    loop_ = std::make_unique<link::AgentLoop>(
        link::Place{cell_, cell_, terms::Pace::kLockstep},
        [this](const terms::Brief& brief) -> terms::Result<std::unique_ptr<terms::Mind>> {
          auto mind = rehearsal::shipped_minds()(brief);
          if (!mind.ok()) return mind.error();
          return std::unique_ptr<terms::Mind>(new Witness(std::move(*mind), shown_));
        });
  }

  void connect(conduct::Door& door) {
    in_.clear();
    out_.clear();
    lossy_ = false;
    box_ = std::make_shared<conduct::Mailbox>(*bell_, 1000);
    const auto visit = door.enter(loop_->hello(), box_);
    visit_ = visit.ok() ? *visit : 0;
  }

  /// Something can be done here without waiting for the controller.
  bool waits() const { return box_->waits() || !in_.empty() || !out_.empty() || is_stuck(); }
  bool finished() const { return loop_->finished(); }
  const std::vector<terms::Observation>& shown() const { return shown_; }
  const std::string& cell() const { return cell_; }

  void step(conduct::Door& door) {
    while (box_->waits()) arrive(door);
    if (is_stuck() || happens(weather_.broken)) return come_back(door);
    if (happens(weather_.agent_restarted)) {
      restart();
      return come_back(door);
    }
    if (happens(weather_.delayed)) return;
    trouble(in_);
    if (!in_.empty()) take(door);
    trouble(out_);
    if (out_.empty()) return;
    const auto message = out_.front();
    out_.pop_front();
    if (!door.say(visit_, message).ok()) come_back(door);
  }

 private:
  using Message = std::shared_ptr<const terms::ToAgent>;

  bool happens(terms::Odds odds) { return chance_->happens(odds); }
  /// A line that has lost something, or was ended, brings nothing more by itself.
  bool is_stuck() const {
    return in_.empty() && out_.empty() && !box_->waits() && !finished() &&
           (lossy_ || box_->left().has_value());
  }
  void arrive(conduct::Door& door) {
    const auto [message, was_full] = box_->take();
    if (was_full) door.room(visit_);
    in_.push_back(message);
  }
  template <class Queue>
  void trouble(Queue& queue) {
    if (queue.empty()) return;
    if (queue.size() > 1 && happens(weather_.swapped)) std::swap(queue[0], queue[1]);
    if (happens(weather_.doubled)) queue.push_front(queue.front());
    if (happens(weather_.dropped)) {
      queue.pop_front();
      lossy_ = true;
    }
  }
  void take(conduct::Door& door) {
    const Message message = in_.front();
    in_.pop_front();
    std::vector<terms::FromAgent> answers;
    if (!loop_->take(*message, answers).ok()) return come_back(door);
    out_.insert(out_.end(), answers.begin(), answers.end());
  }
  void come_back(conduct::Door& door) {
    door.left(visit_);
    if (!finished()) connect(door);
  }

  std::string cell_;
  conduct::Bell* bell_;
  terms::Stream* chance_;
  Weather weather_;
  std::unique_ptr<link::AgentLoop> loop_;
  std::vector<terms::Observation> shown_;  ///< to the mind, in its present life
  std::shared_ptr<conduct::Mailbox> box_;
  conduct::Visit visit_ = 0;
  std::deque<Message> in_;
  std::deque<terms::FromAgent> out_;
  bool lossy_ = false;
};

/// One exercise in such weather, from STARTEX to its end, however often the controller dies.
class Storm {
 public:
  Storm(std::shared_ptr<const scenario::Exercise> exercise, std::uint64_t seed,
        const Weather& weather = {})
      : exercise_(std::move(exercise)),
        seed_(seed),
        weather_(weather),
        chance_(seed, terms::Purpose::kMind, 1) {
    for (const scenario::Cell& cell : exercise_->cells) {
      if (cell.role != terms::Role::kRed && cell.role != terms::Role::kBlue) continue;
      agents_.push_back(std::make_unique<FarAgent>(cell.name, bell_, chance_, weather_));
    }
  }

  void pass() {
    while (!lived_through()) ++deaths_;
  }

  const std::vector<std::unique_ptr<FarAgent>>& agents() const { return agents_; }
  const conduct::Disk& disk() const { return *disk_; }
  std::uint64_t fingerprint() const { return fingerprint_; }
  std::uint64_t deaths() const { return deaths_; }
  std::unique_ptr<engine::Engine> replayed(engine::Engine::Listener listener) const {
    auto engine = conduct::replay(conduct::DiskJournal(disk_), exercise_, std::move(listener));
    EXPECT_TRUE(engine.ok()) << engine.error().message;
    return engine.ok() ? std::move(*engine) : nullptr;
  }

 private:
  /// One life of the controller; false when it died before the end.
  bool lived_through() {
    conduct::Running running(conductor(), bell_);
    for (const auto& agent : agents_) agent->connect(running.door());
    while (!running.done()) {
      bool waited = false;
      for (const auto& agent : agents_) {
        if (!agent->waits()) continue;
        waited = true;
        agent->step(running.door());
      }
      if (chance_.happens(weather_.controller_killed)) return false;
      if (!waited) bell_.wait();
    }
    for (const auto& agent : agents_) {
      while (agent->waits() && !agent->finished()) agent->step(running.door());
    }
    EXPECT_TRUE(running.join().ok());
    fingerprint_ = running.door().engine().fingerprint();
    return true;
  }

  std::unique_ptr<conduct::Conductor> conductor() {
    auto journal = std::make_unique<conduct::DiskJournal>(disk_);
    auto made = disk_->records.empty()
                    ? conduct::Conductor::create(exercise_, seed_, std::move(journal), {})
                    : conduct::Conductor::resume(exercise_, std::move(journal), {});
    EXPECT_TRUE(made.ok()) << made.error().message;
    return std::move(*made);
  }

  std::shared_ptr<const scenario::Exercise> exercise_;
  std::uint64_t seed_;
  Weather weather_;
  terms::Stream chance_;
  conduct::Bell bell_;
  std::shared_ptr<conduct::Disk> disk_ = std::make_shared<conduct::Disk>();
  std::vector<std::unique_ptr<FarAgent>> agents_;
  std::uint64_t fingerprint_ = 0;
  std::uint64_t deaths_ = 0;
};

}  // namespace redoubt::system
