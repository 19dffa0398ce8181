#pragma once

#include "controller/range/update_plan.h"
#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// What `updates` says of software or of a supplier: `every`, and perhaps `first` (one `every`
/// after STARTEX where it is not said), `rollout` and `by`.
range::UpdatePlan read_updates(const Draft& draft, const yaml::Value& value);

}  // namespace redoubt::scenario
