#pragma once

#include <functional>
#include <string>
#include <vector>

#include "agents/link/connection.h"

namespace redoubt::link {

/// An agent program, as its command line tells of it.
struct Program {
  std::string name;   ///< "redoubt-red"
  std::string about;  ///< for --help
  std::string cell;   ///< where it plays unless --cell says otherwise
  std::vector<std::string> minds;
  std::string mind;         ///< unless --mind says otherwise
  std::string minds_about;  ///< how each of them decides
  std::function<terms::Result<std::unique_ptr<terms::Mind>>(const std::string& mind,
                                                            const terms::Brief& brief)>
      make_mind;
};

/// main() of an agent program: reads the command line, and plays (program.h). Exit codes: as
/// play(), and 2 for wrong usage.
int run(const Program& program, int argc, char** argv);

}  // namespace redoubt::link
