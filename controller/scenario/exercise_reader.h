#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Reads `exercise`: what the exercise is called, when it ends and whose rules it is played by. Its
/// goal is a list of hosts and comes last.
void read_exercise(Draft& draft);
void read_goal(Draft& draft);

/// Whether a file says that only what its folder declares is the catalogue.
bool has_own_catalogue(const yaml::Tree& file);

}  // namespace redoubt::scenario
