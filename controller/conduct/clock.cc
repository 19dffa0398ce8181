#include "controller/conduct/clock.h"

#include <algorithm>
#include <array>

namespace redoubt::conduct {

using terms::Code;
using terms::Error;
using terms::ExerciseTime;
using What = ClockOrder::What;

const char* name(ClockState state) {
  constexpr std::array<const char*, 4> kNames = {"before", "running", "paused", "frozen"};
  return kNames.at(static_cast<std::size_t>(state));
}

const char* name(What what) {
  constexpr std::array<const char*, kClockOrderCount> kNames = {
      "start", "pause", "resume", "freeze", "thaw", "rate", "step", "jump", "hold", "unhold"};
  return kNames.at(static_cast<std::size_t>(what));
}

void Clock::start(ExerciseTime now, WallTime wall) {
  stands_at_ = now;
  since_ = wall;
  pacer_.start(now, wall);
}

terms::Status Clock::may(const ClockOrder& order, ExerciseTime now) const {
  const auto unless = [](bool fits, const char* why) -> terms::Status {
    if (fits) return terms::Done{};
    return Error{Code::kFailedPrecondition, why};
  };
  const bool before = state_ == ClockState::kBefore;
  switch (order.what) {
    case What::kStart:
      return unless(before, "the exercise has begun already");
    case What::kPause:
      return unless(runs(), "time stands already");
    case What::kResume:
      return unless(state_ == ClockState::kPaused, "there is no pause to end");
    case What::kFreeze:
      return unless(!before && !frozen(),
                    before ? "the exercise has not begun" : "play is stopped already");
    case What::kThaw:
      return unless(frozen(), "play is not stopped");
    case What::kRate:
      if (order.rate_milli <= kRateMilliMax) return terms::Done{};
      return Error{Code::kInvalidArgument, "no such rate"};
    case What::kStep:
    case What::kJump:
      if (before || frozen()) return unless(false, "time cannot pass now");
      break;
    case What::kHold:
      if (holds_.size() < kHoldPointsMax || holds_.contains(order.at)) break;
      return Error{Code::kResourceExhausted, "there are too many hold points already"};
    case What::kUnhold:
      if (holds_.contains(order.at)) return terms::Done{};
      return Error{Code::kInvalidArgument, "there is no hold point at that time"};
  }
  if (order.at > now && order.at != terms::kNever) return terms::Done{};
  return Error{Code::kInvalidArgument, "that time has passed, or never comes"};
}

terms::Status Clock::obey(const ClockOrder& order, ExerciseTime now, WallTime wall) {
  if (const terms::Status fits = may(order, now); !fits) return fits;
  switch (order.what) {
    case What::kStart:
    case What::kResume:
      go(now, wall);
      break;
    case What::kPause:
    case What::kThaw:
      stand(ClockState::kPaused, now);
      break;
    case What::kFreeze:
      stand(ClockState::kFrozen, now);
      break;
    case What::kRate:
      rate_milli_ = order.rate_milli;
      pacer_ = Pacer(rate_of(rate_milli_));
      if (runs()) go(now, wall);
      break;
    case What::kStep:
    case What::kJump:
      pause_after_ = order.what == What::kStep || !runs();
      jumping_ = order.what == What::kJump;
      until_ = order.at;
      go(now, wall);
      break;
    case What::kHold:
      holds_.insert(order.at);
      break;
    case What::kUnhold:
      holds_.erase(order.at);
      break;
  }
  return terms::Done{};
}

void Clock::go(ExerciseTime now, WallTime wall) {
  state_ = ClockState::kRunning;
  start(now, wall);
}

void Clock::stand(ClockState state, ExerciseTime now) {
  state_ = state;
  stands_at_ = now;
  until_ = terms::kNever;
  jumping_ = false;
}

ExerciseTime Clock::at(WallTime wall) const {
  if (!runs()) return stands_at_;
  return std::min(fast() ? terms::kNever : pacer_.at(wall), stop());
}

WallTime Clock::due(ExerciseTime time) const {
  if (!runs()) return time <= stands_at_ ? since_ : WallTime::max();
  if (time == terms::kNever || time > stop()) return WallTime::max();
  return fast() ? since_ : pacer_.due(time);
}

ExerciseTime Clock::stop() const {
  return holds_.empty() ? until_ : std::min(until_, *holds_.begin());
}

void Clock::arrive(WallTime wall) {
  const ExerciseTime now = stop();
  const bool held = holds_.erase(now) > 0;
  const bool through = until_ == now;
  if (held || (through && pause_after_)) return stand(ClockState::kPaused, now);
  until_ = terms::kNever;
  jumping_ = false;
  go(now, wall);
}

void Clock::settle(ExerciseTime now, WallTime wall) {
  if (paced()) pacer_.settle(now, wall);
}

ClockStanding Clock::standing() const { return {state_, rate_milli_, until_, holds_}; }

}  // namespace redoubt::conduct
