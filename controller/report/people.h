#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "controller/report/account.h"

namespace redoubt::report {

/// When, by both clocks. Not all journals note the wall's where time stopped by itself (at a hold
/// point).
struct Moment {
  terms::ExerciseTime at = terms::kStartex;
  std::optional<std::int64_t> wall_us;  ///< microseconds since 1970
};

/// A moment, whose it was, and the reason that they gave.
struct Said {
  Moment when;
  Person who;
  std::string why;
};

/// While time stood.
struct Stop {
  enum class Kind : std::uint8_t { kPause, kNoPlay, kHoldPoint, kEndOfStep };
  Kind kind = Kind::kPause;
  Said begun;
  std::optional<Said> ended;  ///< nothing: it stood until the end

  /// By the wall's clock. Nothing where either end is not known.
  std::optional<terms::Duration> length() const;
};
const char* name(Stop::Kind kind);
const char* name(ClockTurn::What what);
const char* name(PostKind kind);

/// One line of how time was held: a stop, or an order that led to none.
struct ClockLine {
  Said said;
  ClockTurn turn;
  std::optional<Stop> stop;
  std::optional<std::uint64_t> rate_before;  ///< of a change of rate; the first one's is not known
};

/// While a person played a cell in place of its mind.
struct Tenure {
  terms::CellId cell;
  Said taken;
  std::optional<Said> given_back;
};

/// An order of a person and what became of it.
struct OrderLine {
  Said said;
  terms::CellId cell;
  const GivenOrder* given = nullptr;  ///< of the account

  bool refused() const { return given->verdict == terms::Verdict::kRefused; }
};

/// A mark proposed, or an answer reopened.
struct JudgedLine {
  Said said;
  const Judged* judged = nullptr;  ///< of the account
};

/// A cell's score released to its people, or hidden again.
struct ScoreLine {
  Said said;
  terms::CellId cell;
  bool release = true;
};

/// Something written, by whom.
struct PostLine {
  Said said;  ///< without a reason
  terms::CellId cell;
  const Written* written = nullptr;      ///< of the account
  bool replaced = false;                 ///< a rating that the same evaluator has changed since
  std::vector<std::size_t> answered_by;  ///< of a request: its answers, as places among the posts
  std::vector<const Attached*> files;    ///< of the account
};

/// All that one person did, counted.
struct PersonLine {
  Person who;
  Moment first;
  Moment last;
  std::size_t clock = 0;                                     ///< orders to the clock
  std::array<std::size_t, terms::kSteeringCount> steered{};  ///< of injects; as ruled, not refused
  std::size_t amended = 0;  ///< lines of the plan; with what follows each it is still one
  std::size_t added = 0;    ///< to it
  std::size_t acts = 0;
  std::size_t replies = 0;
  std::size_t read = 0;      ///< injects acknowledged
  std::size_t refused = 0;   ///< orders of any kind, which count nowhere else
  std::size_t seats = 0;     ///< taken from a mind, or given back
  std::size_t proposed = 0;  ///< marks on which much hangs
  std::size_t reopened = 0;  ///< answers
  std::size_t scores = 0;    ///< released or hidden
  std::size_t files = 0;     ///< attached to observations
  std::array<std::size_t, kPostKindCount> posts{};
};

/// What people did. Points into the account, which must outlive it.
struct People {
  std::vector<PersonLine> persons;  ///< in the order in which they first did something
  std::vector<ClockLine> clock;     ///< in order of time
  std::vector<Tenure> tenures;      ///< in the order in which they began
  std::vector<OrderLine> orders;    ///< in order of time
  std::vector<JudgedLine> judged;   ///< in order of time
  std::vector<ScoreLine> scores;    ///< likewise
  std::vector<PostLine> posts;      ///< by number

  bool empty() const { return persons.empty(); }
  /// How often time stood, and how long in all as far as it is known.
  std::size_t stops() const;
  terms::Duration stood() const;
};

People people(const Account& account);

}  // namespace redoubt::report
