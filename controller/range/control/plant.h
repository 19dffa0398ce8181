#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"
#include "proto/terms/time.h"

/// Industrial control, between the enterprise and what it moves: controllers drive machines and
/// report what they measure.
namespace redoubt::range::control {

/// A safety function: when its point truly reads beyond a limit for a while, it switches something
/// off, whatever the operators see. Where it does not, the machine takes harm.
struct Safety {
  std::int64_t below = INT64_MIN;  ///< permille; unsafe under it
  std::int64_t above = INT64_MAX;  ///< unsafe over it
  Entity trips;                    ///< not valid: it only warns
  terms::Duration after{};
  Entity harms;  ///< not valid: nothing
  terms::Duration harm_after{};

  bool safe(std::int64_t reading) const { return reading >= below && reading <= above; }
  bool drawn() const { return below != INT64_MIN || above != INT64_MAX; }
};

/// One point of a controller, driving a machine or measuring something.
struct Point {
  std::string name;
  HostId host;  ///< the controller
  Entity of;    ///< what it drives or measures
  bool drives = false;
  std::int64_t low = INT64_MIN;   ///< permille; an alarm sounds where it is shown under this
  std::int64_t high = INT64_MAX;  ///< or over this
  Safety safety;
};

struct Plant {
  std::vector<Point> points;
};

}  // namespace redoubt::range::control
