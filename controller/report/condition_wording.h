#pragma once

#include <string>

#include "controller/report/wording.h"
#include "controller/rules/triggers.h"

namespace redoubt::report {

/// What a condition asks, its parts aside: "red holds scada at user or higher", "all of these".
std::string describe(const Wording& wording, const scenario::Condition& condition);

/// How it stands: "so since D+0 04:10", "not so", "4 min so far, 6 min to go".
std::string standing(const scenario::Condition& condition, const rules::Triggers::Standing& now,
                     terms::ExerciseTime at);

}  // namespace redoubt::report
