#pragma once

#include <string>

#include "controller/report/review.h"

namespace redoubt::report {

/// The page's section on what people did: who took part, how time was held, who played what, who
/// steered the plan, what evaluators saw and rated, and what was asked for. Empty where minds
/// played alone.
std::string people_section(const Review& review);

}  // namespace redoubt::report
