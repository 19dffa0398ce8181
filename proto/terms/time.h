#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace redoubt::terms {

/// Marks exercise time apart from every other time point: it has no now(), because nothing below
/// the conductor may ask a clock. Time advances only because the engine says so.
struct ExerciseClock {
  using duration = std::chrono::duration<std::int64_t, std::micro>;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<ExerciseClock, duration>;
  static constexpr bool is_steady = true;
};

/// Microseconds, signed, integer. The one unit of time inside Redoubt.
using Duration = ExerciseClock::duration;

/// Microseconds since STARTEX.
using ExerciseTime = ExerciseClock::time_point;

inline constexpr ExerciseTime kStartex{};

/// Later than anything: "never".
inline constexpr ExerciseTime kNever = ExerciseTime::max();

constexpr std::int64_t microseconds(ExerciseTime time) { return time.time_since_epoch().count(); }
constexpr ExerciseTime from_microseconds(std::int64_t us) { return ExerciseTime{Duration{us}}; }

/// "D+1 09:30:00", days and clock since STARTEX; a fraction follows only where there is one ("D+0
/// 00:00:01.500000").
std::string to_text(ExerciseTime time);

/// "45 s", "1 h 30 min", "1 d 12 h": in the largest units that state it exactly.
std::string to_text(Duration duration);

}  // namespace redoubt::terms
