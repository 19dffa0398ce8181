#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "proto/terms/ids.h"
#include "proto/terms/ruling.h"
#include "proto/terms/time.h"

namespace redoubt::terms {

/// Level of control over a host.
enum class Access : std::uint8_t { kNone, kFoothold, kUser, kAdmin };
const char* name(Access access);

/// Introduces a handle: the cell now knows that this thing exists.
struct Sighting {
  Handle handle;
  EntityKind kind = EntityKind::kHost;
  Handle within;  ///< host -> zone, service -> host, zone -> site ...; not valid where unknown
  bool own = false;
  std::string name;
  /// Roles by which campaigns and playbooks choose ("workstation", "signalling"); of software, its
  /// vendor and version.
  std::vector<std::string> tags;
  Handle end_a;  ///< of a link: the zones that it joins (rules/ends.h); not valid where unknown
  Handle end_b;
};

/// What a fact is about.
enum class FindingKind : std::uint8_t {
  kSession,  ///< red: its own session on `subject`, `amount` = Access. Blue: an intruder's, found
             ///< on `subject`
  kPersistence,  ///< on `subject`, `amount` = kind
  kClean,        ///< an inspection of `subject` found nothing, which proves little
  kWeakness,     ///< `subject` (host) has weakness `object`
  kCredential,   ///< credential `object` is known (red), or known to be stolen (blue); it came from
                 ///< `subject`; `amount` 2: red has still to crack it
  kData,         ///< `subject` (host) holds data `object`; `amount` in megabytes
  kTaken,        ///< data `object` left by way of `subject`
  kChannel,      ///< a command-and-control channel on `subject`: `amount` 1 stands, 0 broken
  kIsolated,     ///< `subject` is cut off: `amount` 1, joined again: 0
  kBlocked,      ///< link `subject`: `amount` 1 cut or filtered, 0 open again
  kService,      ///< service `subject`: `amount` = availability in permille
  kImplant,      ///< `subject` runs software `object` with an implant
  kPatched,      ///< weakness `object` no longer exists on `subject`
  kSensor,       ///< sensor `subject`: `amount` 1 works, 0 blind
  kSupports,     ///< function `object` loses `amount` permille when `subject` is cut off
  kTraining,     ///< people of `subject` are trained, `amount` permille fewer mistakes
  kLevel,    ///< how full `subject` is, or how well served, in permille, as its owner measures it
  kLoading,  ///< how loaded `subject` is, in permille of what it is made for
  kSupply,  ///< `subject` needs `object`: `amount` 2 has it, 1 lives on its reserve, 0 does without
  kReading,    ///< control point `subject` is shown at `amount` permille
  kSwitched,   ///< `subject` was set to `amount` permille, 0 is off, open or shut
  kDamage,     ///< `subject`: `amount` 1 damaged, 0 repaired
  kAlarm,      ///< control point `subject`: `amount` 1 sounds its alarm, 0 no longer
  kSharing,    ///< partnership `subject`: how much is shared, as a level
  kBelief,     ///< narrative `subject` is believed by `amount` permille of group `object`
  kTicket,     ///< people `subject` told the help desk that they miss service `object`
  kLockedOut,  ///< those who run `subject` cannot log on: `amount` 1, can again: 0
  kCopies,     ///< `subject` has `amount` copies in which nothing was found
  kDecoy,      ///< `subject` seems to be a decoy: `amount` 1, to be real: 0; either may be wrong
  kUpdate,  ///< an update from `subject` is offered: `amount` 1; withdrawn, for what was in it: 0
};
inline constexpr int kFindingKindCount = 30;
const char* name(FindingKind kind);

struct Finding {
  FindingKind kind = FindingKind::kClean;
  Handle subject;
  Handle object;
  std::int64_t amount = 0;
};

enum class Severity : std::uint8_t { kLow = 1, kMedium, kHigh, kCritical };
const char* name(Severity severity);

/// What a sensor shows a team. True and false alarms look alike.
struct Alert {
  std::uint32_t number = 0;  ///< per team, from 1
  Handle sensor;
  Handle host;
  ActionId technique;  ///< what the sensor takes it for
  Severity severity = Severity::kLow;
  std::uint8_t confidence = 0;  ///< percent
};

/// How an order that was started or queued came out.
struct Outcome {
  OrderNumber order = 0;
  bool success = false;
  Reason reason = Reason::kNone;
};

enum class InjectKind : std::uint8_t {
  kMail,
  kIntelligence,
  kMedia,
  kSocial,
  kPhone,
  kLegal,
  kDecision,
  kOrder,
  kPartner,
  kTelemetry,
  kAction,  ///< of exercise control, on the range; no team is told
};
inline constexpr int kInjectKindCount = 11;
const char* name(InjectKind kind);

struct Inject {
  Handle inject;
  InjectKind kind = InjectKind::kMail;
  std::string number;  ///< as in the MSEL, "2-03"
  std::string from;
  std::string subject;
  std::string body;
  std::vector<std::string> options;  ///< empty: a free answer or none is expected
  ExerciseTime deadline = kNever;
};

struct Availability {
  Handle function;
  std::int64_t permille = 0;
};

struct Staffing {
  std::int64_t free = 0;
  std::int64_t total = 0;
  std::int64_t waiting = 0;
};

struct PhaseBegun {
  std::string name;
};

struct ScoreChanged {
  std::string metric;
  std::int64_t points = 0;
  std::int64_t total = 0;
};

/// A partner, or one's own side, passes on what it saw.
struct Advisory {
  std::string from;
  ActionId technique;
  Handle subject;  ///< not valid where the receiver has no such thing
  std::string text;
};

/// Exercise control lets a step of the cell's campaign begin.
struct Cue {
  std::string step;
};

struct Ended {
  std::string why;
};

/// An event as one cell is allowed to see it. Kept in order; the first has cursor 1.
struct Observation {
  ExerciseTime at = kStartex;
  std::variant<Sighting, Finding, Alert, Outcome, Inject, Availability, Staffing, PhaseBegun,
               ScoreChanged, Advisory, Cue, Ended>
      what;
};

}  // namespace redoubt::terms
