#pragma once

#include <string>
#include <vector>

#include "controller/scenario/exercise.h"

namespace redoubt::proof {

/// What has become wrong with a plan by being amended while it is played: all that prove() finds in
/// the plan and its storylines `after`, and would not have found `before`. As redoubt check words
/// it, with the code of its page: "inject '3-02' can never come [R2002]".
///
/// What exercise control leaves open in a line that it adds is no fault of it: what is expected,
/// and what follows from an answer, whoever added it knows.
std::vector<std::string> prove_amended(const scenario::Exercise& before,
                                       const scenario::Exercise& after);

}  // namespace redoubt::proof
