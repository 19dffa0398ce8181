#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "controller/range/entity.h"
#include "controller/scenario/plan_ids.h"
#include "proto/terms/order.h"
#include "proto/terms/ruling.h"

/// What people did in an exercise, as whoever reads its journal tells it to the report.
namespace redoubt::report {

struct Person {
  std::string seat;  ///< "director", "harbour/lead"
  std::string name;  ///< what they want to be called; may be empty

  friend auto operator<=>(const Person&, const Person&) = default;
};

/// An order to the clock. Only those that were obeyed stand in a journal.
struct ClockTurn {
  enum class What : std::uint8_t {
    kStart,
    kPause,
    kResume,
    kFreeze,  ///< NO-PLAY
    kThaw,    ///< and it is paused
    kRate,
    kStep,  ///< time passes up to `to`, and is paused there
    kJump,  ///< the same as fast as possible; goes on if it ran before
    kHold,  ///< it will be paused at `to`
    kUnhold,
  };
  What what = What::kPause;
  terms::ExerciseTime to = terms::kStartex;
  std::uint64_t rate_milli = 0;  ///< exercise milliseconds a second; 0: as fast as possible
  std::string why;
};

/// Time came to where it had been told to stop, and stood. Nobody's deed.
struct ClockStopped {};

/// An order like that of a mind, and what was ruled on it.
struct GivenOrder {
  terms::Order order;
  range::Entity on;  ///< the target or the inject; not valid where it names nothing
  terms::Verdict verdict = terms::Verdict::kTaken;
  terms::Reason reason = terms::Reason::kNone;
};

/// A cell's seat, taken from its mind or given back.
struct SeatTurn {
  bool take = true;
  std::string why;
};

enum class PostKind : std::uint8_t {
  kChat,
  kCase,
  kReport,
  kRequest,
  kStatus,  ///< of the request that it refers to
  kObservation,
  kRating,
  kCheck,
};
inline constexpr int kPostKindCount = 8;

struct Written {
  std::uint64_t number = 0;  ///< from 1, in order
  PostKind kind = PostKind::kChat;
  std::vector<terms::CellId> to;
  std::string about;
  std::uint64_t refers = 0;  ///< 0: nothing
  std::string text;
  std::map<std::string, std::string> fields;
};

/// What somebody of exercise control made of a team's answer, besides the mark itself, which is an
/// order.
struct Judged {
  enum class What : std::uint8_t {
    kProposed,  ///< much hangs on the mark: it counts once a second person gives the same
    kReopened,  ///< the answer is to be marked again
  };
  What what = What::kProposed;
  scenario::InjectId inject;
  terms::CellId of;         ///< whose answer
  std::uint16_t level = 0;  ///< that was proposed
  std::string why;
};

/// A cell's people are told its score from now on, or are not any more.
struct ScoreTurn {
  bool release = true;
  std::string why;
};

/// A file that belongs to an observation.
struct Attached {
  std::uint64_t post = 0;  ///< number of the observation
  std::string name;
  std::uint64_t bytes = 0;
};

/// One thing a person did, or nobody: time stopped by itself.
struct PersonDeed {
  terms::ExerciseTime at = terms::kStartex;
  std::int64_t wall_us = 0;  ///< microseconds since 1970
  Person who;
  terms::CellId cell;  ///< in which; of a seat or a score, whose
  std::variant<ClockTurn, GivenOrder, SeatTurn, Written, Judged, ScoreTurn, Attached, ClockStopped>
      what;
};

}  // namespace redoubt::report
