#pragma once

#include <string>

#include "tests/bench/side.h"

namespace redoubt::bench {

/// A controller for people and agents, in a process of its own: see table.h.
struct Controller {
  explicit Controller(const std::string& alarm_every_s, const std::string& injects = "0");

  Side side;
  // Where they come in.
  std::string agents;
  std::string people;
  // Their codes.
  std::string director;
  std::string lead;
};

}  // namespace redoubt::bench
