#pragma once

#include <cstdint>

#include "controller/range/entity.h"
#include "proto/terms/ruling.h"
#include "proto/terms/time.h"

namespace redoubt::range {

/// The facts there can be. Values are part of every fingerprint and journal: append, never
/// renumber.
enum class EventKind : std::uint8_t {
  // What an actor does; `action` says which.
  kOrderStarted = 1,  ///< subject: target, amount: expected microseconds
  kOrderSucceeded,    ///< subject: target
  kOrderFailed,       ///< subject: target, amount: terms::Reason
  kOrderQueued,       ///< subject: target
  // The enterprise.
  kAccessGained = 16,   ///< subject: host, amount: terms::Access
  kAccessLost,          ///< subject: host
  kPersistencePlanted,  ///< subject: host, amount: bit
  kPersistenceRemoved,  ///< subject: host, amount: mask
  kChannelOpened,       ///< subject: host
  kChannelBroken,       ///< subject: host
  kCredentialStolen,    ///< subject: credential, object: host it came from
  kCredentialRevoked,   ///< subject: credential
  kWeaknessPatched,     ///< subject: weakness
  kHostIsolated,        ///< subject: host
  kHostRejoined,        ///< subject: host
  kHostRestored,        ///< subject: host
  kServiceSet,          ///< subject: service, amount: availability in permille
  kDataTaken,           ///< subject: data, object: host
  kDataDestroyed,       ///< subject: data
  kDataRestored,        ///< subject: data
  kLinkCut,             ///< subject: link
  kLinkOpened,          ///< subject: link
  kFlowBlocked,         ///< subject: link, amount: protocol
  kFlowAllowed,         ///< subject: link, amount: protocol
  kSensorBlinded,       ///< subject: sensor
  kSensorRestored,      ///< subject: sensor
  kHostBlinded,         ///< subject: host; sensors no longer notice what happens there
  kHostUnblinded,       ///< subject: host
  kHostWatched,         ///< subject: host
  kHostTrained,         ///< subject: host; its people are
  kHostDiscovered,      ///< subject: host
  // The mission.
  kFunctionChanged = 64,  ///< subject: function, amount: availability in permille
  // Knowledge: what a cell learns. Changes no range, only what is known.
  kSighted = 80,  ///< actor learns of subject
  kFound,  ///< actor learns a finding about subject, object; amount: FindingKind << 32 | value
  kAlertRaised,  ///< subject: host, object: sensor; its cause is the deed that left the trace
  // The exercise.
  kEnded,            ///< amount: 0 time over, 1 goal reached, 2 stopped
  kPhaseBegun,       ///< amount: index of the phase
  kInjectDelivered,  ///< subject: inject
  kInjectAnswered,   ///< actor: who answers, subject: inject, amount: option
  kInjectExpired,    ///< actor: who did not answer, subject: inject
  kAdvised,  ///< actor: who is told, action: technique, subject: about what, object: inject whose
             ///< consequence it is, amount: which
  kPeopleChanged,  ///< actor: whose, amount: by how many
  kScored,         ///< actor: who earned it, amount: metric << 32 | points
};

/// A fact that happened. `cause` is the sequence number of the event or order that brought it
/// about, so that every chain of consequences can be walked back; 0 for what the plan itself does.
struct Event {
  std::uint64_t sequence = 0;
  terms::ExerciseTime at = terms::kStartex;
  EventKind kind = EventKind::kEnded;
  terms::CellId actor{};
  terms::ActionId action{};
  Entity subject{};
  Entity object{};
  std::int64_t amount = 0;
  std::uint64_t cause = 0;
};

const char* name(EventKind kind);

}  // namespace redoubt::range
