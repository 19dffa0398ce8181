#pragma once

#include "controller/scenario/reader.h"
#include "controller/yaml/findings.h"

/// What can be known of a plan before the day, over the model: what can never come, what nobody
/// can see, what shows nothing. Each fault has a page (page.h).
namespace redoubt::proof {

/// Adds all faults of a scenario that holds no error.
void prove(const scenario::Loaded& loaded, yaml::Findings& findings);

// One after the other:

/// Objectives, injects and decisions that come to nothing, teams with too much or nothing to do.
void prove_plan(const scenario::Loaded& loaded, yaml::Findings& findings);
/// Injects and milestones that never come.
void prove_triggers(const scenario::Loaded& loaded, yaml::Findings& findings);
/// Steps of red's that can never work, or that nobody can see.
void prove_campaigns(const scenario::Loaded& loaded, yaml::Findings& findings);

}  // namespace redoubt::proof
