#pragma once

#include <vector>

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

/// Things that exist only to be touched: hosts, accounts and data that are drawn as decoys, keys
/// and files that a team lays out on a host, and machines that answer in a zone and are none.
/// Belongs to effects_of() (effects.h), and gives facts as that does.
namespace redoubt::rules {

/// Of an effect that lays decoys out, or tells them from what is real.
void effect_on_decoys(const range::World& world, const scenario::Effect& effect, range::HostId host,
                      std::vector<range::Event>& facts);

/// That red touches one with this effect, as the world stood before it: once, whatever else it
/// touches. What comes in over the network may have tried a door that leads nowhere; the more of
/// what answers in the zone is decoy, the likelier. Everything else is certain.
void touch_decoys(const range::World& world, const scenario::Action& action,
                  const scenario::Effect& effect, range::HostId host,
                  std::vector<range::Event>& facts);

}  // namespace redoubt::rules
