#pragma once

#include "controller/scenario/exercise.h"
#include "controller/scenario/written.h"
#include "controller/yaml/findings.h"

/// What can be known of a plan before the day, over the model: what can never come, what nobody
/// can see, what shows nothing. Each fault has a page (page.h).
namespace redoubt::proof {

/// Adds all faults of a scenario that holds no error.
void prove(const scenario::Exercise& exercise, const scenario::Written& written,
           yaml::Findings& findings);

// One after the other:

/// Objectives, injects and decisions that come to nothing, teams with too much or nothing to do.
void prove_plan(const scenario::Exercise& exercise, const scenario::Written& written,
                yaml::Findings& findings);
/// Injects and milestones that never come.
void prove_triggers(const scenario::Exercise& exercise, const scenario::Written& written,
                    yaml::Findings& findings);
/// Storylines: their order in time, their branches, their secrets, their audiences.
void prove_storylines(const scenario::Exercise& exercise, const scenario::Written& written,
                      yaml::Findings& findings);
/// Metrics whose best nobody can reach.
void prove_marking(const scenario::Exercise& exercise, const scenario::Written& written,
                   yaml::Findings& findings);
/// Steps of red's that can never work, or that nobody can see.
void prove_campaigns(const scenario::Exercise& exercise, const scenario::Written& written,
                     yaml::Findings& findings);

}  // namespace redoubt::proof
