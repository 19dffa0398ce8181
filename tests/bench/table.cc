#include "tests/bench/table.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

#include "controller/conduct/conductor.h"
#include "controller/console/server.h"
#include "controller/journal/sqlite_journal.h"
#include "controller/rpc/server.h"
#include "proto/terms/check.h"
#include "tests/bench/alarms.h"
#include "tests/bench/bar.h"
#include "tests/bench/shipped.h"

namespace redoubt::bench {
namespace {

using Wall = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kGap{100};

std::shared_ptr<const scenario::Exercise> drawn(const TableOf& table) {
  const terms::Duration every{static_cast<std::int64_t>(table.alarm_every_s * 1e6)};
  auto exercise = *draw({.soonest = every, .latest = every});
  const auto blue = std::ranges::find(exercise.cells, terms::Role::kBlue, &scenario::Cell::role);
  const terms::CellId cell{static_cast<std::uint32_t>(blue - exercise.cells.begin())};
  exercise.cells.push_back({.name = "control", .role = terms::Role::kWhite});
  for (int i = 0; i < table.injects; ++i) {
    scenario::Inject inject;
    inject.number = std::to_string(i + 1);
    inject.at = terms::kStartex + std::chrono::seconds(1) + i * kGap;
    inject.to = {cell};
    exercise.injects.push_back(std::move(inject));
  }
  return std::make_shared<const scenario::Exercise>(std::move(exercise));
}

/// When each inject was handed to somebody's transport, against when it was due: to a browser's,
/// and to that of an agent among the thousand.
class Stopwatch {
 public:
  void take(const terms::Observation& one) {
    if (!std::holds_alternative<terms::Inject>(one.what)) return;
    const std::scoped_lock lock(mutex_);
    heard_.push_back({one.at, Wall::now()});
  }
  double late_ms(Wall::time_point start) const {
    const std::scoped_lock lock(mutex_);
    std::vector<double> late;
    for (const auto& [at, wall] : heard_) {
      const auto due = start + (at - terms::kStartex);
      late.push_back(std::chrono::duration<double, std::milli>(wall - due).count());
    }
    std::ranges::sort(late);
    REDOUBT_CHECK(!late.empty());
    return late[late.size() * 99 / 100];
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::pair<terms::ExerciseTime, Wall::time_point>> heard_;
};

class TimedAgent final : public conduct::Audience {
 public:
  explicit TimedAgent(Stopwatch& stopwatch) : stopwatch_(&stopwatch) {}

  bool hear(std::shared_ptr<const terms::ToAgent> message) override {
    const auto* seen = std::get_if<terms::Observations>(message.get());
    if (seen == nullptr) return true;
    for (const terms::Observation& one : *seen->batch) stopwatch_->take(one);
    return true;
  }
  void leave(terms::Status) override {}

 private:
  Stopwatch* stopwatch_;
};

/// Says that it is ready from a thread of its own, as any door would.
class TimedBrowser final : public conduct::Onlooker {
 public:
  TimedBrowser(Stopwatch& stopwatch, conduct::Bridge& bridge)
      : stopwatch_(&stopwatch), bridge_(&bridge), thread_([this] { run(); }) {}
  ~TimedBrowser() override {
    stopped_ = true;
    heard_.release();
    thread_.join();
  }

  void hear(std::shared_ptr<const conduct::News> news) override {
    for (const terms::Observation& one : std::get<conduct::CellNews>(*news).seen) {
      stopwatch_->take(one);
    }
    heard_.release();
  }
  void leave() override {}

  std::atomic<conduct::View> view = 0;

 private:
  void run() {
    for (heard_.acquire(); !stopped_; heard_.acquire()) bridge_->ready(view);
  }

  Stopwatch* stopwatch_;
  conduct::Bridge* bridge_;
  std::binary_semaphore heard_{0};  ///< it is told nothing more before it is ready again
  std::atomic<bool> stopped_ = false;
  std::thread thread_;
};

std::string code_of(const console::Server& server, seats::Role role) {
  for (const auto& place : server.places()) {
    if (place.seat.role == role) return place.code;
  }
  REDOUBT_CHECK(false);
  return {};
}

}  // namespace

void keep_table(const TableOf& table) {
  const Folder folder;
  const auto exercise = drawn(table);
  auto journal = journal::create_sqlite_journal(folder / "journal", {});
  REDOUBT_CHECK(journal.ok());
  conduct::Options options{.lockstep = std::vector<terms::CellId>{}, .rate = 1};
  options.started = false;
  options.people = true;
  auto conductor = conduct::Conductor::create(exercise, kFirstSeed, std::move(*journal), options);
  REDOUBT_CHECK(conductor.ok());
  auto agents = rpc::Server::start("127.0.0.1:0", **conductor,
                                   {.pushing_percent = rpc::kPushingBesidePeople});
  REDOUBT_CHECK(agents.ok());
  console::Server::Options people;
  people.listen = "127.0.0.1:0";
  auto server = console::Server::start(people, **conductor, exercise, seats::Secret{7});
  REDOUBT_CHECK(server.ok());
  const auto blue = std::ranges::find(exercise->cells, terms::Role::kBlue, &scenario::Cell::role);
  Stopwatch stopwatch;
  auto browser = std::make_shared<TimedBrowser>(stopwatch, **conductor);
  browser->view =
      (*conductor)
          ->watch(terms::CellId{static_cast<std::uint32_t>(blue - exercise->cells.begin())},
                  browser);
  std::thread strand([&] { REDOUBT_CHECK((*conductor)->run().ok()); });
  std::cout << "at " << (*agents)->address() << ' ' << (*server)->address() << ' '
            << code_of(**server, seats::Role::kDirector) << ' '
            << code_of(**server, seats::Role::kTeamLead) << std::endl;
  Wall::time_point start{};
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "start") {
      // In the midst of the agents, who have come in by now.
      const terms::Hello hello{terms::kProtocolVersion, "timed", blue->name, terms::Pace::kFree};
      REDOUBT_CHECK((*conductor)->enter(hello, std::make_shared<TimedAgent>(stopwatch)).ok());
      start = Wall::now();
      const conduct::ClockWish begin{{conduct::ClockOrder::What::kStart, {}, 0}, "measured"};
      REDOUBT_CHECK((*conductor)->ask({}, terms::CellId{0}, begin, [](const auto&) {}).ok());
    } else {
      std::cout << stopwatch.late_ms(start) << std::endl;
    }
  }
  (*conductor)->stop();
  strand.join();
  (*server)->shutdown();
}

}  // namespace redoubt::bench
