#include "controller/rules/supply.h"

#include <algorithm>

#include "controller/range/mobile/supply_chain.h"

namespace redoubt::rules {

using range::Entity;
using range::Event;
using range::EventKind;
using range::HostId;
using range::SupplierId;
using range::World;
using scenario::EffectKind;
using terms::EntityKind;
using terms::Odds;

namespace {

constexpr Odds kCertainly{Odds::kCertain};

bool is_equipment(Entity thing) {
  return thing.kind == EntityKind::kNetworkFunction || thing.kind == EntityKind::kRadioCell;
}

void fix_weaknesses(const World& world, HostId host, Entity software, Facts& facts) {
  for (const range::WeaknessId id : world.layout().hosts[host.value].weaknesses) {
    const range::SoftwareId by = world.layout().weaknesses[id.value].fixed_by;
    if (!by.valid() || entity(by) != software || world.patched(id)) continue;
    facts.push_back(range::fact(EventKind::kWeaknessPatched, entity(id)));
  }
}

Event replaced(const World& world, Entity equipment) {
  const range::mobile::Core& core = world.layout().mobile;
  const SupplierId by = most_trusted(core);
  Event event = range::fact(EventKind::kSupplierReplaced, equipment,
                            replacement(core.suppliers[by.value], 1).price);
  event.object = entity(by);
  return event;
}

}  // namespace

Odds tampered_odds(const World& world, Entity maker) {
  if (world.updates().laced(maker)) return kCertainly;
  if (maker.kind != EntityKind::kSupplier) return {};
  return world.layout().mobile.suppliers[maker.index].implants;
}

Odds withdrawn_odds(const World& world, Entity maker) {
  if (maker.kind == EntityKind::kSoftware) return world.layout().software[maker.index].verified;
  return withdrawn(world.layout().mobile, SupplierId{maker.index});
}

Odds inspection_odds(const World& world, Entity equipment) {
  const range::mobile::Core& core = world.layout().mobile;
  const SupplierId supplier = world.domains().mobile.supplier(equipment);
  const range::mobile::Supplier own_make{.trust = 1000};
  return found(core.inspection, supplier.valid() ? core.suppliers[supplier.value] : own_make);
}

void effects_of_update(const World& world, const Event& taken, Facts& facts) {
  const bool by_an_action = world.updates().hand(taken.object).actor.valid();
  const bool implants = taken.amount > 0 && !by_an_action;
  if (taken.kind == EventKind::kFirmwareUpdated) {
    if (implants) facts.push_back(range::fact(EventKind::kImplanted, taken.subject));
    return;
  }
  const HostId host{taken.subject.index};
  fix_weaknesses(world, host, taken.object, facts);
  if (!implants || world.host(host).access != terms::Access::kNone) return;
  facts.push_back(range::fact(EventKind::kAccessGained, taken.subject,
                              static_cast<std::int64_t>(terms::Access::kFoothold)));
}

void effect_on_equipment(const World& world, const scenario::Effect& effect, Entity equipment,
                         Facts& facts) {
  if (!is_equipment(equipment)) return;
  if (effect.kind == EffectKind::kInspectEquipment) {
    const bool implanted = world.domains().mobile.implanted(equipment);
    facts.push_back(range::fact(EventKind::kInspected, equipment, implanted ? 1 : 0));
  } else if (effect.kind == EffectKind::kReplaceSupplier &&
             world.is(equipment, range::Trait::kExposed)) {
    facts.push_back(replaced(world, equipment));
  }
}

terms::Duration replacement_time(const World& world, const scenario::Action& action) {
  const bool replaces = std::any_of(
      action.effects.begin(), action.effects.end(),
      [](const scenario::Effect& effect) { return effect.kind == EffectKind::kReplaceSupplier; });
  const range::mobile::Core& core = world.layout().mobile;
  const SupplierId by = most_trusted(core);
  return replaces && by.valid() ? replacement(core.suppliers[by.value], 1).takes
                                : terms::Duration{};
}

}  // namespace redoubt::rules
