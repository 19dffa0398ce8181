#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/browsers.h"
#include "tests/bench/controller.h"
#include "tests/bench/in_a_browser.h"
#include "tests/bench/shipped.h"

/// The director's page in a real browser, while everybody else is there too.
namespace redoubt::bench {
namespace {

constexpr std::size_t kSeats = 200;
constexpr int kAgents = 1'000;
constexpr const char* kSecondsWatched = "10";

struct Live {
  double gap = 0;    ///< seconds, from one event that the page shows to the next
  double pause = 0;  ///< milliseconds, from the click until the page shows it
};

/// The team reads whatever comes, and one or the other of them orders something, until it is over.
void take_part(Browsers& team, const std::atomic<bool>& over) {
  for (std::size_t i = 0; !over; ++i) {
    team.say(i % kSeats,
             R"({"id":)" + std::to_string(i) + R"(,"do":"order.act","action":0,"target":0})");
    team.hear([](std::size_t, const std::string&) { return false; }, 0.2);
  }
}

/// An alarm each quarter of a second, told to a thousand agents and two hundred browsers.
Live measured() {
  Controller controller("0.25");
  const Folder folder;
  Side agents({"crowd", controller.agents, std::to_string(kAgents), folder / "frames"});
  REDOUBT_CHECK(agents.hear() == "seated");
  Browsers team(controller.people, controller.lead, kSeats);
  controller.side.say("start");
  std::atomic<bool> over = false;
  std::thread others([&] { take_part(team, over); });
  const std::vector<double> figures = in_a_browser(
      {"live", "http://" + controller.people + "/", controller.director, kSecondsWatched});
  over = true;
  others.join();
  return {figures.at(0), figures.at(1)};
}

/// Both bars look at the same runs.
Live nth(std::size_t run) {
  static std::vector<Live> runs;
  while (runs.size() <= run) runs.push_back(measured());
  return runs[run];
}

double gap() {
  static std::size_t run = 0;
  return nth(run++).gap;
}

double pause() {
  static std::size_t run = 0;
  return nth(run++).pause;
}

/// Four events come in a second. Where the page stood for a whole one, somebody would wonder
/// whether it is alive; and who has clicked and sees nothing for so long clicks again.
const Enlisted kGap({"director's page, 200 seats and 1,000 agents: longest without news", "s",
                     Wanted::kAtMost, 1, gap});
const Enlisted kPause({"director's page, likewise: click on Pause until it is seen, p99", "ms",
                       Wanted::kAtMost, 500, pause});

}  // namespace
}  // namespace redoubt::bench
