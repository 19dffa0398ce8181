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
  kChannelOpened,       ///< subject: host, amount: its beacon (enterprise/rhythm.h)
  kChannelBroken,       ///< subject: host
  kCredentialStolen,    ///< subject: credential, object: host it came from
  kCredentialRevoked,   ///< subject: credential
  kWeaknessPatched,     ///< subject: weakness
  kHostIsolated,        ///< subject: host
  kHostRejoined,        ///< subject: host
  kHostRestored,    ///< subject: host, amount: us since STARTEX when the copy was made from which
                    ///< it was; 0: as it was drawn
  kServiceSet,      ///< subject: service, amount: availability in permille
  kDataTaken,       ///< subject: data, object: host
  kDataDestroyed,   ///< subject: data
  kDataRestored,    ///< subject: data
  kLinkCut,         ///< subject: link
  kLinkOpened,      ///< subject: link
  kFlowBlocked,     ///< subject: link, amount: protocol
  kFlowAllowed,     ///< subject: link, amount: protocol
  kSensorBlinded,   ///< subject: sensor
  kSensorRestored,  ///< subject: sensor
  kHostBlinded,     ///< subject: host; sensors no longer notice what happens there
  kHostUnblinded,   ///< subject: host
  kHostWatched,     ///< subject: host
  kHostTrained,     ///< subject: host; its people are
  kHostDiscovered,  ///< subject: host
  // What rides on links.
  kBeaconMissed = 48,  ///< subject: host, amount: how many in a row; 0: one got through again
  kDataCompressed,     ///< subject: data, object: host, amount: permille of its size that is left
  kLinkFlooded,        ///< subject: link, amount: how much, how long (enterprise/floods.h)
  kFloodEnded,         ///< subject: link
  kWormLoosed,         ///< subject: host, amount: its tries (enterprise/rhythm.h)
  kWormSpread,         ///< subject: host it has got to, object: host it came from
  // What hides.
  kHostTidied,      ///< subject: host; what happens there is noticed half as often
  kHostMasked,      ///< subject: host; what happens there is named rightly half as often
  kHostLookedInto,  ///< subject: host; neither is so any longer
  // The mission.
  kFunctionChanged = 64,  ///< subject: function, amount: availability in permille
  // Knowledge: what a cell learns. Changes no range, only what is known.
  kSighted = 80,  ///< actor learns of subject
  kFound,  ///< actor learns a finding about subject, object; amount: FindingKind << 32 | value
  kAlertRaised,  ///< subject: host, object: sensor; its cause is the deed that left the trace
  // The exercise.
  kEnded,            ///< amount: 0 time over, 1 goal reached, 2 stopped
  kPhaseBegun,       ///< amount: index of the phase
  kInjectDelivered,  ///< subject: inject, actor: who of exercise control sent it; not valid: its
                     ///< plan
  kInjectAnswered,   ///< actor: who answers, subject: inject, amount: option
  kInjectExpired,    ///< actor: who did not answer, subject: inject
  kAdvised,  ///< actor: who is told, action: technique, subject: about what, object: inject whose
             ///< consequence it is, amount: which
  kPeopleChanged,       ///< actor: whose, amount: by how many
  kScored,              ///< actor: who earned it, amount: metric << 32 | points
  kMilestoneReached,    ///< subject: milestone
  kInjectStaged,        ///< subject: inject, actor: who of exercise control; not valid: its plan,
                        ///< amount: scenario::Stage. By its plan, where it stays: its time has come
  kInjectAcknowledged,  ///< actor: who has read it, subject: inject
  kInjectMarked,   ///< actor: who marks, subject: inject, object: cell whose answer it is, amount:
                   ///< level of its rubric
  kInjectAmended,  ///< subject: inject, actor: who of exercise control changed it or put it into
                   ///< the
                   ///< plan, amount: rules::digest() of the line as it stands from now on
  // Keys.
  kCredentialCaptured = 100,  ///< subject: credential, object: host it came from; it opens nothing
                              ///< until it is cracked
  kCredentialForged,          ///< subject: credential, object: host that signed it
  kCredentialReissued,        ///< subject: credential; it works again, and no copy of the old does
  kSigningKeyChanged,         ///< subject: host; what was forged there opens nothing any more
  kLockedOut,                 ///< subject: host; those who run it cannot log on
  kLockOutEnded,              ///< subject: host
  // Copies of machines (controller/range/enterprise/copies.h).
  kCopyMade,          ///< subject: host, amount: 1 with the intruder in it, else 0
  kCopyMissed,        ///< subject: host, which could not be reached when one was due
  kCopyRejected,      ///< subject: host, amount: us since STARTEX when that copy was made
  kCopiesLost,        ///< subject: host; all of them
  kWeaknessReopened,  ///< subject: weakness
  // Decoys.
  kDecoyPlaced,   ///< subject: host, amount: mask of range::DecoyKind; or zone, amount: permille of
                  ///< what answers there that is none
  kDecoyTouched,  ///< subject: host, object: what is drawn as one; not valid: it was laid out,
                  ///< amount: odds that it would be, in millionths
  kDecoyJudged,   ///< subject: host, amount: 1 the actor takes it for a decoy, 0 for real
  // What makers send out (controller/range/updates.h). Subject: software or supplier.
  kUpdatePoisoned,   ///< what it sends next carries an implant of the actor's
  kUpdateOffered,    ///< it goes out
  kUpdateTampered,   ///< what was offered last carries an implant
  kUpdateWithdrawn,  ///< what was offered last carries an implant that was found: nobody else gets
                     ///< it
  kUpdatesHeld,      ///< the actor's own take none from there; no actor: nobody does
  kUpdatesReleased,  ///< they do again
  kSoftwareUpdated,  ///< subject: host, object: software, amount: 1 with an implant in it, else 0
  // What one thing of the range takes from another (controller/range/couplings.h).
  kSupplyLost =
      128,          ///< subject: who needs it, object: what it needs, amount: us it can do without
  kSupplyFailed,    ///< subject, object: as before; it can do without no longer
  kSupplyReturned,  ///< subject, object: as before, amount: us until it works again
  kSupplyRestored,  ///< subject, object: as before
  // Machines, whatever they move.
  kSwitched = 136,  ///< subject, amount: permille of what it can; 0: off, open, shut
  kTripped,         ///< subject: its own protection switched it off
  kDamaged,         ///< subject: does not work until it is repaired
  kRepaired,        ///< subject
  // Power.
  kLineLoaded = 144,  ///< subject: line, amount: permille of its rating; above 1000 it will trip
  kBusServed,         ///< subject: bus, amount: permille of its demand
  kGridSplit,         ///< amount: islands that have a generator
  // Water.
  kTankLevel = 152,  ///< subject: tank, amount: permille of full
  kDistrictServed,   ///< subject: district, amount: permille of its demand
  // Control.
  kPointSet = 160,   ///< subject: point, object: what it drives, amount: permille
  kReportSpoofed,    ///< subject: point, amount: permille, shown from now on whatever is true
  kReportTrue,       ///< subject: point; what is shown is true again
  kPointManual,      ///< subject: point; people on site work it, and nothing comes over the wire
  kPointRemote,      ///< subject: point
  kAlarmSilenced,    ///< subject: point
  kAlarmArmed,       ///< subject: point
  kAlarmSounded,     ///< subject: point, amount: permille
  kSafetyInhibited,  ///< subject: point
  kSafetyArmed,      ///< subject: point
  kSafetyActed,      ///< subject: point, object: what it switched off
  kReadingMoved,     ///< subject: point, amount: permille, truly
  kAlarmCleared,     ///< subject: point
  // The mobile network.
  kRegistered = 176,  ///< subject: network function; others find it
  kDeregistered,      ///< subject: network function
  kForged,            ///< subject: network function; a false one has taken its place
  kForgeryEnded,      ///< subject: network function
  kSliceServed,       ///< subject: slice, amount: permille of the sessions its subscribers ask for
  kSliceHeld,         ///< subject: slice; cut off from the others
  kSliceReleased,     ///< subject: slice
  kSliceCrowded,      ///< subject: slice, amount: permille of its capacity that others take
  kImplanted,         ///< subject: network function or cell; its firmware obeys somebody else
  kImplantRemoved,    ///< subject: as before
  kInspected,         ///< subject: as before, amount: 1 an implant was found, 0 none was
  kSupplierReplaced,  ///< subject: network function or cell, object: who supplies it from now on,
                      ///< amount: what that costs, in the exercise's own money
  kFirmwareUpdated,   ///< subject: network function or cell, object: supplier, amount: 1 with an
                      ///< implant in it, else 0
  // The information space.
  kNarrativeSeeded =
      192,            ///< subject: narrative, object: outlet that carries it, or group of which
                      ///< amount permille believe it; 0: as drawn
  kNarrativePushed,   ///< subject: narrative, amount: permille by which it spreads faster
  kCredibilityMoved,  ///< subject: narrative, amount: by how many permille, object: the thing
                      ///< whose outage or leak feeds it; not valid: somebody speaks
  kNarrativeTaken,    ///< subject: narrative, object: outlet that carries it no longer
  kGroupForewarned,   ///< subject: group, object: narrative, amount: permille it is immune to
  kBelieved,          ///< subject: narrative, object: group, amount: permille who believe it
  kTrustMoved,        ///< subject: group, amount: permille of trust in institutions
  kSupportMoved,      ///< subject: group, amount: permille of support for the mission
  // The alliance.
  kPartnerTrustMoved = 208,  ///< subject: partnership, amount: permille of trust, as it stands now,
                             ///< object: what it is a reaction to; else not valid
  kSharingLapsed,            ///< subject: partnership, amount: level that is shared no longer
  kSharingResumed,           ///< subject: partnership, amount: level
  kReportLate,               ///< subject: partnership that waits for it, actor: who owes it
  // People at work.
  kWorkServed = 216,  ///< subject: staff, amount: permille of what they tried that worked
  kTicketOpened,      ///< subject: staff, object: service, or subscribers, that they miss
  kStaffPresent,      ///< subject: staff, amount: permille of them who work, not sent home
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
