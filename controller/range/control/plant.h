#pragma once

#include <string>
#include <vector>

#include "controller/range/entity.h"

/// Industrial control, between the enterprise and what it moves: the points of controllers.
namespace redoubt::range::control {

/// What a controller drives or measures.
struct Point {
  std::string name;
  HostId host;  ///< the controller
};

struct Plant {
  std::vector<Point> points;
};

}  // namespace redoubt::range::control
