#pragma once

#include <cstdint>
#include <string_view>

#include "controller/scenario/amounts.h"
#include "controller/scenario/exercise.h"

/// The words in which a catalogue says what its entries need and do.
namespace redoubt::scenario {

/// What an action is done to, as a set.
using Targets = std::uint16_t;
inline constexpr Targets kHosts = 1;
inline constexpr Targets kZones = 2;
inline constexpr Targets kLinks = 4;
inline constexpr Targets kCredentials = 8;
inline constexpr Targets kPoints = 16;
inline constexpr Targets kMachines = 32;    ///< of power and water
inline constexpr Targets kEquipment = 64;   ///< network functions and radio cells
inline constexpr Targets kFunctions = 128;  ///< network functions alone
inline constexpr Targets kSlices = 256;
inline constexpr Targets kNarratives = 512;
inline constexpr Targets kGroups = 1024;
inline constexpr Targets kOutlets = 2048;
inline constexpr Targets kPartnerships = 4096;
inline constexpr Targets kMakers = 8192;  ///< software and suppliers: whose updates come
inline constexpr Targets kPeople = 16384;

/// What things of a kind are, as a target.
constexpr Targets set_of(terms::EntityKind target) {
  switch (target) {
    case terms::EntityKind::kHost:
      return kHosts;
    case terms::EntityKind::kZone:
      return kZones;
    case terms::EntityKind::kLink:
      return kLinks;
    case terms::EntityKind::kCredential:
      return kCredentials;
    case terms::EntityKind::kPoint:
      return kPoints;
    case terms::EntityKind::kNetworkFunction:
      return kEquipment | kFunctions;
    case terms::EntityKind::kRadioCell:
      return kEquipment;
    case terms::EntityKind::kSlice:
      return kSlices;
    case terms::EntityKind::kNarrative:
      return kNarratives;
    case terms::EntityKind::kGroup:
      return kGroups;
    case terms::EntityKind::kOutlet:
      return kOutlets;
    case terms::EntityKind::kPartnership:
      return kPartnerships;
    case terms::EntityKind::kSoftware:
    case terms::EntityKind::kSupplier:
      return kMakers;
    case terms::EntityKind::kStaff:
      return kPeople;
    default:
      return kMachines;
  }
}

/// Of a maker, those who take its next update are meant: hosts, or equipment.
inline constexpr Targets kHostByHost = kHosts | kZones | kMakers;
inline constexpr Targets kLinkByLink = kLinks | kZones;  ///< of a zone: those that end there
/// A host's points and equipment are meant where the host is.
inline constexpr Targets kPointByPoint = kPoints | kHostByHost;
inline constexpr Targets kPieceByPiece = kEquipment | kHostByHost;
inline constexpr Targets kFunctionByFunction = kFunctions | kHostByHost;
inline constexpr Targets kSwitchable = kMachines | kPieceByPiece | kSlices;
inline constexpr Targets kOnHosts = kHosts | kPoints | kEquipment;

/// How one need or effect is written, and what it can be asked of or done to.
template <class What>
struct Form {
  std::string_view word;
  What what;  ///< with its amount, where none stands beside the word
  Targets targets = kHosts;
  Beside beside = Beside::kNothing;
  bool less = false;  ///< by so much less
};

constexpr Need of(range::Trait trait) { return {NeedKind::kTrait, 0, trait}; }
constexpr Need need(NeedKind kind) { return {kind, 0, {}}; }

inline constexpr Form<Need> kNeeds[] = {
    {"session", need(NeedKind::kSession), kOnHosts, Beside::kLevel},
    {"no_session", need(NeedKind::kNoSession), kOnHosts, Beside::kLevel},
    {"reach", need(NeedKind::kReach), kOnHosts, Beside::kProtocol},
    {"weakness", need(NeedKind::kWeakness), kOnHosts, Beside::kWeaknessKind},
    {"credential", need(NeedKind::kCredential), kOnHosts},
    {"channel", need(NeedKind::kChannel), kOnHosts},
    {"data", need(NeedKind::kData), kHosts},
    {"own", need(NeedKind::kOwn),
     kOnHosts | kZones | kLinks | kCredentials | kMachines | kSlices | kPartnerships | kMakers |
         kPeople},
    {"isolated", need(NeedKind::kIsolated), kHosts, Beside::kTruth},
    {"open", need(NeedKind::kOpen), kLinks, Beside::kTruth},
    {"near", need(NeedKind::kNear), kOnHosts},
    {"discovered", need(NeedKind::kDiscovered), kHosts},
    {"service", need(NeedKind::kService), kOnHosts, Beside::kProtocol},
    {"system", need(NeedKind::kSystem), kOnHosts, Beside::kSystem},
    {"software", need(NeedKind::kSoftware), kOnHosts, Beside::kSoftware},
    {"goes_out", need(NeedKind::kGoesOut), kOnHosts, Beside::kWay},
    {"on", of(range::Trait::kOn), kMachines | kEquipment | kSlices, Beside::kTruth},
    {"damaged", of(range::Trait::kDamaged), kMachines | kEquipment, Beside::kTruth},
    {"by_hand", of(range::Trait::kByHand), kPoints, Beside::kTruth},
    {"drives", of(range::Trait::kDrives), kPoints, Beside::kTruth},
    {"spoofed", of(range::Trait::kSpoofed), kPoints, Beside::kTruth},
    {"silenced", of(range::Trait::kSilenced), kPoints, Beside::kTruth},
    {"inhibited", of(range::Trait::kInhibited), kPoints, Beside::kTruth},
    {"registered", of(range::Trait::kRegistered), kFunctions, Beside::kTruth},
    {"forged", of(range::Trait::kForged), kFunctions, Beside::kTruth},
    {"implanted", of(range::Trait::kImplanted), kEquipment, Beside::kTruth},
    {"held_apart", of(range::Trait::kHeld), kSlices, Beside::kTruth},
    {"told", of(range::Trait::kTold), kNarratives, Beside::kTruth},
    {"sends_updates", of(range::Trait::kSends), kMakers, Beside::kTruth},
    {"poisoned", of(range::Trait::kPoisoned), kMakers, Beside::kTruth},
    {"exposed", of(range::Trait::kExposed), kEquipment, Beside::kTruth},
    {"captured", need(NeedKind::kCaptured), kOnHosts},
};

inline constexpr std::int64_t kFullPermille = 1000;

constexpr Effect effect(EffectKind kind, std::int64_t amount = 0) { return {kind, amount, {}}; }
constexpr Effect state(range::EventKind fact, std::int64_t amount = 0) {
  return {EffectKind::kState, amount, fact};
}

inline constexpr Form<Effect> kEffects[] = {
    // Of hosts, and of zones host by host.
    {"gain_access", effect(EffectKind::kGainAccess), kHostByHost, Beside::kLevel},
    {"plant_persistence", effect(EffectKind::kPlantPersistence), kHostByHost, Beside::kWayBack},
    {"open_channel", effect(EffectKind::kOpenChannel), kHostByHost, Beside::kRhythm},
    {"break_channel", effect(EffectKind::kBreakChannel), kHostByHost},
    {"take_credentials", effect(EffectKind::kTakeCredentials), kHostByHost},
    {"take_data", effect(EffectKind::kTakeData), kHostByHost},
    {"compress", effect(EffectKind::kCompress), kHostByHost, Beside::kAvailability},
    {"destroy_data", effect(EffectKind::kDestroyData), kHostByHost},
    {"restore_data", effect(EffectKind::kRestoreData), kHostByHost},
    {"reveal_neighbours", effect(EffectKind::kRevealNeighbours), kHostByHost},
    {"reveal_points", effect(EffectKind::kRevealPoints), kHostByHost},
    {"discover", effect(EffectKind::kDiscover), kHostByHost},
    {"degrade_services", effect(EffectKind::kSetServices), kHostByHost, Beside::kAvailability},
    {"restore_services", effect(EffectKind::kSetServices, kFullPermille), kHostByHost},
    {"blind", effect(EffectKind::kBlind), kHostByHost},
    {"unblind", effect(EffectKind::kUnblind), kHostByHost},
    {"tidy", effect(EffectKind::kTidy), kHostByHost},
    {"mask", effect(EffectKind::kMask), kHostByHost},
    {"spread", effect(EffectKind::kSpread), kHosts, Beside::kRhythm},
    {"watch", effect(EffectKind::kWatch), kHostByHost},
    {"train", effect(EffectKind::kTrain), kHostByHost},
    {"inspect", effect(EffectKind::kInspect), kHostByHost},
    {"isolate", effect(EffectKind::kIsolate), kHostByHost},
    {"rejoin", effect(EffectKind::kRejoin), kHostByHost},
    {"end_access", effect(EffectKind::kEndAccess), kHostByHost},
    {"remove_persistence", effect(EffectKind::kRemovePersistence), kHostByHost, Beside::kWaysBack},
    {"patch", effect(EffectKind::kPatch), kHostByHost},
    {"revoke_credentials", effect(EffectKind::kRevokeCredentials), kHostByHost | kCredentials},
    {"restore", effect(EffectKind::kRestore), kHostByHost},
    // Of keys.
    {"capture_credentials", effect(EffectKind::kCaptureCredentials), kHostByHost},
    {"crack_credentials", effect(EffectKind::kCrackCredentials), kHostByHost},
    {"forge_credentials", effect(EffectKind::kForgeCredentials), kHostByHost, Beside::kLevel},
    {"reissue_credentials", effect(EffectKind::kReissueCredentials), kHostByHost | kCredentials},
    {"lock_out", effect(EffectKind::kLockOut), kHostByHost},
    // Of copies.
    {"clean_image", effect(EffectKind::kCleanImage), kHostByHost},
    {"verify_copies", effect(EffectKind::kVerifyCopies), kHostByHost},
    {"destroy_copies", effect(EffectKind::kDestroyCopies), kHostByHost},
    // Of decoys.
    {"place_decoys", effect(EffectKind::kPlaceDecoys), kHostByHost, Beside::kDecoys},
    {"decoy_hosts", effect(EffectKind::kDecoyHosts), kZones, Beside::kAvailability},
    {"spot_decoys", effect(EffectKind::kSpotDecoys), kHosts, Beside::kAvailability},
    // Of makers' updates, and of equipment by its maker.
    {"poison_updates", state(range::EventKind::kUpdatePoisoned), kMakers},
    {"offer_update", state(range::EventKind::kUpdateOffered), kMakers},
    {"hold_updates", state(range::EventKind::kUpdatesHeld), kMakers},
    {"release_updates", state(range::EventKind::kUpdatesReleased), kMakers},
    {"inspect_equipment", effect(EffectKind::kInspectEquipment), kPieceByPiece},
    {"replace_supplier", effect(EffectKind::kReplaceSupplier), kEquipment},
    // Of links.
    {"cut", effect(EffectKind::kCut), kLinks},
    {"open", effect(EffectKind::kOpen), kLinks},
    {"filter", effect(EffectKind::kFilter), kLinks, Beside::kProtocol},
    {"unfilter", effect(EffectKind::kUnfilter), kLinks, Beside::kProtocol},
    {"flood", state(range::EventKind::kLinkFlooded), kLinkByLink, Beside::kFlood},
    {"end_flood", state(range::EventKind::kFloodEnded), kLinkByLink},
    // Of control points.
    {"set", effect(EffectKind::kSet), kPointByPoint, Beside::kAvailability},
    {"spoof", effect(EffectKind::kSpoof), kPointByPoint},
    {"report_truth", state(range::EventKind::kReportTrue), kPointByPoint},
    {"by_hand", state(range::EventKind::kPointManual), kPointByPoint},
    {"by_wire", state(range::EventKind::kPointRemote), kPointByPoint},
    {"silence_alarm", state(range::EventKind::kAlarmSilenced), kPointByPoint},
    {"arm_alarm", state(range::EventKind::kAlarmArmed), kPointByPoint},
    {"inhibit_safety", state(range::EventKind::kSafetyInhibited), kPointByPoint},
    {"arm_safety", state(range::EventKind::kSafetyArmed), kPointByPoint},
    // Of machines and equipment.
    {"switch", state(range::EventKind::kSwitched), kSwitchable, Beside::kAvailability},
    {"damage", state(range::EventKind::kDamaged), kSwitchable},
    {"repair", state(range::EventKind::kRepaired), kSwitchable},
    // Of the mobile network.
    {"register", state(range::EventKind::kRegistered), kFunctionByFunction},
    {"deregister", state(range::EventKind::kDeregistered), kFunctionByFunction},
    {"forge", state(range::EventKind::kForged), kFunctionByFunction},
    {"end_forgery", state(range::EventKind::kForgeryEnded), kFunctionByFunction},
    {"implant", state(range::EventKind::kImplanted), kPieceByPiece},
    {"remove_implant", state(range::EventKind::kImplantRemoved), kPieceByPiece},
    {"hold_apart", state(range::EventKind::kSliceHeld), kSlices},
    {"release", state(range::EventKind::kSliceReleased), kSlices},
    {"crowd", state(range::EventKind::kSliceCrowded), kSlices, Beside::kAvailability},
    // Of what people hear and believe.
    {"seed", state(range::EventKind::kNarrativeSeeded), kNarratives},
    {"push", state(range::EventKind::kNarrativePushed), kNarratives, Beside::kAvailability},
    {"back_up", state(range::EventKind::kCredibilityMoved), kNarratives, Beside::kAvailability},
    {"refute", state(range::EventKind::kCredibilityMoved), kNarratives, Beside::kAvailability,
     true},
    {"take_down", state(range::EventKind::kNarrativeTaken), kNarratives},
    // Of people at work.
    {"present", state(range::EventKind::kStaffPresent), kPeople, Beside::kAvailability},
};

}  // namespace redoubt::scenario
