#pragma once

#include <cstdint>
#include <vector>

#include "proto/terms/message.h"
#include "proto/terms/order.h"
#include "proto/terms/result.h"
#include "proto/terms/time.h"

namespace redoubt::engine {

/// Keeps time from passing before everybody who plays in lockstep has answered for the current
/// instant. Rehearsal and the live conductor run the same one, so the same answers give the same
/// course in both.
///
///   round(now):    grants a turn to each seat with news or a due wake, in order of seats
///   answer(turn):  takes one in, whatever the order of arrival; a repeated one is told apart by
///   its grant collect():     when all have answered: their intents in order of seats, never of
///   arrival
///
/// A seat's wake that lies at or before now counts as now: it is granted a turn at the next instant
/// at the earliest, so a mind cannot hold time back by asking for the present.
class Lockstep {
 public:
  using Seat = std::uint32_t;

  explicit Lockstep(std::size_t seats) : seats_(seats) {}

  /// The seat has something new to take in.
  void news(Seat seat) { seats_.at(seat).news = true; }

  /// The earliest wake asked for; kNever when nobody asked.
  terms::ExerciseTime next_wake() const;

  /// Opens the turns due now. Returns the seats that are granted one; empty when time may go on.
  const std::vector<Seat>& round(terms::ExerciseTime now);

  /// Number of the seat's latest grant, from 1.
  std::uint64_t grant_of(Seat seat) const { return seats_.at(seat).grant; }

  enum class Taken : std::uint8_t {
    kNow,       ///< this answer counts
    kRepeated,  ///< the turn was answered before; this changes nothing
  };

  /// Errors: kOutOfRange for a grant never given; kInvalidArgument over the limits of a turn.
  terms::Result<Taken> answer(Seat seat, terms::Turn turn);

  /// Who holds time back, in order of seats; empty when nobody does.
  std::vector<Seat> awaited() const;

  struct Answered {
    Seat seat = 0;
    terms::Intent intent;
  };

  /// The answers of a complete round, in order of seats. REDOUBT_CHECKs that nobody is awaited.
  std::vector<Answered> collect();

  /// The same for minds in this process, without a copy: once granted a turn, `intent` is empty and
  /// to be written in place; answer() closes the turn, and REDOUBT_CHECKs its limits, because a
  /// mind of ours that oversteps them is our own bug; close() ends the round. The intents of the
  /// seats it names stand until the next round.
  terms::Intent& intent(Seat seat) { return seats_.at(seat).intent; }
  void answer(Seat seat);
  const std::vector<Seat>& close();

 private:
  struct State {
    bool news = false;
    bool open = false;
    std::uint64_t grant = 0;
    terms::ExerciseTime wake = terms::kNever;
    terms::Intent intent;
  };

  void shut(State& state);

  std::vector<State> seats_;
  std::vector<Seat> round_;
  std::size_t awaited_ = 0;  ///< how many turns are open
  terms::ExerciseTime now_ = terms::kStartex;
};

}  // namespace redoubt::engine
