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

}  // namespace redoubt::cli
