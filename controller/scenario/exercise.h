#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/event.h"
#include "controller/range/layout.h"
#include "controller/range/trait.h"
#include "controller/scenario/detector.h"
#include "controller/scenario/plan.h"
#include "proto/terms/brief.h"
#include "proto/terms/random.h"

namespace redoubt::scenario {

/// What must hold before an action can work. A closed set; `amount` means what stands beside each.
/// Of what stands on a host (control points, network functions, radio cells), needs that speak of
/// hosts are asked of that host. Where the target is neither, only kOwn, kOpen and kTrait are.
enum class NeedKind : std::uint8_t {
  kSession,     ///< red holds the target at this terms::Access or higher, and its orders get there
  kNoSession,   ///< red holds it below this terms::Access
  kReach,       ///< this range::Protocol reaches the target from outside or from another held host
                ///< that red's orders get to
  kWeakness,    ///< the target has an unpatched weakness of this range::WeaknessKind
  kCredential,  ///< red holds a working credential that logs on to the target
  kOwn,         ///< the target belongs to the acting team
  kIsolated,    ///< amount 1: the target is cut off; 0: it is not
  kChannel,     ///< a command channel stands on the target and gets out by its protocol
  kData,        ///< the target holds data that red has neither taken nor destroyed
  kOpen,        ///< amount 1: the link is not cut; 0: it is
  kNear,        ///< red holds a host in the target's zone or one next to it, or that is the outside
  kDiscovered,  ///< red has discovered the target
  kService,     ///< the target serves this range::Protocol
  kSystem,      ///< the target's operating system, an index into Layout::systems
  kSoftware,    ///< the target runs this range::SoftwareId
  kTrait,       ///< amount 1: `trait` is so of the target; 0: it is not
  kGoesOut,     ///< this range::Protocol, or any (range::kAnyWay), gets from the target to the
                ///< outside
  kCaptured,    ///< red captured something there from which a credential can be found
};

struct Need {
  NeedKind kind = NeedKind::kOwn;
  std::int64_t amount = 0;
  range::Trait trait = range::Trait::kOn;  ///< of kTrait
};

/// What an action changes when it succeeds. A closed set; `amount` means what stands beside each.
enum class EffectKind : std::uint8_t {
  kGainAccess,        ///< at least this terms::Access on the target
  kPlantPersistence,  ///< this bit, which kRemovePersistence must name
  kOpenChannel,       ///< that reports home by this packed range::Rhythm
  kTakeCredentials,   ///< all that the target leaves lying about
  kTakeData,          ///< all that the target holds
  kRevealNeighbours,  ///< red learns of the hosts in the target's zone and the zones next to it
  kInspect,           ///< the acting team learns what is on the target
  kIsolate,
  kRejoin,
  kEndAccess,          ///< persistence brings a session back unless it was removed before
  kRemovePersistence,  ///< this mask
  kPatch,              ///< all weaknesses of the target
  kRevokeCredentials,  ///< all accounts that log on to the target
  kRestore,            ///< the target as it is in the newest copy not rejected (range/copies.h)
  kBreakChannel,
  kDestroyData,  ///< all that the target holds
  kRestoreData,  ///< all that was destroyed there
  kSetServices,  ///< all services of the target to this availability in permille
  kBlind,        ///< sensors notice nothing there any more
  kUnblind,
  kWatch,   ///< sensors miss half as much there
  kTrain,   ///< people there fall for half as much
  kCut,     ///< the link
  kOpen,    ///< the link
  kFilter,  ///< this range::Protocol no longer crosses the link
  kUnfilter,
  kDiscover,            ///< the hosts in the target's zone and the zones next to it
  kState,               ///< `fact` becomes so of the target, by this amount
  kSet,                 ///< the machine that the target drives, to this permille
  kSpoof,               ///< what the target shows stays what it is now
  kTidy,                ///< sensors notice half as much there until somebody inspects the target
  kMask,                ///< sensors name half as much rightly there until somebody inspects it
  kSpread,              ///< a worm runs there, and tries at this packed range::Rhythm to go on
  kCompress,            ///< all data that the target holds to this permille of its size
  kRevealPoints,        ///< the acting team learns what the target's controller drives and measures
  kCaptureCredentials,  ///< of all that the target leaves lying about, what they can be found from
  kCrackCredentials,    ///< of what was captured there the weak ones; if there are none, the others
  kForgeCredentials,    ///< of the target's owner, all of this terms::Access or lower
  kReissueCredentials,  ///< all accounts that log on to the target and are revoked
  kLockOut,             ///< all accounts that log on to the target are revoked, by somebody else
  kCleanImage,          ///< the target as it was drawn, without its data
  kVerifyCopies,        ///< the acting team learns which copies of the target are poisoned
  kDestroyCopies,       ///< all copies of the target
  kPlaceDecoys,         ///< this mask of range::DecoyKind
  kDecoyHosts,          ///< this permille of what answers in the zone is decoy
  kSpotDecoys,          ///< red judges each host in the target's zone, right in this permille
  kInspectEquipment,    ///< its owner learns whether its firmware is its own, as far as is found
  kReplaceSupplier,     ///< it comes from the supplier that is trusted most
};

struct Effect {
  EffectKind kind = EffectKind::kInspect;
  std::int64_t amount = 0;
  range::EventKind fact = range::EventKind::kSwitched;  ///< of kState
};

/// What an action leaves behind for a sensor to notice. Kinds of trace are numbered by the
/// exercise.
struct Trace {
  std::uint32_t kind = 0;
  terms::Odds odds;
};

/// One entry of the catalogue: a technique or a measure. Adding one needs no code while its needs
/// and effects exist.
struct Action {
  std::string code;  ///< "T1190", "D3-NI"
  std::string name;
  std::string tactic;  ///< "initial-access"; of a measure, D3FEND's: "isolate"
  std::string verb;    ///< of a measure, OpenC2's: "contain"; may be empty
  terms::Role role = terms::Role::kRed;
  terms::EntityKind target = terms::EntityKind::kHost;
  std::vector<Need> needs;
  std::vector<Effect> effects;
  /// It takes between these, drawn evenly. One that takes neither time nor people is done within
  /// its order: the ruling says how it came out, and no outcome follows.
  terms::Duration shortest{};
  terms::Duration longest{};
  terms::Odds odds{terms::Odds::kCertain};
  std::uint32_t people = 0;
  std::int64_t cost = 0;  ///< of one attempt, where runs are compared by what they cost red
  std::vector<Trace> traces;
  std::string about;  ///< one line for people
};

/// How one sensor notices traces. Its name and team stand in the layout, at the same index.
struct Sensing {
  std::vector<range::HostId> covers;
  std::vector<terms::Odds> odds;  ///< by kind of trace; beyond its end: never
  terms::Duration fastest{};      ///< between these after the trace
  terms::Duration slowest{};
  terms::Severity severity = terms::Severity::kMedium;
  std::uint8_t confidence_percent = 50;
  terms::Odds naming{terms::Odds::kCertain};  ///< of naming the right technique
  bool decoys = false;  ///< rings when a decoy of its team is touched, and notices nothing else
  terms::Duration
      false_alarm_soonest{};             ///< gaps between false alarms, drawn evenly between these;
  terms::Duration false_alarm_latest{};  ///< zero: there are none
};

struct Cell {
  std::string name;
  terms::Role role = terms::Role::kBlue;
  std::string mission;
  std::uint32_t people = 0;
  std::vector<range::Entity> knows;  ///< sighted before STARTEX, in this order
  terms::Campaign campaign;
  std::vector<bool> blind_steps;  ///< by step of it: nobody is meant to be able to see it
  std::vector<terms::Playbook> playbooks;
  std::string title;  ///< for people
  range::NationId nation;
};

/// What something of the range is called in full, where its name is short.
struct Title {
  range::Entity of;
  std::string text;
};

/// Whose rules decide what actions need and do (controller/rules/rule_set.h).
enum class Rules : std::uint8_t {
  kRedoubt,  ///< Redoubt's own
  kNasim,    ///< those of NASim, so that its published scenarios can be played and compared
};

/// A compiled scenario: everything a run needs, with all references resolved. Immutable, shared by
/// all runs.
struct Exercise {
  std::string name;
  std::string title;
  std::string summary;
  Rules rules = Rules::kRedoubt;
  range::Layout layout;
  std::vector<Action> catalogue;
  std::vector<Cell> cells;
  std::vector<Sensing> sensing;
  std::vector<Detector> detectors;  ///< each after those whose signals it takes
  std::vector<range::HostId>
      goal;  ///< red reaches its aim when it holds all of these as admin; empty: never
  terms::ExerciseTime endex = terms::kNever;
  StoryTime story_begins = kNoStoryTime;  ///< what the story's clock says at STARTEX
  std::string story_zone;                 ///< of it, for people: "UTC+2"
  std::vector<Phase> phases;              ///< in order of time
  std::vector<Milestone> milestones;
  std::vector<Storyline> storylines;
  std::vector<Incident> incidents;
  std::vector<Column> columns;
  std::vector<Inject> injects;
  std::vector<Objective> objectives;
  std::vector<Rubric> rubrics;
  std::vector<Metric> metrics;
  std::vector<Goal> goals;
  std::vector<Title> titles;  ///< sorted by what they are of
};

/// By its number; of a series, the first. Not valid where there is none.
InjectId inject_of(const Exercise& exercise, std::string_view number);

/// What a cell is told before STARTEX.
terms::Brief brief_for(const Exercise& exercise, terms::CellId cell, std::uint64_t seed);

}  // namespace redoubt::scenario
