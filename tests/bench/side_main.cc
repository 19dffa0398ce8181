// redoubt-bench-side: the roles of a measurement that need a process of their own. redoubt-bench
// starts it and speaks with it in lines; nobody else has a use for it.
//
//   town HOSTS                 rehearses a drawn town once:   "played"
//   working-day HOSTS PEOPLE   the same of people at work:    "played"
//   redoubt                    Redoubt's own door and conductor: "at ADDRESS"; told "go", the
//                              exercise begins
//   bare FILE                  a bare server that pushes the same frames: likewise
//   crowd ADDRESS AGENTS FILE  agents that listen:            "seated", then "heard BYTES"; writes
//                              what the first one heard into FILE
//
//   listeners ADDRESS AGENTS   agents that listen, on machines of their own as far as processor
//                              time goes: "seated"; told anything, how many of them hear more
//                              within a minute
//   guarded FOLDER, bare-guarded FOLDER
//                              see guarded.h: "at ADDRESS"
//   returners FOLDER AGENTS    agents that prove who they are: "enrolled"; told "play ADDRESS" or
//                              "shake ADDRESS", it says how many seconds that took; to
//                              the first also how much each had missed at the least
//   table SECONDS INJECTS      a controller for people and agents: see table.h
//
// A role ends when its standard input does.

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "controller/conduct/conductor.h"
#include "controller/conduct/precedence.h"
#include "controller/journal/memory_journal.h"
#include "controller/rehearsal/rehearsal.h"
#include "controller/rpc/server.h"
#include "proto/terms/check.h"
#include "tests/bench/alarms.h"
#include "tests/bench/bar.h"
#include "tests/bench/bare_server.h"
#include "tests/bench/crowd.h"
#include "tests/bench/guarded.h"
#include "tests/bench/returners.h"
#include "tests/bench/table.h"
#include "tests/bench/town.h"
#include "tests/bench/working_day.h"

namespace {

using namespace redoubt;
using namespace redoubt::bench;

constexpr std::int64_t kAlerts = 4'000;

/// Welcome, what is known at STARTEX, the first grant.
constexpr std::size_t kOpening = 3;

void say(const std::string& line) { std::cout << line << std::endl; }

void await_go() {
  for (std::string line; line != "go";) REDOUBT_CHECK(std::getline(std::cin, line));
}

void await_end() {
  for (std::string line; std::getline(std::cin, line);) {
  }
}

std::uint32_t number(const std::string& word) {
  return static_cast<std::uint32_t>(std::stoul(word));
}

void play(const std::shared_ptr<const scenario::Exercise>& exercise) {
  REDOUBT_CHECK(rehearsal::rehearse(exercise, kFirstSeed, rehearsal::shipped_minds()).ok());
  say("played");
  await_end();
}

void serve() {
  const auto gap = std::chrono::seconds(10);
  const auto exercise =
      draw({.soonest = gap, .latest = gap, .endex = terms::kStartex + kAlerts * gap});
  auto journal = journal::MemoryJournal::create({});
  auto conductor = conduct::Conductor::create(
      exercise, kFirstSeed, std::move(*journal),
      {.lockstep = std::vector<terms::CellId>{}, .farewell = std::chrono::minutes(2)});
  REDOUBT_CHECK(conductor.ok());
  (*conductor)->pause();
  auto server = rpc::Server::start("127.0.0.1:0", **conductor);
  REDOUBT_CHECK(server.ok());
  std::thread strand([&] { REDOUBT_CHECK((*conductor)->run().ok()); });
  say("at " + (*server)->address());
  await_go();
  (*conductor)->go_on();
  await_end();
  (*conductor)->stop();
  strand.join();
}

Frames read_frames(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  Frames frames;
  for (std::size_t size = 0; in >> size;) {
    in.get();
    in.read(frames.emplace_back(size, '\0').data(), static_cast<std::streamsize>(size));
  }
  return frames;
}

void write_frames(const std::string& file, const Frames& frames) {
  std::ofstream out(file, std::ios::binary);
  for (const std::string& frame : frames) out << frame.size() << '\n' << frame;
}

void serve_bare(const std::string& file) {
  BareServer server(read_frames(file), kOpening);
  say("at " + server.address());
  await_go();
  server.go();
  await_end();
}

void listen(const std::string& address, const std::string& agents, const std::string& file) {
  Crowd crowd(address, std::stoul(agents));
  crowd.wait_until_heard(kOpening);
  say("seated");
  crowd.wait_until_over();
  say("heard " + std::to_string(crowd.bytes()));
  write_frames(file, crowd.heard());
  say("kept");
  await_end();
}

/// From now on this process gets what nobody else on the machine wants.
void stand_back() {
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    const auto thread = static_cast<id_t>(std::stoul(task.path().filename()));
    (void)setpriority(PRIO_PROCESS, thread, 19);  // or it has ended meanwhile
  }
}

void keep_listening(const std::string& address, const std::string& agents) {
  conduct::give_way();
  const Crowd crowd(address, std::stoul(agents));
  crowd.wait_until_heard(kOpening);
  stand_back();
  say("seated");
  for (std::string line; std::getline(std::cin, line);) {
    say(std::to_string(crowd.hear_more(std::chrono::seconds(60))));
  }
}

void come_back(const std::string& folder, const std::string& agents) {
  Returners returners(folder, std::stoul(agents));
  say("enrolled");
  for (std::string what, address; std::cin >> what >> address;) {
    if (what == "play") {
      const auto played = returners.play(address);
      say(std::to_string(played.seconds) + " " + std::to_string(played.missed));
    } else {
      say(std::to_string(returners.shake_hands(address)));
    }
  }
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> role(words + 1, words + count);
  if (role.size() == 2 && role[0] == "town") {
    play(town(number(role[1])));
  } else if (role.size() == 3 && role[0] == "working-day") {
    play(working_day(number(role[1]), number(role[2])));
  } else if (role.size() == 1 && role[0] == "redoubt") {
    serve();
  } else if (role.size() == 3 && role[0] == "table") {
    keep_table({std::stod(role[1]), std::stoi(role[2])});
  } else if (role.size() == 2 && role[0] == "guarded") {
    serve_guarded(role[1]);
  } else if (role.size() == 2 && role[0] == "bare-guarded") {
    serve_bare_guarded(role[1]);
  } else if (role.size() == 3 && role[0] == "returners") {
    come_back(role[1], role[2]);
  } else if (role.size() == 2 && role[0] == "bare") {
    serve_bare(role[1]);
  } else if (role.size() == 3 && role[0] == "listeners") {
    keep_listening(role[1], role[2]);
  } else if (role.size() == 4 && role[0] == "crowd") {
    listen(role[1], role[2], role[3]);
  } else {
    std::fputs("redoubt-bench-side is started by redoubt-bench alone\n", stderr);
    return 2;
  }
}
