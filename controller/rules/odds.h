#pragma once

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// The catalogue's odds as they stand on this target now: what rests on a person's mistake works
/// half as often where people are trained, and cracking where all that is left is strong.
terms::Odds success_odds(const range::World& world, const scenario::Action& action,
                         range::Entity target);

/// How likely a sensor notices a trace on the host: never where it was blinded, half as often where
/// traces are tidied away, and then with half the misses where the host is watched.
terms::Odds notice_odds(const range::World& world, terms::Odds trace, terms::Odds sensor,
                        range::HostId host);

/// How likely what is noticed on the host is named rightly: half as often where it goes by another
/// name.
terms::Odds naming_odds(const range::World& world, terms::Odds sensor, range::HostId host);

}  // namespace redoubt::rules
