#pragma once

#include <atomic>
#include <optional>
#include <thread>

#include "controller/conduct/conductor.h"
#include "controller/journal/memory_journal.h"
#include "tests/conduct/player.h"
#include "tests/rehearsal/slice.h"

/// What the tests of the conductor are written in.
namespace redoubt::conduct {

using rehearsal::Slice;

/// Records and exhibits that outlive the journals that write them, as a disk does.
struct Disk {
  std::vector<journal::Record> records;
  std::size_t commits = 0;
  std::optional<std::size_t> fails_at;  ///< this commit, counted from 0, and all after it
};

/// A journal on such a disk.
class DiskJournal final : public journal::Journal {
 public:
  explicit DiskJournal(std::shared_ptr<Disk> disk)
      : Journal(head_after(disk->records)), disk_(std::move(disk)) {}

  terms::Status read(std::uint64_t from, const journal::Visitor& visitor) const override {
    for (std::size_t i = from - 1; i < disk_->records.size(); ++i) {
      if (auto shown = visitor(disk_->records[i]); !shown) return shown;
    }
    return terms::Done{};
  }
  terms::Result<std::vector<journal::Exhibit>> exhibits() const override {
    return std::vector<journal::Exhibit>{};
  }

 private:
  static journal::Head head_after(const std::vector<journal::Record>& records) {
    journal::Head head;
    head.records = records.size();
    return head;
  }
  terms::Status store(std::span<const Chained> batch, const journal::Head&) override {
    if (disk_->fails_at && disk_->commits >= *disk_->fails_at) {
      return terms::Error{terms::Code::kUnavailable, "the disk is gone"};
    }
    ++disk_->commits;
    for (const Chained& chained : batch) disk_->records.push_back(chained.record);
    return terms::Done{};
  }

  std::shared_ptr<Disk> disk_;
};

/// A conductor that is running, from its making until it has run to its end.
class Running {
 public:
  Running(std::unique_ptr<Conductor> conductor, Bell& bell)
      : conductor_(std::move(conductor)), strand_([this, &bell] {
          ran_ = conductor_->run();
          done_ = true;
          bell.ring();
        }) {}
  ~Running() {
    if (!strand_.joinable()) return;
    conductor_->stop();
    strand_.join();
  }

  Conductor& door() { return *conductor_; }
  bool done() const { return done_; }
  terms::Status join() {
    strand_.join();
    return std::move(ran_).value();
  }

 private:
  std::unique_ptr<Conductor> conductor_;
  std::optional<terms::Status> ran_;
  std::atomic<bool> done_ = false;
  std::thread strand_;
};

/// Two minds at the table of one exercise on one disk; the exercise can break off and go on.
struct Stage {
  explicit Stage(std::uint64_t its_seed = 5) : seed(its_seed) {}

  std::shared_ptr<const scenario::Exercise> exercise = Slice{}.draw();
  std::uint64_t seed;
  Options options;
  Watcher watcher;
  Bell bell;
  std::shared_ptr<Disk> disk = std::make_shared<Disk>();
  Player red{"red", bell};
  Player blue{"blue", bell};

  std::unique_ptr<Conductor> conductor() {
    auto journal = std::make_unique<DiskJournal>(disk);
    auto made = disk->records.empty()
                    ? Conductor::create(exercise, seed, std::move(journal), options, watcher)
                    : Conductor::resume(exercise, std::move(journal), options, watcher);
    EXPECT_TRUE(made.ok()) << made.error().message;
    return std::move(*made);
  }

  /// Plays until the conductor is done, letting the players go on in turn.
  template <class Between>
  terms::Status play(Between&& between) {
    Running running(conductor(), bell);
    for (Player* player : {&red, &blue}) player->connect(running.door());
    while (!running.done()) {
      bool waits = false;
      for (Player* player : {&red, &blue}) {
        if (!player->waits()) continue;
        waits = true;
        between(running.door(), *player);
        if (player->waits()) player->step(running.door());
      }
      if (!waits) bell.wait();
    }
    for (Player* player : {&red, &blue}) {
      while (player->waits()) player->step(running.door());
    }
    terms::Status ran = running.join();
    last_fingerprint = running.door().engine().fingerprint();
    return ran;
  }
  terms::Status play() {
    return play([](Door&, Player&) {});
  }

  std::uint64_t last_fingerprint = 0;

  std::uint64_t rehearsed() const {
    return rehearsal::rehearse(exercise, seed, rehearsal::shipped_minds())->fingerprint;
  }
};

}  // namespace redoubt::conduct
