#include <gtest/gtest.h>

#include "tests/range/drawn_grid.h"
#include "tests/range/grid_run.h"

namespace redoubt::range::power {
namespace {

using std::chrono::minutes;

/// Something that may happen to a grid, or to something else.
Event any_fact(const Grid& grid, terms::Stream& chance) {
  constexpr EventKind kKinds[] = {
      EventKind::kSwitched,  EventKind::kTripped,      EventKind::kDamaged,
      EventKind::kRepaired,  EventKind::kSupplyFailed, EventKind::kSupplyRestored,
      EventKind::kBusServed, EventKind::kLineLoaded,   EventKind::kGridSplit,
      EventKind::kSwitched,  EventKind::kSwitched};
  const Entity subjects[] = {
      entity(LineId{static_cast<std::uint32_t>(chance.below(grid.lines.size() + 1))}),
      entity(BusId{static_cast<std::uint32_t>(chance.below(grid.buses.size() + 1))}),
      entity(GeneratorId{static_cast<std::uint32_t>(chance.below(grid.generators.size() + 1))})};
  Event event = fact(kKinds[chance.below(std::size(kKinds))], subjects[chance.below(3)],
                     chance.between(-100, 1500), 0);
  event.object = entity(HostId{static_cast<std::uint32_t>(chance.below(2))});
  return event;
}

/// What must hold of any grid once it has settled.
void expect_sound(const GridRun& run) {
  const State& state = run.state();
  std::int64_t balance = 0;
  for (std::uint32_t i = 0; i < state.grid().buses.size(); ++i) {
    const std::int64_t served = state.availability(BusId{i});
    ASSERT_GE(served, 0);
    ASSERT_LE(served, 1000);
    balance -= taken_kw(state.grid().buses[i], served);
  }
  for (std::uint32_t i = 0; i < state.grid().generators.size(); ++i) {
    const GeneratorId id{i};
    ASSERT_GE(state.output_kw(id), 0);
    ASSERT_LE(state.output_kw(id),
              state.grid().generators[i].most_kw() * state.availability(id) / 1000);
    balance += state.output_kw(id);
  }
  ASSERT_EQ(balance, 0);
  ASSERT_GT(state.next(), run.now());
}

TEST(PowerStorm, WhateverHappensItSettlesBalancedAndACopyAgrees) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Grid grid = drawn_grid(40, seed);
    terms::Stream chance(seed, terms::Purpose::kChoice, 1);
    for (Generator& generator : grid.generators) generator.most_mw = generator.output_mw + 500;
    for (Line& line : grid.lines) line.rating_mw = static_cast<double>(chance.between(0, 900));
    for (Bus& bus : grid.buses) bus.shed = static_cast<std::uint32_t>(chance.below(4));
    GridRun run(grid);
    for (int step = 0; step < 60; ++step) {
      const Event event = any_fact(grid, chance);
      GridRun fork = run;
      for (GridRun* each : {&run, &fork}) {
        each->happen(event.kind, event.subject, event.amount, event.object);
        each->wait(minutes(3));
      }
      expect_sound(run);
      if (HasFatalFailure()) FAIL() << "seed " << seed << ", step " << step;
      ASSERT_EQ(run.story(), fork.story());
    }
  }
}

}  // namespace
}  // namespace redoubt::range::power
