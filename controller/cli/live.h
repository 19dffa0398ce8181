#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "controller/cli/agents.h"
#include "controller/console/server.h"
#include "controller/scenario/exercise.h"
#include "controller/scenario/reader.h"
#include "proto/terms/result.h"

namespace redoubt::cli {

/// A live exercise, as a command line asks for it.
struct LiveOptions {
  std::string folder;   ///< of the exercise; may be empty where the journal exists
  std::string journal;  ///< file; one that exists is gone on with
  std::string listen = "127.0.0.1:7411";
  scenario::Settings settings;  ///< of its variables, where one is begun
  std::uint64_t seed = 1;
  double rate = 0;  ///< exercise seconds per second; 0: as fast as possible
  bool quiet = false;
  bool started = true;      ///< time passes from the first; else it waits for somebody to start it
  std::string console;      ///< address of the people's door; empty: there is none
  std::size_t members = 2;  ///< seats for members of each team
  bool tls = false;         ///< on loopback, too; elsewhere always
  std::string authority;    ///< folder of the exercise's; empty: beside the journal
  std::vector<std::string> names;  ///< by which others reach this machine, besides its addresses
};

/// How a live exercise ended.
struct LiveResult {
  bool ended = false;  ///< played to its end; else broken off, to be resumed
  bool interrupted = false;
  double seconds = 0;
};

/// The agents' door, once it is open.
struct AgentsDoor {
  std::string address;  ///< as this machine reaches it
  bool tls = false;     ///< agents show a certificate there
};

/// The agents to start at that door; none for a controller that waits for them.
using AgentsFor = std::function<std::vector<AgentCommand>(const scenario::Exercise& exercise,
                                                          const AgentsDoor& door)>;

/// Is told of the people's door ("https://192.0.2.7:7410/"), and of every seat at it with its code.
using Ushers =
    std::function<void(const std::string& url, const std::vector<console::Server::Place>&)>;

/// "runs/first-watch-2026-11-24-101530": a new folder for each run, so that none overwrites
/// another.
std::filesystem::path new_folder(const std::string& exercise);

/// Plays it over gRPC until it has ended or Ctrl-C came: conductor, journal, doors and progress
/// line put together. With a console it goes on after the end, until Ctrl-C. Errors: whatever kept
/// it from being played.
terms::Result<LiveResult> play_live(const LiveOptions& options, const AgentsFor& agents,
                                    const Ushers& ushers = nullptr);

}  // namespace redoubt::cli
