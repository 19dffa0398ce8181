#pragma once

#include <string>
#include <vector>

#include "proto/terms/result.h"

namespace redoubt::cli {

/// An agent to start: the program's name ("redoubt-red"), which is the agent's, too, and what it is
/// told.
struct AgentCommand {
  std::string program;
  std::vector<std::string> arguments;
  std::string cell;  ///< in which it plays
};

/// Agents that run as processes of their own beside this one, found in the folder this program lies
/// in. Whatever happens here, those still running when this goes are told to end, and after two
/// seconds made to. Ctrl-C reaches this process alone; the agents hear of it over their stream.
class Agents {
 public:
  Agents() = default;
  ~Agents();
  Agents(const Agents&) = delete;
  Agents& operator=(const Agents&) = delete;

  /// Errors: kNotFound when the program is not there; kUnavailable when it cannot be started.
  terms::Status start(const AgentCommand& command);

  /// Names of those that have ended by themselves with a failure, each once.
  std::vector<std::string> failed();

  /// Waits until all have ended by themselves, at most this long; then ends the rest.
  void wait(int milliseconds);

 private:
  struct Process {
    int pid = 0;
    std::string name;
    bool running = true;
    bool told = false;  ///< that it failed
    int status = 0;
  };
  void look();
  bool any_running() const;

  std::vector<Process> processes_;
};

}  // namespace redoubt::cli
