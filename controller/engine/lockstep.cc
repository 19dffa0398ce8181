#include "controller/engine/lockstep.h"

#include <algorithm>
#include <utility>

namespace redoubt::engine {
namespace {

bool within_limits(const terms::Intent& intent) {
  return intent.orders.size() <= terms::kOrdersPerTurnMax &&
         intent.notes.size() <= terms::kNotesPerTurnMax &&
         std::all_of(intent.notes.begin(), intent.notes.end(),
                     [](const std::string& note) { return note.size() <= terms::kNoteMax; });
}

}  // namespace

terms::ExerciseTime Lockstep::next_wake() const {
  terms::ExerciseTime earliest = terms::kNever;
  for (const State& seat : seats_) earliest = std::min(earliest, seat.wake);
  return earliest;
}

const std::vector<Lockstep::Seat>& Lockstep::round(terms::ExerciseTime now) {
  REDOUBT_CHECK(awaited_ == 0);
  now_ = now;
  round_.clear();
  for (Seat seat = 0; seat < seats_.size(); ++seat) {
    State& state = seats_[seat];
    if (!state.news && state.wake > now) continue;
    state.news = false;
    state.wake = terms::kNever;
    state.open = true;
    state.intent.clear();
    ++awaited_;
    ++state.grant;
    round_.push_back(seat);
  }
  return round_;
}

terms::Result<Lockstep::Taken> Lockstep::answer(Seat seat, terms::Turn turn) {
  State& state = seats_.at(seat);
  if (turn.grant == 0 || turn.grant > state.grant) {
    return terms::Error{terms::Code::kOutOfRange, "this turn answers a grant that was never given"};
  }
  if (turn.grant < state.grant || !state.open) return Taken::kRepeated;
  if (!within_limits(turn.intent)) {
    return terms::Error{terms::Code::kInvalidArgument,
                        "a turn holds at most " + std::to_string(terms::kOrdersPerTurnMax) +
                            " orders and " + std::to_string(terms::kNotesPerTurnMax) +
                            " notes of " + std::to_string(terms::kNoteMax) + " bytes"};
  }
  state.intent = std::move(turn.intent);
  shut(state);
  return Taken::kNow;
}

void Lockstep::answer(Seat seat) {
  State& state = seats_.at(seat);
  REDOUBT_CHECK(state.open && within_limits(state.intent));
  shut(state);
}

void Lockstep::shut(State& state) {
  state.open = false;
  --awaited_;
  state.wake = std::max(state.intent.wake, now_ + terms::Duration{1});
}

std::vector<Lockstep::Seat> Lockstep::awaited() const {
  std::vector<Seat> seats;
  for (Seat seat = 0; seat < seats_.size(); ++seat) {
    if (seats_[seat].open) seats.push_back(seat);
  }
  return seats;
}

std::vector<Lockstep::Answered> Lockstep::collect() {
  std::vector<Answered> answers;
  for (const Seat seat : close()) answers.push_back({seat, std::move(seats_[seat].intent)});
  round_.clear();
  return answers;
}

const std::vector<Lockstep::Seat>& Lockstep::close() {
  REDOUBT_CHECK(awaited_ == 0);
  return round_;
}

}  // namespace redoubt::engine
