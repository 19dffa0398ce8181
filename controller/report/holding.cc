#include "controller/report/holding.h"

#include <algorithm>
#include <map>
#include <utility>

namespace redoubt::report {
namespace {

using terms::ExerciseTime;
using terms::kNever;
using What = ClockTurn::What;

/// The clock as its orders moved it. All of them were obeyed, so each fits where it stands.
class Holding {
 public:
  explicit Holding(bool runs) : runs_(runs) {}

  void take(const Said& said, const ClockTurn& turn) {
    arrive(said.when.at);
    switch (turn.what) {
      case What::kStart:
        runs_ = true;
        return note(said, turn);
      case What::kPause:
        return stand(said, turn, Stop::Kind::kPause);
      case What::kFreeze:
        go(said);
        return stand(said, turn, Stop::Kind::kNoPlay);
      case What::kThaw:
        go(said);
        return stand(said, turn, Stop::Kind::kPause);
      case What::kResume:
        return go(said);
      case What::kRate:
        note(said, turn);
        lines_.back().rate_before = std::exchange(rate_, turn.rate_milli);
        return;
      case What::kStep:
      case What::kJump:
        pause_after_ = turn.what == What::kStep || !runs_;
        until_ = {turn.to, {said, turn}};
        go(said);
        return note(said, turn);
      case What::kHold:
        holds_.insert_or_assign(turn.to, Asked{said, turn});
        return note(said, turn);
      case What::kUnhold:
        holds_.erase(turn.to);
        return note(said, turn);
    }
  }

  /// Time has got so far: it may have stopped by itself on the way.
  void arrive(ExerciseTime now) {
    while (runs_ && stop() <= now) {
      const ExerciseTime here = stop();
      const auto held = holds_.extract(here);
      const bool through = until_.first == here;
      const Asked asked = held.empty() ? until_.second : held.mapped();
      if (held.empty() && !pause_after_) {
        until_.first = kNever;
        continue;
      }
      const auto kind = held.empty() ? Stop::Kind::kEndOfStep : Stop::Kind::kHoldPoint;
      if (through) until_.first = kNever;
      stand({{here, {}}, asked.said.who, asked.said.why}, asked.turn, kind);
    }
  }

  /// It did stop by itself, and that was on the wall's clock then.
  void stopped(const Moment& when) {
    arrive(when.at);
    if (open_ == 0) return;
    Moment& begun = lines_[open_ - 1].stop->begun.when;
    if (begun.at == when.at && !begun.wall_us) begun.wall_us = when.wall_us;
    lines_[open_ - 1].said.when = begun;
  }

  std::vector<ClockLine> lines() && { return std::move(lines_); }

 private:
  struct Asked {
    Said said;
    ClockTurn turn;
  };

  ExerciseTime stop() const {
    return holds_.empty() ? until_.first : std::min(until_.first, holds_.begin()->first);
  }

  void note(const Said& said, const ClockTurn& turn) { lines_.push_back({said, turn, {}, {}}); }

  void stand(const Said& said, const ClockTurn& turn, Stop::Kind kind) {
    runs_ = false;
    until_.first = kNever;
    lines_.push_back({said, turn, Stop{kind, said, {}}, {}});
    open_ = lines_.size();
  }

  void go(const Said& said) {
    runs_ = true;
    if (open_ == 0) return;
    lines_[open_ - 1].stop->ended = said;
    open_ = 0;
  }

  bool runs_;
  bool pause_after_ = false;
  std::pair<ExerciseTime, Asked> until_{kNever, {}};  ///< of a step or jump
  std::map<ExerciseTime, Asked> holds_;
  std::optional<std::uint64_t> rate_;  ///< as it was last set
  std::vector<ClockLine> lines_;
  std::size_t open_ = 0;  ///< the line whose stop goes on, from 1; 0: time runs
};

}  // namespace

std::vector<ClockLine> clock_lines(const Account& account) {
  const auto starts = [](const PersonDeed& deed) {
    const auto* turn = std::get_if<ClockTurn>(&deed.what);
    return turn != nullptr && turn->what == What::kStart;
  };
  // Where nobody called STARTEX, time ran from the first moment on.
  Holding holding(std::none_of(account.people.begin(), account.people.end(), starts));
  for (const PersonDeed& deed : account.people) {
    if (std::holds_alternative<ClockStopped>(deed.what)) holding.stopped({deed.at, deed.wall_us});
    const auto* turn = std::get_if<ClockTurn>(&deed.what);
    if (turn != nullptr) holding.take({{deed.at, deed.wall_us}, deed.who, turn->why}, *turn);
  }
  holding.arrive(account.until());
  return std::move(holding).lines();
}

}  // namespace redoubt::report
