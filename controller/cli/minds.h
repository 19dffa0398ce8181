#pragma once

#include <string>

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

}  // namespace redoubt::cli
