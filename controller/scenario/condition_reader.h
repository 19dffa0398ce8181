#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles the condition that an inject or a milestone waits for. All of these have been read but
/// for their conditions.
Condition read_condition(Draft& draft, const yaml::Value& value, range::Entity waiting);

}  // namespace redoubt::scenario
