#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/entity.h"
#include "proto/terms/time.h"

namespace redoubt::range::power {

inline constexpr std::int64_t kRated = 1000;  ///< permille of its rating, up to which a line holds

/// What a line is said to carry, in permille of its rating: rounded up, above the rating to the
/// next 5%, so that each small change is no news. 0 for a line that is not limited.
std::int64_t loading_of(std::int64_t flow_kw, std::int64_t rating_kw);

/// A line that carries too much.
struct Overload {
  LineId line;
  std::int64_t loading = kRated;   ///< permille of its rating, above kRated
  terms::ExerciseTime since;       ///< from when on it has been that
  std::int64_t heat = 0;           ///< gathered before
  std::uint64_t cause = 0;         ///< the fact that last put more on it
  terms::ExerciseTime trips_at{};  ///< unless something changes
};

/// What switches lines off that carry too much. The more that is, the sooner:
///
///     time to trip = trip_after / (loading - 1),   loading as a multiple of the rating
///
/// the very inverse curve of IEC 60255-151 (there 13.5 times a multiplier stands for trip_after).
/// While the loading changes, what it is above the rating adds up over time; a line that is
/// relieved forgets at once. Changes only by what is said of lines, in whole microseconds.
class Protection {
 public:
  explicit Protection(terms::Duration trip_after) : trip_after_(trip_after) {}

  /// From `at` on a line carries this much, says the fact `sequence`.
  void hear(LineId line, std::int64_t loading, terms::ExerciseTime at, std::uint64_t sequence);

  /// What was last heard of a line that carries too much; kRated of any other.
  std::int64_t heard(LineId line) const;

  /// The line that trips first, of several at once the most loaded, then the first drawn; nothing
  /// where no line carries too much.
  const Overload* first() const;

 private:
  std::vector<Overload> overloads_;  ///< by line; few
  terms::Duration trip_after_;
};

}  // namespace redoubt::range::power
