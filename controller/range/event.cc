#include "controller/range/event.h"

namespace redoubt::range {

const char* name(EventKind kind) {
  switch (kind) {
    case EventKind::kOrderStarted:
      return "order started";
    case EventKind::kOrderSucceeded:
      return "order succeeded";
    case EventKind::kOrderFailed:
      return "order failed";
    case EventKind::kOrderQueued:
      return "order queued";
    case EventKind::kAccessGained:
      return "access gained";
    case EventKind::kAccessLost:
      return "access lost";
    case EventKind::kPersistencePlanted:
      return "persistence planted";
    case EventKind::kPersistenceRemoved:
      return "persistence removed";
    case EventKind::kChannelOpened:
      return "channel opened";
    case EventKind::kChannelBroken:
      return "channel broken";
    case EventKind::kCredentialStolen:
      return "credential stolen";
    case EventKind::kCredentialRevoked:
      return "credential revoked";
    case EventKind::kWeaknessPatched:
      return "weakness patched";
    case EventKind::kHostHidden:
      return "host hidden";
    case EventKind::kHostIsolated:
      return "host isolated";
    case EventKind::kHostRejoined:
      return "host rejoined";
    case EventKind::kHostRestored:
      return "host restored";
    case EventKind::kServiceSet:
      return "service set";
    case EventKind::kDataTaken:
      return "data taken";
    case EventKind::kDataDestroyed:
      return "data destroyed";
    case EventKind::kDataRestored:
      return "data restored";
    case EventKind::kLinkCut:
      return "link cut";
    case EventKind::kLinkOpened:
      return "link opened";
    case EventKind::kFlowBlocked:
      return "flow blocked";
    case EventKind::kFlowAllowed:
      return "flow allowed";
    case EventKind::kImplantShipped:
      return "implant shipped";
    case EventKind::kImplantRemoved:
      return "implant removed";
    case EventKind::kSensorBlinded:
      return "sensor blinded";
    case EventKind::kSensorRestored:
      return "sensor restored";
    case EventKind::kSensorTuned:
      return "sensor tuned";
    case EventKind::kFunctionChanged:
      return "function changed";
    case EventKind::kSighted:
      return "sighted";
    case EventKind::kFound:
      return "found";
    case EventKind::kAlertRaised:
      return "alert raised";
    case EventKind::kAdvised:
      return "advised";
    case EventKind::kPhaseBegun:
      return "phase begun";
    case EventKind::kInjectSent:
      return "inject sent";
    case EventKind::kInjectAnswered:
      return "inject answered";
    case EventKind::kInjectExpired:
      return "inject expired";
    case EventKind::kScored:
      return "scored";
    case EventKind::kEnded:
      return "ended";
  }
  return "unknown";
}

}  // namespace redoubt::range
