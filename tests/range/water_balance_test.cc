#include <gtest/gtest.h>

#include <numeric>

#include "controller/range/water/shares.h"
#include "proto/terms/random.h"
#include "tests/range/works.h"

/// What holds in any works, whatever happens to them.
namespace redoubt::range::water {
namespace {

std::int64_t sum(const std::vector<std::int64_t>& all) {
  return std::accumulate(all.begin(), all.end(), std::int64_t{0});
}

/// Works as nobody would build them: anything joined to anything.
class Sketch {
 public:
  explicit Sketch(std::uint64_t seed) : chance_(seed, terms::Purpose::kChoice, 1) {
    places_.push_back(drawing_.source(between(0, 100)));
    for (auto n = between(1, 4); n > 0; --n) {
      const auto tank = drawing_.tank(between(1, 500), between(0, 100), between(0, 80), 5);
      tanks_.push_back(tank);
      places_.push_back(tank);
    }
    for (auto n = between(0, 3); n > 0; --n) places_.push_back(drawing_.junction());
    for (auto n = between(1, 5); n > 0; --n) draw_district();
    for (auto n = between(1, 6); n > 0; --n) draw_pump();
    for (auto n = between(0, 4); n > 0; --n) {
      drawing_.valve(any(places_), any(places_), between(0, 2) * between(0, 90));
    }
    for (auto n = between(0, 6); n > 0; --n) drawing_.pipe(any(places_), any(places_));
    for (auto n = between(0, 2); n > 0; --n) {
      drawing_.works.inflows.push_back({any(places_), {.lph = between(0, 40'000)}});
    }
  }

  const Works& works() const { return drawing_.works; }

  /// Something happens to some machine.
  void disturb(Course& course, ExerciseTime when) {
    static constexpr EventKind kKinds[] = {EventKind::kSwitched,       EventKind::kDamaged,
                                           EventKind::kRepaired,       EventKind::kSwitched,
                                           EventKind::kSupplyRestored, EventKind::kSupplyFailed};
    const Entity things[] = {entity(PumpId{below(works().pumps.size())}),
                             entity(ValveId{below(works().valves.size() + 1)}),
                             entity(TankId{below(works().tanks.size())}),
                             entity(DistrictId{below(works().districts.size())})};
    course.happens(when, kKinds[below(6)], things[below(4)], between(-1, 10) * 100,
                   entity(BusId{below(2)}));
  }
  std::int64_t between(std::int64_t low, std::int64_t high) { return chance_.between(low, high); }

 private:
  std::uint32_t below(std::size_t bound) {
    return static_cast<std::uint32_t>(chance_.below(bound));
  }
  Place any(const std::vector<Place>& places) { return places[below(places.size())]; }

  void draw_district() {
    const auto priority = static_cast<std::uint8_t>(between(1, 9));
    places_.push_back(drawing_.district(between(0, 90), priority));
    if (between(0, 1) == 0) drawing_.pattern({between(0, 900), between(0, 3000), 1000});
  }
  void draw_pump() {
    const PumpId pump = drawing_.pump(any(places_), any(places_), between(1, 150));
    if (between(0, 1) == 0) drawing_.keep(pump, any(tanks_), between(0, 50), between(30, 100));
    if (between(0, 2) > 0) return;
    drawing_.works.pumps.back().curve = {{between(1, 150) * kM3, between(1, 100) * 1000}};
  }

  terms::Stream chance_;
  Drawing drawing_;
  std::vector<Place> places_;
  std::vector<Place> tanks_;
};

/// Follows a course instant by instant and adds up what flows between.
struct Books {
  Wide drawn = 0;
  Wide given = 0;
  Wide gained = 0;

  void keep(const Flows& flows, terms::Duration span) {
    drawn += Wide{flows.drawn_lph} * span.count();
    given += Wide{sum(flows.given_lph)} * span.count();
    gained += Wide{sum(flows.gain_lph)} * span.count();
  }
};

std::int64_t stored(const State& state, const Works& works, ExerciseTime now) {
  std::int64_t all = 0;
  for (std::uint32_t i = 0; i < works.tanks.size(); ++i) all += state.content({i}, now);
  return all;
}

/// What may not be, at any instant.
void expect_sound(const State& state, const Works& works, ExerciseTime now) {
  const Flows& flows = state.flows();
  ASSERT_EQ(flows.drawn_lph, sum(flows.given_lph) + sum(flows.gain_lph));
  for (std::uint32_t i = 0; i < works.tanks.size(); ++i) {
    const std::int64_t most = works.tanks[i].holds * State::kPerLitre;
    ASSERT_GT(state.content({i}, now), -10'000 * kM3);
    ASSERT_LT(state.content({i}, now), most + 10'000 * kM3);
  }
  for (const Feed& feed : flows.pumps) ASSERT_TRUE(feed.lph >= 0 && feed.lph <= feed.could_lph);
  for (std::uint32_t i = 0; i < works.districts.size(); ++i) {
    ASSERT_GE(flows.given_lph[i], 0);
    ASSERT_LE(state.availability(DistrictId{i}), 1000);
  }
}

TEST(WaterBalance, ClosesToTheLastUnitInAnyWorks) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Sketch sketch(seed);
    Course course(sketch.works());
    course.run_to(terms::kStartex);
    Books books;
    const std::int64_t before = stored(course.state(), sketch.works(), terms::kStartex);
    ExerciseTime now = terms::kStartex;
    while (now < at(hours(24))) {
      ExerciseTime until = now + minutes(sketch.between(1, 90));
      until = std::min(until, course.state().next());
      books.keep(course.state().flows(), until - now);
      sketch.disturb(course, now = until);
      expect_sound(course.state(), sketch.works(), now);
      if (HasFatalFailure()) FAIL() << "seed " << seed;
    }
    ASSERT_EQ(books.drawn, books.given + books.gained);
    ASSERT_EQ(stored(course.state(), sketch.works(), now) - before, books.gained);
    for (const Event& event : course.facts()) ASSERT_LT(event.cause, event.sequence);
    ASSERT_LT(course.facts().size(), 20'000U);
  }
}

TEST(WaterBalance, IsTheSameHoweverOftenItIsAsked) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Sketch sketch(seed);
    Course seldom(sketch.works());
    Course often(sketch.works());
    seldom.run_to(at(hours(12)));
    for (std::int64_t minute = 0; minute <= 12 * 60; ++minute) {
      often.run_to(at(minutes(minute)));
      Facts none;
      often.state().settle(at(minutes(minute)), none);
      ASSERT_TRUE(none.empty());
    }
    ASSERT_EQ(seldom.facts().size(), often.facts().size());
    ASSERT_EQ(stored(seldom.state(), sketch.works(), at(hours(12))),
              stored(often.state(), sketch.works(), at(hours(12))));
  }
}

TEST(WaterBalance, SharesAddUpAndNoneIsAboveItsWeight) {
  terms::Stream chance(7, terms::Purpose::kChoice, 0);
  for (int i = 0; i < 2000; ++i) {
    std::vector<std::int64_t> weights(1 + chance.below(9));
    for (std::int64_t& weight : weights) weight = chance.between(0, 3) * chance.between(0, 1000);
    const std::int64_t total = chance.between(0, sum(weights));
    const std::vector<std::int64_t> parts = shares(total, weights);
    ASSERT_EQ(sum(parts), total);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      ASSERT_TRUE(parts[k] >= 0 && parts[k] <= weights[k]);
    }
  }
}

}  // namespace
}  // namespace redoubt::range::water
