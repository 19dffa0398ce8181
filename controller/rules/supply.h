#pragma once

#include "controller/range/world.h"
#include "controller/rules/rule_set.h"
#include "controller/scenario/exercise.h"

/// What comes in with what others make: updates, firmware, equipment.
namespace redoubt::rules {

/// How likely the update that was offered last carries an implant: certainly, where somebody put
/// one in; else as likely as its supplier does so itself.
terms::Odds tampered_odds(const range::World& world, range::Entity maker);

/// How likely that is found before it goes out: by whoever verifies the software, or by the
/// source-inspection centre (range/mobile/supply_chain.h).
terms::Odds withdrawn_odds(const range::World& world, range::Entity maker);

/// How likely an implant in a piece of equipment is found by who looks for it there.
terms::Odds inspection_odds(const range::World& world, range::Entity equipment);

/// Appends what an update does to who takes it: kWeaknessPatched for what it fixes; of an implant
/// that no action put in, kImplanted on equipment and a foothold on a host. What an action put in
/// does what that action does, and is not appended.
void effects_of_update(const range::World& world, const range::Event& taken, Facts& facts);

/// Appends kInspected as it is, and kSupplierReplaced, for a network function or a radio cell;
/// nothing for other effects and things.
void effect_on_equipment(const range::World& world, const scenario::Effect& effect,
                         range::Entity equipment, Facts& facts);

/// How long it takes at least until a replaced piece of equipment stands; zero for actions that
/// replace none.
terms::Duration replacement_time(const range::World& world, const scenario::Action& action);

}  // namespace redoubt::rules
