#pragma once

#include <vector>

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

/// What red gets of credentials, and what their owners do against it. Belongs to effects_of()
/// (effects.h), and gives facts as that does.
namespace redoubt::rules {

/// Of an effect on a host: of the credentials that it leaves lying about, and of those that log on
/// to it. Nothing where the effect is not about keys.
void effect_on_keys(const range::World& world, const scenario::Effect& effect, range::HostId host,
                    std::vector<range::Event>& facts);

/// Of an effect on one credential.
void effect_on_key(const range::World& world, const scenario::Effect& effect,
                   range::AccountId account, std::vector<range::Event>& facts);

/// What cracking finds of that which red captured on the host: the weak ones, and where there are
/// none the strong ones.
std::vector<range::AccountId> crackable(const range::World& world, range::HostId host);

}  // namespace redoubt::rules
