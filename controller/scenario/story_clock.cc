#include "controller/scenario/story_clock.h"

#include <fmt/format.h>

#include <chrono>

#include "controller/scenario/exercise.h"

namespace redoubt::scenario {

StoryTime story_time(const Exercise& exercise, terms::ExerciseTime at) {
  StoryTime since = exercise.story_begins;
  terms::ExerciseTime from = terms::kStartex;
  for (const Phase& phase : exercise.phases) {
    if (phase.from > at) break;
    if (phase.story == kNoStoryTime) continue;
    since = phase.story;
    from = phase.from;
  }
  if (since == kNoStoryTime) return kNoStoryTime;
  return since + std::chrono::duration_cast<std::chrono::seconds>(at - from).count();
}

std::string story_text(StoryTime time) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const std::chrono::sys_seconds at{std::chrono::seconds{time}};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{at - day};
  return fmt::format("{} {}-{:02}-{:02} {:02}:{:02}", kDays[std::chrono::weekday{day}.c_encoding()],
                     static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count());
}

}  // namespace redoubt::scenario
