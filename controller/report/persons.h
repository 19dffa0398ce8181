#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "controller/range/entity.h"
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

/// One thing a person did.
struct PersonDeed {
  terms::ExerciseTime at = terms::kStartex;
  std::int64_t wall_us = 0;  ///< microseconds since 1970
  Person who;
  terms::CellId cell;  ///< in which; of a seat, whose
  std::variant<ClockTurn, GivenOrder, SeatTurn, Written> what;
};

}  // namespace redoubt::report
