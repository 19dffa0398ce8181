#pragma once

#include <optional>
#include <vector>

#include "agents/blue/picture.h"
#include "proto/terms/playbook.h"

namespace redoubt::blue {

/// What a playbook was set off about.
struct Cause {
  terms::Handle subject;  ///< host of the alert, subject of the finding, function, inject ...
  terms::Handle object;   ///< the finding's second thing
};

/// Whether `observation` sets the trigger off. `picture` is as it was before: a function sets it
/// off when it falls below the limit, not while it stays there. A finding that can be good or bad
/// news (a host isolated or joined again, a sensor blind or working) does so when it is bad.
std::optional<Cause> cause_of(const terms::Trigger& trigger, const terms::Observation& observation,
                              const Picture& picture);

/// What STARTEX sets the trigger off about: nothing in particular, or each own thing with its tag.
std::vector<Cause> causes_at_start(const terms::Trigger& trigger, const Picture& picture);

}  // namespace redoubt::blue
