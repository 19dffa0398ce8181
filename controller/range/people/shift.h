#pragma once

#include "proto/terms/time.h"

namespace redoubt::range::people {

/// Work is looked at in steps: they begin at the whole multiples of this since STARTEX.
inline constexpr terms::Duration kStep = std::chrono::minutes(15);

/// When people are at work, day by day: from one time of day, that included, to another, both
/// multiples of kStep. Over midnight where the second is the earlier one, all day where both are
/// the same. A day begins at STARTEX and every 24 hours after it.
struct Shift {
  terms::Duration from{};
  terms::Duration to{};
};

constexpr bool covers(const Shift& shift, terms::ExerciseTime time) {
  const terms::Duration of_day = time.time_since_epoch() % terms::Duration(std::chrono::days(1));
  if (shift.from < shift.to) return shift.from <= of_day && of_day < shift.to;
  return shift.from == shift.to || shift.from <= of_day || of_day < shift.to;
}

}  // namespace redoubt::range::people
