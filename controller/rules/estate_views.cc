#include <algorithm>

#include "controller/rules/visibility.h"

/// What is seen of a team's keys, copies and decoys, and of the updates it is offered. That copies
/// were made, missed or lost is ground truth: a team knows of its copies what it has verified.
namespace redoubt::rules {

using range::Event;
using range::EventKind;
using terms::FindingKind;

namespace {

constexpr std::int64_t kOpens = 1;
constexpr std::int64_t kToBeCracked = 2;

}  // namespace

void Visibility::show_estate(const range::World& world, const Event& event) {
  switch (event.kind) {
    case EventKind::kCredentialCaptured:
      return tell_red(event, FindingKind::kCredential, kToBeCracked);
    case EventKind::kCredentialForged:
      return tell_red(event, FindingKind::kCredential, kOpens);
    case EventKind::kDecoyJudged:
      return find(event.actor, event, FindingKind::kDecoy, event.amount);
    case EventKind::kLockedOut:
      return tell_owner(world, event, FindingKind::kLockedOut, 1);
    case EventKind::kLockOutEnded:
      return tell_owner(world, event, FindingKind::kLockedOut, 0);
    case EventKind::kUpdateOffered:
      return tell_takers(world, event, 1);
    case EventKind::kUpdateWithdrawn:
      return tell_takers(world, event, 0);
    default:
      return;
  }
}

/// Each team that owns something which takes updates from there, once.
void Visibility::tell_takers(const range::World& world, const Event& event, std::int64_t value) {
  std::vector<terms::CellId> told;
  for (const range::Entity taker : world.updates().takers(event.subject)) {
    const terms::CellId owner = world.layout().owner(taker);
    if (!owner.valid() || std::find(told.begin(), told.end(), owner) != told.end()) continue;
    told.push_back(owner);
    find(owner, event, FindingKind::kUpdate, value);
  }
}

}  // namespace redoubt::rules
