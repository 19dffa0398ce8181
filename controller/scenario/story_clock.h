#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "proto/terms/time.h"

/// The calendar of the story: what the people in it take the time to be. It goes as fast as
/// exercise time, and is set anew where a phase says so.
namespace redoubt::scenario {

struct Exercise;

/// Seconds since 1970-01-01 00:00 of the story's own zone.
using StoryTime = std::int64_t;
inline constexpr StoryTime kNoStoryTime = std::numeric_limits<StoryTime>::min();

/// What it says at that time of the exercise; kNoStoryTime where the exercise has no calendar.
StoryTime story_time(const Exercise& exercise, terms::ExerciseTime at);

/// "Mon 2031-05-12 06:00"
std::string story_text(StoryTime time);

}  // namespace redoubt::scenario
