#pragma once

#include <cstdint>
#include <vector>

#include "controller/rules/story.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/order.h"
#include "proto/terms/ruling.h"

/// What exercise control may change in a plan that is being played, and what becomes of it.
///
///   a line that is still to come   all that terms::Amend names
///   one that teams have            its title, what is expected and the notes: what nobody was told
///   one skipped or taken back      nothing
///
/// A line that is given a time comes then, whatever it waited for before: its condition is not
/// looked at any more, and a contingency is scheduled. With what follows, every line of the same
/// storyline that comes at a set time, at or after this one, moves by as much. Words that one
/// nation reads in its own edition give way to those that replace what everybody reads.
namespace redoubt::rules {

/// A line as it stands from now on; one beyond the end of the plan is new.
struct AmendedLine {
  scenario::InjectId id;
  scenario::Inject inject;
};

struct Amendment {
  /// kUnknownInject, kTooLate: it has come, or never will, kTimePassed, kNumberTaken,
  /// kUnknownTarget: an addressee that is no team, or no such incident, objective or rubric,
  /// kWrongTarget: a series that comes by a condition has no time, and what the range does has no
  /// addressee, kAlreadyDone: nothing would change, kOverLimit.
  terms::Reason reason = terms::Reason::kNone;
  std::vector<AmendedLine> lines;  ///< the one that was named first, then those that follow it
};

/// Lines in a plan, with those that were put into it.
inline constexpr std::size_t kPlanLinesMax = 20'000;

/// Asks, changes nothing. The amendment is within its limits.
Amendment amend(const scenario::Exercise& exercise, const Story& story, terms::ExerciseTime now,
                const terms::Amend& amend);

/// Of all in a line that can be amended; equal lines have equal ones. Part of fingerprints.
std::int64_t digest(const scenario::Inject& inject);

}  // namespace redoubt::rules
