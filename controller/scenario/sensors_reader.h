#pragma once

#include "controller/scenario/draft.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

/// Adds what raises alerts to the layout, under its name and team, and what its alerts are like:
/// `team`, `title`, `delay`, `severity` and `confidence`. The rest is its reader's to fill in.
Sensing& add_sensor(Draft& draft, const Item& item, yaml::Fields& fields);

/// Compiles sensors. All hosts have been drawn.
void read_sensors(Draft& draft);

}  // namespace redoubt::scenario
