#pragma once

#include <string>
#include <vector>

#include "controller/range/entity.h"

/// Drinking water, beside the enterprise: tanks, pumps, valves and the districts that drink.
namespace redoubt::range::water {

struct Tank {
  std::string name;
  terms::CellId owner;
};

/// What is drawn from the network at one place.
struct District {
  std::string name;
  terms::CellId owner;
};

struct Pump {
  std::string name;
  terms::CellId owner;
};

struct Valve {
  std::string name;
  terms::CellId owner;
};

struct Works {
  std::vector<Tank> tanks;
  std::vector<District> districts;
  std::vector<Pump> pumps;
  std::vector<Valve> valves;
};

}  // namespace redoubt::range::water
