#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "controller/conduct/entry.h"
#include "controller/conduct/seat.h"
#include "controller/engine/engine.h"
#include "controller/engine/lockstep.h"

namespace redoubt::conduct {

/// The course of one live exercise: a deterministic function of its opening and of what it is given
/// after that, in order. Each call below is one record of the journal, so a conductor that calls it
/// and writes the record down, and one that reads the record and calls it again, stand at the same
/// point with the same grants and rulings.
///
///   order(entry, at)    submits it, and keeps the ruling
///   answer(entry, at)   lockstep: keeps it; with the last one awaited, submits the orders of all,
///                       in order of cells. Elsewhere: submits its orders at once
///   mark(at)            time goes to `at`; whoever has something new or asked to be woken is
///                       granted a turn, those in lockstep only when nobody is awaited
///
/// Exactly rehearsal's loop, when a mark is made whenever somebody is due and time passes from one
/// next() to the following: tests hold the two together.
class Course {
 public:
  /// Every cell of the opening must exist.
  Course(std::shared_ptr<const scenario::Exercise> exercise, Opening opening,
         engine::Engine::Listener listener);

  /// `at` must not lie before now(), and not after it while somebody is awaited.
  void order(const CellOrder& entry, terms::ExerciseTime at);

  /// Errors: kOutOfRange for a grant never given; kInvalidArgument over the limits of a turn.
  /// kRepeated changes nothing.
  terms::Result<engine::Lockstep::Taken> answer(CellTurn entry, terms::ExerciseTime at);

  void mark(terms::ExerciseTime at);

  /// Lets time pass where nobody is to be told of it: before next(), or to next() when nobody is
  /// due then. A mark or an order must follow before anything is shown.
  void pass(terms::ExerciseTime at) { engine_->advance_to(at); }

  /// Somebody has to be granted a turn now: a mark must be made before time goes on.
  bool due() const;

  /// The earliest instant at which something can happen; kNever when nothing will by itself.
  terms::ExerciseTime next() const;

  /// The cells whose answers hold time back.
  std::vector<terms::CellId> awaited() const;
  bool held() const { return open_ > 0; }

  bool in_lockstep(terms::CellId cell) const { return players_.at(cell.value).has_value(); }
  /// Whether the cell's latest grant awaits its answer.
  bool open(terms::CellId cell) const;

  const Seat& seat(terms::CellId cell) const { return seats_.at(cell.value); }
  const std::vector<terms::Observation>& seen_by(terms::CellId cell) const {
    return engine_->seen_by(cell);
  }
  const engine::Engine& engine() const { return *engine_; }
  const Opening& opening() const { return opening_; }
  Standing standing() const { return {engine_->events(), engine_->fingerprint()}; }

  /// The engine as it stands, without its seats.
  std::unique_ptr<engine::Engine> take_engine() && { return std::move(engine_); }

 private:
  void submit(terms::CellId cell, const terms::Order& order);
  void grant(terms::CellId cell);
  bool wants_turn(terms::CellId cell) const;
  terms::CellId player(engine::Lockstep::Seat seat) const { return opening_.lockstep.at(seat); }

  Opening opening_;
  std::unique_ptr<engine::Engine> engine_;
  engine::Lockstep lockstep_;
  std::vector<std::optional<engine::Lockstep::Seat>> players_;  ///< by cell
  std::vector<Seat> seats_;                                     ///< by cell
  std::size_t open_ = 0;                                        ///< turns that are awaited
};

}  // namespace redoubt::conduct
