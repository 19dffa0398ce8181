#include "controller/range/event.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace redoubt::range {
namespace {

constexpr std::pair<EventKind, const char*> kNames[] = {
    {EventKind::kOrderStarted, "order started"},
    {EventKind::kOrderSucceeded, "order succeeded"},
    {EventKind::kOrderFailed, "order failed"},
    {EventKind::kOrderQueued, "order queued"},
    {EventKind::kAccessGained, "access gained"},
    {EventKind::kAccessLost, "access lost"},
    {EventKind::kPersistencePlanted, "persistence planted"},
    {EventKind::kPersistenceRemoved, "persistence removed"},
    {EventKind::kChannelOpened, "channel opened"},
    {EventKind::kChannelBroken, "channel broken"},
    {EventKind::kCredentialStolen, "credential stolen"},
    {EventKind::kCredentialRevoked, "credential revoked"},
    {EventKind::kWeaknessPatched, "weakness patched"},
    {EventKind::kHostIsolated, "host isolated"},
    {EventKind::kHostRejoined, "host rejoined"},
    {EventKind::kHostRestored, "host restored"},
    {EventKind::kServiceSet, "service set"},
    {EventKind::kDataTaken, "data taken"},
    {EventKind::kDataDestroyed, "data destroyed"},
    {EventKind::kDataRestored, "data restored"},
    {EventKind::kLinkCut, "link cut"},
    {EventKind::kLinkOpened, "link opened"},
    {EventKind::kFlowBlocked, "flow blocked"},
    {EventKind::kFlowAllowed, "flow allowed"},
    {EventKind::kSensorBlinded, "sensor blinded"},
    {EventKind::kSensorRestored, "sensor restored"},
    {EventKind::kHostBlinded, "host blinded"},
    {EventKind::kHostUnblinded, "host seen again"},
    {EventKind::kHostWatched, "host watched"},
    {EventKind::kHostTrained, "people trained"},
    {EventKind::kHostDiscovered, "host discovered"},
    {EventKind::kFunctionChanged, "function changed"},
    {EventKind::kSighted, "sighted"},
    {EventKind::kFound, "found"},
    {EventKind::kAlertRaised, "alert raised"},
    {EventKind::kEnded, "ended"},
    {EventKind::kPhaseBegun, "phase begun"},
    {EventKind::kInjectDelivered, "inject delivered"},
    {EventKind::kInjectAnswered, "inject answered"},
    {EventKind::kInjectExpired, "inject expired"},
    {EventKind::kAdvised, "advised"},
    {EventKind::kPeopleChanged, "people changed"},
    {EventKind::kScored, "scored"},
};

}  // namespace

const char* name(EventKind kind) {
  const auto* found = std::find_if(std::begin(kNames), std::end(kNames),
                                   [&](const auto& entry) { return entry.first == kind; });
  return found == std::end(kNames) ? "unknown" : found->second;
}

}  // namespace redoubt::range
