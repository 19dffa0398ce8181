#include "controller/cli/minds.h"

#include <CLI/CLI.hpp>

namespace redoubt::cli {

void add_minds(CLI::App& verb, Minds& minds) {
  verb.add_option("--red", minds.red, "Red's mind")
      ->check(CLI::IsMember({"campaign", "random"}))
      ->capture_default_str();
  verb.add_option("--blue", minds.blue, "Blue's mind")
      ->check(CLI::IsMember({"playbook", "wavering", "idle"}))
      ->capture_default_str();
}

std::vector<AgentCommand> agents_for(const Minds& minds, const scenario::Exercise& exercise,
                                     const std::string& address) {
  std::vector<AgentCommand> commands;
  for (const scenario::Cell& cell : exercise.cells) {
    if (cell.role != terms::Role::kRed && cell.role != terms::Role::kBlue) continue;
    const bool red = cell.role == terms::Role::kRed;
    commands.push_back({red ? "redoubt-red" : "redoubt-blue",
                        {"--server", address, "--cell", cell.name, "--mind",
                         red ? minds.red : minds.blue, "--quiet"},
                        cell.name});
  }
  return commands;
}

}  // namespace redoubt::cli
