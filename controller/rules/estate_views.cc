#include "controller/rules/visibility.h"

/// What is seen of a team's keys, copies and decoys. That copies were made, missed or lost is
/// ground truth: a team knows of its copies what it has verified.
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
    default:
      return;
  }
}

}  // namespace redoubt::rules
