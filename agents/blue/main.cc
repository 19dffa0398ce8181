#include "agents/blue/minds.h"
#include "agents/link/command_line.h"

int main(int argc, char** argv) {
  using namespace redoubt;
  const link::Program program{
      .name = "redoubt-blue",
      .about =
          "Plays a blue team in a Redoubt exercise: connects to the controller (redoubt "
          "serve), takes the brief of its cell, and defends the simulated range until the "
          "exercise is over.",
      .cell = "blue",
      .minds = {"idle", "playbook", "wavering"},
      .mind = blue::kDefaultMind,
      .minds_about =
          "playbook follows the brief's playbooks; wavering does so too, and draws its "
          "answers where they are silent; idle does nothing but listen",
      .make_mind = blue::make_mind};
  return link::run(program, argc, argv);
}
