// A finished course of a shipped exercise, marked again from what happened alone.

#include "controller/rules/rescoring.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "controller/rehearsal/rehearsal.h"
#include "controller/rules/scoring.h"
#include "controller/scenario/reader.h"

namespace redoubt::system {
namespace {

using range::Event;
using range::EventKind;

std::shared_ptr<const scenario::Exercise> shipped(const std::string& name) {
  yaml::Findings findings;
  return scenario::read_folder("exercises/" + name, findings).value().exercise;
}

std::vector<Event> course(const std::shared_ptr<const scenario::Exercise>& exercise,
                          std::uint64_t seed) {
  std::vector<Event> events;
  const auto played = rehearsal::rehearse(exercise, seed, rehearsal::shipped_minds(),
                                          [&](const Event& event) { events.push_back(event); });
  EXPECT_TRUE(played.ok());
  return events;
}

/// Who earned what, when: without regard to how lines of one instant are ordered.
std::vector<std::tuple<terms::ExerciseTime, std::uint32_t, std::int64_t>> ledger(
    const std::vector<Event>& events) {
  std::vector<std::tuple<terms::ExerciseTime, std::uint32_t, std::int64_t>> lines;
  for (const Event& event : events) {
    if (event.kind != EventKind::kScored) continue;
    lines.emplace_back(event.at, event.actor.value, event.amount);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

class Rescoring : public testing::TestWithParam<const char*> {};

TEST_P(Rescoring, ByTheSameMarksGivesTheSameLedger) {
  const auto exercise = shipped(GetParam());
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const std::vector<Event> events = course(exercise, seed);
    EXPECT_EQ(ledger(rules::marked_by(*exercise, events)), ledger(events)) << seed;
  }
}

TEST_P(Rescoring, EachLineNamesWhatEarnedItAmongWhatIsCountedAnew) {
  const auto exercise = shipped(GetParam());
  const std::vector<Event> marked = rules::marked_by(*exercise, course(exercise, 1));
  for (const Event& line : marked) {
    if (line.kind != EventKind::kScored) continue;
    ASSERT_GT(line.cause, 0U);
    const Event& cause = marked.at(line.cause - 1);
    EXPECT_EQ(cause.sequence, line.cause);
    EXPECT_LE(cause.at, line.at);
    EXPECT_NE(cause.kind, EventKind::kScored);
  }
}

INSTANTIATE_TEST_SUITE_P(OfShippedExercises, Rescoring,
                         testing::Values("first-watch", "fallen-mast", "dark-harbour",
                                         "long-shadow"));

TEST(Marks, ThatAreDoubledDoubleTheLedger) {
  const auto exercise = shipped("first-watch");
  const std::vector<Event> events = course(exercise, 1);
  scenario::Exercise harder = *exercise;
  for (scenario::Metric& metric : harder.metrics) {
    metric.points *= 2;
  }
  for (scenario::Inject& inject : harder.injects) {
    inject.no_answer.points *= 2;
    for (scenario::InjectOption& option : inject.options) option.points *= 2;
  }
  const auto sum = [](const std::vector<Event>& all) {
    std::int64_t points = 0;
    for (const Event& event : all) {
      if (event.kind == EventKind::kScored) points += rules::unpacked_award(event.amount).points;
    }
    return points;
  };
  ASSERT_NE(sum(events), 0);
  EXPECT_EQ(sum(rules::marked_by(harder, events)), 2 * sum(events));
}

TEST(Marks, OfAnotherExerciseAreRefused) {
  EXPECT_EQ(rules::mismatch(*shipped("first-watch"), *shipped("first-watch")), "");
  EXPECT_EQ(rules::mismatch(*shipped("first-watch"), *shipped("fallen-mast")),
            "other cells play in it");
  scenario::Exercise fewer = *shipped("first-watch");
  fewer.injects.pop_back();
  EXPECT_EQ(rules::mismatch(*shipped("first-watch"), fewer),
            "it has other injects, or other options to answer them");
}

}  // namespace
}  // namespace redoubt::system
