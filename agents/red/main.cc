#include "agents/link/command_line.h"
#include "agents/red/minds.h"

int main(int argc, char** argv) {
  using namespace redoubt;
  const link::Program program{
      .name = "redoubt-red",
      .about =
          "Plays red in a Redoubt exercise: connects to the controller (redoubt serve), takes "
          "the brief of its cell, and acts on the simulated range until the exercise is over. "
          "It attacks nothing real.",
      .cell = "red",
      .minds = {"campaign", "random"},
      .mind = red::kDefaultMind,
      .minds_about = "campaign follows the brief's campaign, random draws every order by chance",
      .make_mind = red::make_mind};
  return link::run(program, argc, argv);
}
