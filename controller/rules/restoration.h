#pragma once

#include <vector>

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// Of an effect on a host and its copies: what comes back from them, and what is lost. Belongs to
/// effects_of() (effects.h), and gives facts as that does; services are left to it. Nothing where
/// the effect is not about that.
///
/// A host that is restored is as it was in the newest copy that its owners have not rejected: data
/// destroyed since is there again, what was patched since is not, and whatever the intruder had
/// there at the time is back. Where no backup covers it, it is as it was drawn, but for its data
/// and patches, which stay as they are. Where one does and no copy is left, all its data is lost.
void effect_on_copies(const range::World& world, const scenario::Effect& effect, range::HostId host,
                      std::vector<range::Event>& facts);

}  // namespace redoubt::rules
