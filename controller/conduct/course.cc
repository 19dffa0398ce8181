#include "controller/conduct/course.h"

#include <algorithm>
#include <utility>

namespace redoubt::conduct {

using engine::Lockstep;
using terms::CellId;
using terms::ExerciseTime;

Course::Course(std::shared_ptr<const scenario::Exercise> exercise, Opening opening,
               engine::Engine::Listener listener)
    : opening_(std::move(opening)),
      engine_(std::make_unique<engine::Engine>(exercise, opening_.seed, std::move(listener))),
      lockstep_(opening_.lockstep.size()),
      players_(exercise->cells.size()),
      seats_(exercise->cells.size()) {
  for (Lockstep::Seat seat = 0; seat < opening_.lockstep.size(); ++seat) {
    players_.at(player(seat).value) = seat;
  }
}

void Course::order(const CellOrder& entry, ExerciseTime at) {
  engine_->advance_to(at);
  submit(entry.cell, entry.order);
}

terms::Result<Lockstep::Taken> Course::answer(CellTurn entry, ExerciseTime at) {
  if (const auto seat = players_.at(entry.cell.value)) {
    const auto taken = lockstep_.answer(*seat, std::move(entry.turn));
    if (!taken.ok() || *taken == Lockstep::Taken::kRepeated || --open_ > 0) return taken;
    for (const Lockstep::Answered& answered : lockstep_.collect()) {
      for (const terms::Order& order : answered.intent.orders) {
        submit(player(answered.seat), order);
      }
    }
    return taken;
  }
  if (entry.turn.grant == 0 || entry.turn.grant > seat(entry.cell).grants().size()) {
    return terms::Error{terms::Code::kOutOfRange, "this turn answers a grant that was never given"};
  }
  engine_->advance_to(at);
  for (const terms::Order& order : entry.turn.intent.orders) submit(entry.cell, order);
  // As in lockstep, nobody is woken at the present instant.
  seats_[entry.cell.value].ask_for(
      std::max(entry.turn.intent.wake, engine_->now() + terms::Duration{1}));
  return Lockstep::Taken::kNow;
}

void Course::submit(CellId cell, const terms::Order& order) {
  Seat& seat = seats_.at(cell.value);
  const ExerciseTime now = engine_->now();
  if (const std::size_t first = seat.ruling_on(order.number); first < seat.rulings().size()) {
    seat.rule(order, terms::Ruling{seat.rulings()[first]});
  } else if (seat.in_flight(engine_->seen_by(cell)) >= opening_.orders_in_flight_max) {
    seat.rule(order, {order.number, terms::Verdict::kRefused, terms::Reason::kOverLimit, now, now});
  } else {
    seat.rule(order, engine_->submit(cell, order, now));
  }
}

void Course::mark(ExerciseTime at) {
  engine_->advance_to(at);
  if (engine_->ended()) return;
  for (std::uint32_t i = 0; i < seats_.size(); ++i) {
    if (!players_[i] && wants_turn(CellId{i})) grant(CellId{i});
  }
  if (held()) return;
  for (Lockstep::Seat seat = 0; seat < opening_.lockstep.size(); ++seat) {
    if (wants_turn(player(seat))) lockstep_.news(seat);
  }
  const auto& round = lockstep_.round(engine_->now());
  for (const Lockstep::Seat seat : round) grant(player(seat));
  open_ = round.size();
}

void Course::grant(CellId cell) {
  seats_[cell.value].grant(engine_->now(), engine_->seen_by(cell).size());
}

/// In lockstep the wakes stand in lockstep_.
bool Course::wants_turn(CellId cell) const {
  const Seat& one = seats_[cell.value];
  return one.has_news(engine_->seen_by(cell).size()) || one.wake() <= engine_->now();
}

bool Course::due() const {
  if (engine_->ended()) return false;
  const bool waits = held();
  if (!waits && lockstep_.next_wake() <= engine_->now()) return true;
  for (std::uint32_t i = 0; i < seats_.size(); ++i) {
    if ((!players_[i] || !waits) && wants_turn(CellId{i})) return true;
  }
  return false;
}

ExerciseTime Course::next() const {
  ExerciseTime earliest = std::min(engine_->next_time(), lockstep_.next_wake());
  for (const Seat& one : seats_) earliest = std::min(earliest, one.wake());
  return earliest;
}

std::vector<CellId> Course::awaited() const {
  std::vector<CellId> cells;
  for (const Lockstep::Seat seat : lockstep_.awaited()) cells.push_back(player(seat));
  return cells;
}

bool Course::open(CellId cell) const {
  const auto seats = lockstep_.awaited();
  const auto& seat = players_.at(cell.value);
  return seat && std::ranges::find(seats, *seat) != seats.end();
}

}  // namespace redoubt::conduct
