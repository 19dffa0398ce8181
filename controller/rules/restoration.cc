#include "controller/rules/restoration.h"

#include <algorithm>

#include "controller/rules/effects.h"

namespace redoubt::rules {
namespace {

using range::Copy;
using range::DataId;
using range::Entity;
using range::EventKind;
using range::HostId;
using range::WeaknessId;
using range::World;
using scenario::Effect;
using scenario::EffectKind;
using Facts = std::vector<range::Event>;

void fact(Facts& facts, EventKind kind, Entity subject, std::int64_t amount = 0,
          Entity object = {}) {
  facts.push_back({.kind = kind, .subject = subject, .object = object, .amount = amount});
}

template <class Id>
bool among(const std::vector<Id>& ids, Id id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void lose_data(const World& world, HostId host, Facts& facts) {
  for (const DataId id : world.layout().hosts[host.value].data) {
    if (world.data(id).destroyed) continue;
    fact(facts, EventKind::kDataDestroyed, entity(id), 0, entity(host));
  }
}

void bring_data_to(const Copy& copy, const World& world, HostId host, Facts& facts) {
  for (const DataId id : world.layout().hosts[host.value].data) {
    const bool lost = among(copy.lost, id);
    if (lost == world.data(id).destroyed) continue;
    fact(facts, lost ? EventKind::kDataDestroyed : EventKind::kDataRestored, entity(id), 0,
         entity(host));
  }
}

void restore_from(const Copy& copy, const World& world, HostId host, Facts& facts) {
  fact(facts, EventKind::kHostRestored, entity(host), terms::microseconds(copy.at));
  bring_data_to(copy, world, host, facts);
  for (const WeaknessId id : copy.open) {
    if (world.patched(id)) fact(facts, EventKind::kWeaknessReopened, entity(id));
  }
  if (copy.persistence != 0) {
    fact(facts, EventKind::kPersistencePlanted, entity(host), copy.persistence);
  }
  if (copy.poisoned()) {
    fact(facts, EventKind::kAccessGained, entity(host),
         static_cast<std::int64_t>(terms::Access::kFoothold));
  }
}

void restore(const World& world, HostId host, Facts& facts) {
  const Copy* copy = world.copies().newest(host);
  if (copy != nullptr) return restore_from(*copy, world, host, facts);
  fact(facts, EventKind::kHostRestored, entity(host));
  if (world.copies().covers(host)) lose_data(world, host, facts);
}

void restore_data(const World& world, HostId host, Facts& facts) {
  const bool covered = world.copies().covers(host);
  for (const DataId id : world.layout().hosts[host.value].data) {
    if (!world.data(id).destroyed || (covered && !world.copies().has(host, id))) continue;
    fact(facts, EventKind::kDataRestored, entity(id), 0, entity(host));
  }
}

/// Tells how many are left.
void verify(const World& world, HostId host, Facts& facts) {
  std::int64_t left = 0;
  for (const Copy& copy : world.copies().of(host)) {
    if (!copy.rejected && copy.poisoned()) {
      fact(facts, EventKind::kCopyRejected, entity(host), terms::microseconds(copy.at));
    }
    left += copy.rejected || copy.poisoned() ? 0 : 1;
  }
  fact(facts, EventKind::kFound, entity(host), pack(terms::FindingKind::kCopies, left));
}

}  // namespace

void effect_on_copies(const World& world, const Effect& effect, HostId host, Facts& facts) {
  switch (effect.kind) {
    case EffectKind::kRestore:
      return restore(world, host, facts);
    case EffectKind::kRestoreData:
      return restore_data(world, host, facts);
    case EffectKind::kCleanImage:
      fact(facts, EventKind::kHostRestored, entity(host));
      return lose_data(world, host, facts);
    case EffectKind::kVerifyCopies:
      if (world.copies().covers(host)) verify(world, host, facts);
      return;
    case EffectKind::kDestroyCopies:
      if (!world.copies().of(host).empty()) fact(facts, EventKind::kCopiesLost, entity(host));
      return;
    default:
      return;
  }
}

}  // namespace redoubt::rules
