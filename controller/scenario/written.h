#pragma once

#include <vector>

#include "controller/yaml/source.h"

namespace redoubt::scenario {

/// Where the plan of an exercise is written, for whoever finds fault with it. By id.
struct Written {
  std::vector<yaml::Place> cells;
  std::vector<yaml::Place> milestones;
  std::vector<yaml::Place> injects;
  std::vector<yaml::Place> objectives;
  std::vector<yaml::Place> storylines;
  std::vector<yaml::Place> incidents;
  std::vector<yaml::Place> metrics;
  std::vector<yaml::Place> phases;
  yaml::Place goal;                                 ///< of red's
  std::vector<std::vector<yaml::Place>> playbooks;  ///< by cell
  std::vector<std::vector<yaml::Place>> steps;      ///< of campaigns: by cell, then by step
};

}  // namespace redoubt::scenario
