#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/layout.h"
#include "proto/terms/brief.h"
#include "proto/terms/random.h"

namespace redoubt::scenario {

/// What must hold before an action can work. A closed set; `amount` means what stands beside each.
enum class NeedKind : std::uint8_t {
  kSession,     ///< red holds the target at this terms::Access or higher
  kNoSession,   ///< red holds it below this terms::Access
  kReach,       ///< this range::Protocol reaches the target from the outside or from a held host
  kWeakness,    ///< the target has an unpatched weakness of this range::WeaknessKind
  kCredential,  ///< red holds a working credential that logs on to the target
  kOwn,         ///< the target belongs to the acting team
  kIsolated,    ///< amount 1: the target is cut off; 0: it is not
};

struct Need {
  NeedKind kind = NeedKind::kOwn;
  std::int64_t amount = 0;
};

/// What an action changes when it succeeds. A closed set; `amount` means what stands beside each.
enum class EffectKind : std::uint8_t {
  kGainAccess,        ///< at least this terms::Access on the target
  kPlantPersistence,  ///< this bit, which kRemovePersistence must name
  kOpenChannel,
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
  kRestore,            ///< the target as it was drawn
};

struct Effect {
  EffectKind kind = EffectKind::kInspect;
  std::int64_t amount = 0;
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
  terms::Role role = terms::Role::kRed;
  terms::EntityKind target = terms::EntityKind::kHost;
  std::vector<Need> needs;
  std::vector<Effect> effects;
  terms::Duration shortest{};  ///< it takes between these, drawn evenly
  terms::Duration longest{};
  terms::Odds odds{terms::Odds::kCertain};
  std::uint32_t people = 0;
  std::vector<Trace> traces;
};

/// How one sensor notices traces. Its name and team stand in the layout, at the same index.
struct Sensing {
  std::vector<range::HostId> covers;
  std::vector<terms::Odds> odds;  ///< by kind of trace; beyond its end: never
  terms::Duration fastest{};      ///< between these after the trace
  terms::Duration slowest{};
  terms::Severity severity = terms::Severity::kMedium;
  std::uint8_t confidence_percent = 50;
};

struct Cell {
  std::string name;
  terms::Role role = terms::Role::kBlue;
  std::string mission;
  std::uint32_t people = 0;
  std::vector<range::Entity> knows;  ///< sighted before STARTEX, in this order
  terms::Campaign campaign;
  std::vector<terms::Playbook> playbooks;
};

/// A compiled scenario: everything a run needs, with all references resolved. Immutable, shared by
/// all runs.
struct Exercise {
  std::string name;
  range::Layout layout;
  std::vector<Action> catalogue;
  std::vector<Cell> cells;
  std::vector<Sensing> sensing;
  std::vector<range::HostId>
      goal;  ///< red reaches its aim when it holds all of these as admin; empty: never
  terms::ExerciseTime endex = terms::kNever;
};

/// What a cell is told before STARTEX.
terms::Brief brief_for(const Exercise& exercise, terms::CellId cell, std::uint64_t seed);

}  // namespace redoubt::scenario
