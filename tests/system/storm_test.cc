#include "tests/system/storm.h"

#include "controller/scenario/reader.h"
#include "tests/rehearsal/slice.h"
#include "tests/system/checkers.h"

namespace redoubt::system {
namespace {

bool same(const terms::Observation& a, const terms::Observation& b) {
  return a.at == b.at && a.what.index() == b.what.index();
}

/// All that must hold once a storm has passed, whatever was played in it.
void check(const Storm& storm, std::shared_ptr<const scenario::Exercise> exercise,
           std::uint64_t seed) {
  std::vector<range::Event> events;
  const auto engine = storm.replayed([&](const range::Event& event) { events.push_back(event); });
  ASSERT_NE(engine, nullptr);
  check_order(storm.disk().records);
  check_causes(events);
  check_score(*exercise, engine->scoring(), events);
  EXPECT_EQ(engine->fingerprint(), storm.fingerprint());
  EXPECT_EQ(rehearsal::rehearse(exercise, seed, rehearsal::shipped_minds())->fingerprint,
            storm.fingerprint());
  for (const auto& agent : storm.agents()) {
    const auto cell = std::find_if(exercise->cells.begin(), exercise->cells.end(),
                                   [&](const auto& each) { return each.name == agent->cell(); });
    const auto id = static_cast<std::uint32_t>(cell - exercise->cells.begin());
    const auto& seen = engine->seen_by(terms::CellId{id});
    ASSERT_LE(agent->shown().size(), seen.size());
    EXPECT_TRUE(std::equal(agent->shown().begin(), agent->shown().end(), seen.begin(), same))
        << agent->cell() << " missed something or saw it twice";
    check_no_leak(exercise->layout, seen);
  }
}

TEST(Storm, ChangesNothingOnHundredsOfSmallExercises) {
  std::uint64_t deaths = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const auto exercise = rehearsal::Slice{.bystanders = seed % 7}.draw();
    Storm storm(exercise, seed);
    storm.pass();
    check(storm, exercise, seed);
    if (testing::Test::HasFailure()) FAIL() << "seed " << seed;
    deaths += storm.deaths();
  }
  EXPECT_GT(deaths, 20U) << "weather too mild to mean anything";
}

/// With injects, phases, people and marks: all that an exercise can hold.
TEST(Storm, ChangesNothingOnAShippedExercise) {
  yaml::Findings findings;
  const auto loaded = scenario::read_folder("exercises/first-watch", findings);
  ASSERT_TRUE(loaded.has_value());
  std::uint64_t deaths = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Storm storm(loaded->exercise, seed);
    storm.pass();
    check(storm, loaded->exercise, seed);
    if (testing::Test::HasFailure()) FAIL() << "seed " << seed;
    deaths += storm.deaths();
  }
  EXPECT_GT(deaths, 20U) << "weather too mild to mean anything";
}

}  // namespace
}  // namespace redoubt::system
