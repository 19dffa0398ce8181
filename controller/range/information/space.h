#pragma once

#include <string>
#include <vector>

#include "controller/range/entity.h"

/// What people believe, beside the enterprise: groups, what is told among them, and who tells it.
namespace redoubt::range::information {

struct Group {
  std::string name;
  NationId nation;
};

struct Narrative {
  std::string name;
};

struct Outlet {
  std::string name;
  NationId nation;
};

struct Space {
  std::vector<Group> groups;
  std::vector<Narrative> narratives;
  std::vector<Outlet> outlets;
};

}  // namespace redoubt::range::information
