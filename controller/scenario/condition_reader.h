#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Compiles the condition that the inject waits for. All injects have been read but for their
/// conditions.
Condition read_condition(Draft& draft, const yaml::Value& value, InjectId waiting);

}  // namespace redoubt::scenario
