#include <chrono>
#include <cstdint>
#include <sstream>
#include <string>
#include <thread>

#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/shipped.h"
#include "tests/bench/side.h"

/// A controller restarts with a thousand agents that prove who they are.
namespace redoubt::bench {
namespace {

const std::string kAgents = "1000";
constexpr std::chrono::seconds kPlayed{1};

std::string address_of(Side& server) { return server.hear().substr(sizeof "at"); }

/// A second of play, at a hundred alarms in a second, is missed by everybody, and more.
constexpr std::uint64_t kMissed = 50;

double told(Side& agents, const std::string& what, std::uint64_t missed = 0) {
  agents.say(what);
  std::istringstream answer(agents.hear());
  double seconds = 0;
  std::uint64_t least = 0;
  answer >> seconds >> least;
  REDOUBT_CHECK(least >= missed);
  return seconds;
}

/// Plays on without anybody, and is killed in the midst of it.
void play_alone(const std::string& folder) {
  Side controller({"guarded", folder});
  address_of(controller);
  controller.say("go");
  std::this_thread::sleep_for(kPlayed);
}

/// From when the controller is there again until the last agent has taken in what it had missed,
/// against what it takes to do nothing but shake hands with as many.
double coming_back() {
  const Folder parent;
  const std::string folder = parent / ".";
  Side agents({"returners", folder, kAgents});
  REDOUBT_CHECK(agents.hear() == "enrolled");
  {
    Side controller({"guarded", folder});
    told(agents, "play " + address_of(controller));
    controller.say("go");
    std::this_thread::sleep_for(kPlayed);
  }
  play_alone(folder);
  double ours = 0;
  {
    Side controller({"guarded", folder});
    ours = told(agents, "play " + address_of(controller), kMissed);
  }
  Side bare({"bare-guarded", folder});
  return ours / told(agents, "shake " + address_of(bare));
}

const Enlisted kComingBack({"1,000 agents back by mutual TLS after a restart, against handshakes",
                            "", Wanted::kAtMost, 1.5, coming_back});

}  // namespace
}  // namespace redoubt::bench
