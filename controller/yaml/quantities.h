#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "proto/terms/random.h"
#include "proto/terms/result.h"
#include "proto/terms/time.h"

/// Quantities as people write them, as exact integers; no floating point on the way. Errors are
/// kInvalidArgument and kOutOfRange, and say what is wrong as half a sentence ("there is no unit
/// 'hours', only d, h, min, s, ms and us").
namespace redoubt::yaml {

/// Nothing in an exercise takes, or comes, later than this: a hundred years, so that sums of times
/// cannot overflow.
inline constexpr terms::Duration kDurationMax = std::chrono::days{36'500};

/// "-12", "0", "4096": decimal, without plus sign or leading zeros.
terms::Result<std::int64_t> integer_of(std::string_view text);

/// "90 min", "1 h 30 min", "250 ms", "2d": whole numbers with units, the larger unit first.
terms::Result<terms::Duration> duration_of(std::string_view text);

/// "D+1 09:30", "D+0 00:00:30", "D+0 00:00:01.5", or a duration from STARTEX.
terms::Result<terms::ExerciseTime> time_of(std::string_view text);

/// "07:00", "23:45:30": since midnight.
terms::Result<terms::Duration> time_of_day_of(std::string_view text);

/// "2031-05-12 06:00", seconds at will: since 1970-01-01 00:00, in seconds.
terms::Result<std::int64_t> date_of(std::string_view text);

/// What a unit's name stands for, in the smallest of its kind.
struct Unit {
  std::string_view name;
  std::int64_t amount = 1;
};

/// "120 MW", "1.5 km3", "-0.25": a number and its unit, in the smallest of the units; exact, or
/// refused. Nothing beside the number means the unit without a name, where there is one.
terms::Result<std::int64_t> measure_of(std::string_view text, std::span<const Unit> units);

/// "12%", "3.5%", "0.35", "1", from never to always; at most six decimals of the fraction, so four
/// of a percentage.
terms::Result<terms::Odds> odds_of(std::string_view text);

}  // namespace redoubt::yaml
