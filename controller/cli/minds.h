#pragma once

#include <string>
#include <vector>

#include "controller/cli/agents.h"
#include "controller/scenario/exercise.h"

namespace CLI {
class App;
}

namespace redoubt::cli {

/// Who plays where minds are put into the seats.
struct Minds {
  std::string red = "campaign";
  std::string blue = "playbook";
};

/// --red and --blue.
void add_minds(CLI::App& verb, Minds& minds);

/// One agent for each red and blue cell.
std::vector<AgentCommand> agents_for(const Minds& minds, const scenario::Exercise& exercise,
                                     const std::string& address);

}  // namespace redoubt::cli
