#include <chrono>
#include <cmath>
#include <string>

#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/shipped.h"
#include "tests/bench/side.h"

namespace redoubt::bench {
namespace {

constexpr int kAgents = 1'000;

struct Figures {
  double bytes_per_agent = 0;  ///< of memory, when all are seated and nothing is said
  double seconds = 0;          ///< from the beginning until the last agent has heard all
  double heard = 0;            ///< bytes of messages, all agents together
};

/// A server and a thousand agents that listen to it. What one of them heard stands in `file` then.
Figures play(const std::vector<std::string>& server_words, const std::string& file) {
  Side server(server_words);
  const std::string address = server.hear().substr(3);
  const double before = server.resident_bytes();
  Side crowd({"crowd", address, std::to_string(kAgents), file});
  REDOUBT_CHECK(crowd.hear() == "seated");
  Figures figures;
  figures.bytes_per_agent = (server.resident_bytes() - before) / kAgents;
  const auto begin = std::chrono::steady_clock::now();
  server.say("go");
  const std::string heard = crowd.hear();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  figures.seconds = took.count();
  figures.heard = std::stod(heard.substr(sizeof "heard"));
  REDOUBT_CHECK(crowd.hear() == "kept");
  return figures;
}

struct Pair {
  Figures ours;
  Figures bare;
};

/// The bare server pushes what the first agent of ours has heard, byte for byte. Others may have
/// heard the time told a few times more or less.
Pair both() {
  const Folder folder;
  Pair pair;
  pair.ours = play({"redoubt"}, folder / "frames");
  pair.bare = play({"bare", folder / "frames"}, folder / "again");
  REDOUBT_CHECK(std::abs(pair.ours.heard / pair.bare.heard - 1) < 0.01);
  return pair;
}

double fan_out() {
  const Pair pair = both();
  return pair.bare.seconds / pair.ours.seconds;
}

double memory() {
  const Pair pair = both();
  return pair.ours.bytes_per_agent / pair.bare.bytes_per_agent;
}

const Enlisted kFanOut({"fan-out to 1,000 agents, against a bare server that pushes the same", "",
                        Wanted::kAtLeast, 0.7, fan_out});
const Enlisted kMemory({"memory per connected agent, against a bare stream", "", Wanted::kAtMost,
                        1.5, memory});

}  // namespace
}  // namespace redoubt::bench
