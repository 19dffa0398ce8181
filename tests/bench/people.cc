#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "controller/conduct/precedence.h"
#include "controller/console/reception.h"
#include "controller/console/say_control.h"
#include "controller/console/truth.h"
#include "controller/engine/engine.h"
#include "controller/rehearsal/rehearsal.h"
#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/browsers.h"
#include "tests/bench/controller.h"
#include "tests/bench/shipped.h"
#include "tests/bench/side.h"

/// What people wait for: their orders, the director's pause, the pages.
namespace redoubt::bench {
namespace {

using Wall = std::chrono::steady_clock;

constexpr std::size_t kSeats = 200;
constexpr std::size_t kAgents = 1'000;
constexpr double kPatience = 20;  ///< seconds for anything that must come

double milliseconds_since(Wall::time_point begin) {
  return std::chrono::duration<double, std::milli>(Wall::now() - begin).count();
}

/// At most one in a hundred is above.
double p99(std::vector<double> figures) {
  std::ranges::sort(figures);
  return figures.at((figures.size() * 99 + 99) / 100 - 1);
}

bool holds(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

std::string asked(std::size_t id, const std::string& what) {
  return R"({"id":)" + std::to_string(id) + R"(,"do":")" + what + "}";
}

/// For whoever reads on and waits for nothing.
bool nobody(std::size_t, const std::string&) { return false; }

/// From one browser's order to when another of the same team reads of it. Senders take turns, so
/// that none asks more often than it may.
double order_seen_elsewhere() {
  Controller controller("10");
  controller.side.say("start");
  Browsers team(controller.people, controller.lead, kSeats);
  constexpr std::size_t kSenders = 20;
  constexpr std::size_t kOrders = 400;
  std::vector<double> took;
  for (std::size_t i = 0; i < kOrders; ++i) {
    const auto begin = Wall::now();
    team.say(i % kSenders, asked(i, R"(order.act","action":0,"target":0)"));
    REDOUBT_CHECK(team.hear(
        [](std::size_t who, const std::string& text) {
          return who == kSeats - 1 && holds(text, R"("t":"ruled")");
        },
        kPatience));
    took.push_back(milliseconds_since(begin));
  }
  return p99(took);
}

double idle_processor() {
  Controller controller("10");
  controller.side.say("start");
  Browsers team(controller.people, controller.lead, kSeats);
  team.hear(nobody, 1);
  const double before = controller.side.processor_seconds();
  const auto begin = Wall::now();
  team.hear(nobody, 4);
  return 100 * (controller.side.processor_seconds() - before) / (milliseconds_since(begin) / 1000);
}

double inject_lateness() {
  Controller controller("10", "60");
  const Folder folder;
  Side crowd({"crowd", controller.agents, std::to_string(kAgents), folder / "frames"});
  REDOUBT_CHECK(crowd.hear() == "seated");
  Browsers team(controller.people, controller.lead, kSeats);
  controller.side.say("start");
  team.hear(nobody, 7.5);
  controller.side.say("lateness");
  return std::stod(controller.side.hear());
}

/// One request, until its reply has come.
double done(Browsers& director, std::size_t& id, const std::string& what) {
  const auto begin = Wall::now();
  director.say(0, asked(++id, what));
  const std::string reply = R"("t":"reply","re":)" + std::to_string(id) + ",";
  REDOUBT_CHECK(director.hear(
      [&](std::size_t, const std::string& text) { return holds(text, reply); }, kPatience));
  return milliseconds_since(begin);
}

/// How long the director's pause takes, at the 99th percentile. Time goes on in between, for as
/// long as a seat must wait that asks on and on.
double pause_takes(Browsers& director, std::size_t& id) {
  constexpr int kPauses = 100;
  std::vector<double> took;
  for (int i = 0; i < kPauses; ++i) {
    director.hear(nobody, 0.1);
    took.push_back(done(director, id, "clock.pause\""));
    done(director, id, "clock.resume\"");
  }
  return p99(took);
}

/// Whether something waited to be told to every agent: while time stands, each hears more.
bool saturated(Browsers& director, std::size_t& id, Side& agents) {
  done(director, id, "clock.pause\"");
  agents.say("more");
  const bool all = agents.hear() == std::to_string(kAgents);
  done(director, id, "clock.resume\"");
  return all;
}

/// Twenty thousand alarms a second to a thousand agents are far more than can be sent.
double pause_against_idle() {
  Controller controller("0.05");
  controller.side.say("start");
  std::size_t id = 0;
  double idle = 0;
  {
    Browsers director(controller.people, controller.director, 1);
    idle = pause_takes(director, id);
  }
  Side agents({"listeners", controller.agents, std::to_string(kAgents)});
  REDOUBT_CHECK(agents.hear() == "seated");
  Browsers director(controller.people, controller.director, 1);
  done(director, id, R"(clock.rate","rate":1000)");
  director.hear(nobody, 2);
  REDOUBT_CHECK(saturated(director, id, agents));
  const double busy = pause_takes(director, id);
  REDOUBT_CHECK(saturated(director, id, agents));
  return busy / idle;
}

/// On a thread that is let in at once: the director's browser is on a machine of its own, and does
/// not wait for its turn behind a controller.
double pause_under_load() {
  double ratio = 0;
  std::thread([&] {
    conduct::go_first();
    ratio = pause_against_idle();
  }).join();
  return ratio;
}

double slider() {
  const scenario::Loaded loaded = shipped("long-shadow");
  static console::Truth truth(loaded.exercise);
  if (truth.account().events.empty()) {
    const auto played = rehearsal::rehearse(loaded.exercise, kFirstSeed, rehearsal::shipped_minds(),
                                            [](const range::Event& event) { truth.apply(event); });
    REDOUBT_CHECK(played.ok());
  }
  const terms::ExerciseTime end = truth.now();
  const auto begin = Wall::now();
  const std::string whole = console::say_whole(truth.exercise(), truth.at(end), end);
  REDOUBT_CHECK(!whole.empty());
  return milliseconds_since(begin) / 1000;
}

double first_load() {
  std::size_t bytes = 0;
  for (const console::Asset& asset : console::assets()) bytes += asset.bytes.size();
  return static_cast<double>(bytes) / 1000;
}

const Enlisted kOrder({"order in a browser to seen in another, p99, 200 seats", "ms",
                       Wanted::kAtMost, 50, order_seen_elsewhere});
const Enlisted kIdle({"controller's processor time at 200 idle seats", "% of a core",
                      Wanted::kAtMost, 5, idle_processor});
const Enlisted kLate({"inject lateness at rate 1, p99, 1,000 agents and 200 seats", "ms",
                      Wanted::kAtMost, 10, inject_lateness});
const Enlisted kPause({"the director's pause with 1,000 agents saturated, against idle, p99", "",
                       Wanted::kAtMost, 5, pause_under_load});
const Enlisted kSlider({"the time slider to the last instant of Long Shadow", "s", Wanted::kAtMost,
                        1, slider});
const Enlisted kLoad({"first load of the console, compressed", "kB", Wanted::kAtMost, 150,
                      first_load});

}  // namespace
}  // namespace redoubt::bench
