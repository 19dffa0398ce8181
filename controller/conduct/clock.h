#pragma once

#include <cstdint>
#include <set>

#include "controller/conduct/pacer.h"
#include "proto/terms/result.h"
#include "proto/terms/time.h"

namespace redoubt::conduct {

enum class ClockState : std::uint8_t {
  kBefore,   ///< STARTEX has not been called
  kRunning,  ///< time passes
  kPaused,   ///< it stands; orders are taken in
  kFrozen,   ///< NO-PLAY: it stands, and agents' orders are refused
};
const char* name(ClockState state);

/// What exercise control wants of the clock.
struct ClockOrder {
  enum class What : std::uint8_t {
    kStart,   ///< STARTEX
    kPause,   ///< time stands until it is resumed
    kResume,  ///< and what was pending comes after the while that it still had to go
    kFreeze,
    kThaw,    ///< after which it is paused
    kRate,    ///< `rate`
    kStep,    ///< time passes up to `at`, and is paused there
    kJump,    ///< time passes as fast as possible up to `at`, and then as before
    kHold,    ///< it will be paused at `at`
    kUnhold,  ///< it will not
  };
  What what = What::kPause;
  terms::ExerciseTime at = terms::kStartex;
  std::uint64_t rate_milli = 0;  ///< exercise milliseconds per second; 0: as fast as possible
};
inline constexpr int kClockOrderCount = 10;
inline constexpr std::uint64_t kRateMilliMax = 1'000'000'000'000;
inline constexpr std::size_t kHoldPointsMax = 64;
const char* name(ClockOrder::What what);

/// Where the clock stands, for whoever looks on.
struct ClockStanding {
  ClockState state = ClockState::kBefore;
  std::uint64_t rate_milli = 0;
  terms::ExerciseTime until = terms::kNever;  ///< of a step or a jump under way
  std::set<terms::ExerciseTime> holds;

  friend bool operator==(const ClockStanding&, const ClockStanding&) = default;
};

/// How exercise control holds time. Reads no clock itself: whoever has one says what it shows.
///
///            start            freeze (from any state but before)
///   before ────────▶ running ────────▶ frozen
///              resume ▲   │ pause, a hold point, the end of a step
///                     │   ▼            thaw
///                    paused ◀──────────────── frozen
///
/// A pause keeps what is pending as far away as it was, because exercise time is all that anything
/// waits for.
class Clock {
 public:
  Clock(bool started, std::uint64_t rate_milli)
      : state_(started ? ClockState::kRunning : ClockState::kBefore),
        rate_milli_(rate_milli),
        pacer_(rate_of(rate_milli)) {}

  /// It is `now` at `wall`.
  void start(terms::ExerciseTime now, WallTime wall);

  /// Does what is asked. Errors: kFailedPrecondition where it makes no sense in this state,
  /// kInvalidArgument for a time that is past or a rate out of range; nothing has changed then.
  terms::Status obey(const ClockOrder& order, terms::ExerciseTime now, WallTime wall);

  bool runs() const { return state_ == ClockState::kRunning; }
  bool frozen() const { return state_ == ClockState::kFrozen; }
  /// Runs at a rate; else it stands, or goes as fast as possible.
  bool paced() const { return runs() && !fast(); }

  /// How far time may have gone; kNever as fast as possible with nothing to stop at.
  terms::ExerciseTime at(WallTime wall) const;
  /// When that time may come; WallTime::max() for never.
  WallTime due(terms::ExerciseTime time) const;

  /// Where it stops next by itself: a hold point, the end of a step or a jump; kNever.
  terms::ExerciseTime stop() const;
  /// Time has got to stop().
  void arrive(WallTime wall);

  /// Something held time back, and it got to `now` only.
  void settle(terms::ExerciseTime now, WallTime wall);

  ClockStanding standing() const;

 private:
  static double rate_of(std::uint64_t rate_milli) {
    return static_cast<double>(rate_milli) / 1000.0;
  }
  bool fast() const { return jumping_ || rate_milli_ == 0; }
  terms::Status may(const ClockOrder& order, terms::ExerciseTime now) const;
  void go(terms::ExerciseTime now, WallTime wall);
  void stand(ClockState state, terms::ExerciseTime now);

  ClockState state_;
  std::uint64_t rate_milli_;
  Pacer pacer_;
  terms::ExerciseTime stands_at_ = terms::kStartex;  ///< while it does not run
  WallTime since_{};                                 ///< it runs
  terms::ExerciseTime until_ = terms::kNever;        ///< of a step or jump
  bool jumping_ = false;
  bool pause_after_ = false;  ///< where the step or jump ends
  std::set<terms::ExerciseTime> holds_;
};

}  // namespace redoubt::conduct
