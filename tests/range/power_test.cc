#include <gtest/gtest.h>

#include "tests/range/grid_run.h"

/// A grid in operation: what follows from what happens to it, when, and why.
namespace redoubt::range::power {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr BusId kMill{0};
constexpr BusId kHill{1};
constexpr BusId kTown{2};
constexpr LineId kDirect{0};
constexpr LineId kUp{1};
constexpr LineId kDown{2};
constexpr GeneratorId kTurbine{0};

/// The mill makes 90 MW for the town: 60 come over the line between them, 30 by way of the hill.
Grid valley() {
  Grid grid;
  grid.buses = {{.name = "mill"}, {.name = "hill"}, {.name = "town", .demand_mw = 90}};
  grid.lines = {{.name = "direct", .from = kMill, .to = kTown, .reactance = 0.1, .rating_mw = 80},
                {.name = "up", .from = kMill, .to = kHill, .reactance = 0.1, .rating_mw = 60},
                {.name = "down", .from = kHill, .to = kTown, .reactance = 0.1, .rating_mw = 60}};
  grid.generators = {{.name = "turbine", .bus = kMill, .output_mw = 90, .most_mw = 120}};
  return grid;
}

/// The same with a small generator on the hill, a village there, and a farm in the town.
Grid valley_with_village() {
  Grid grid = valley();
  grid.buses[kHill.value].demand_mw = 20;
  grid.buses[kHill.value].shed = 1;
  grid.buses.push_back({.name = "farm", .demand_mw = 10, .shed = 2});
  grid.lines.push_back({.name = "lane", .from = kTown, .to = {3}, .reactance = 0.1});
  grid.generators.push_back({.name = "wheel", .bus = kHill, .output_mw = 15, .most_mw = 50});
  for (Line& line : grid.lines) line.rating_mw = 0;
  return grid;
}
constexpr BusId kFarm{3};
constexpr GeneratorId kWheel{1};

void open(GridRun& run, LineId line) { run.happen(EventKind::kSwitched, entity(line), 0); }
void close(GridRun& run, LineId line) { run.happen(EventKind::kSwitched, entity(line), 1000); }
template <class Id>
void damage(GridRun& run, Id thing) {
  run.happen(EventKind::kDamaged, entity(thing));
}
template <class Id>
void repair(GridRun& run, Id thing) {
  run.happen(EventKind::kRepaired, entity(thing));
}

// --- lines ---------------------------------------------------------------------------------------

TEST(Power, AsDrawnThereIsNothingToTell) {
  const Grid grid = valley();
  GridRun run(grid);
  EXPECT_EQ(run.story(), "");
  EXPECT_EQ(run.state().next(), terms::kNever);
  EXPECT_EQ(run.state().loading(kDirect), 750);
  EXPECT_EQ(run.state().availability(kTown), 1000);
}

TEST(Power, ALineThatOpensLeavesItsLoadToOthersUntilTheyTripAndTheLightsGoOut) {
  const Grid grid = valley();
  GridRun run(grid);
  open(run, kDirect);
  run.wait(minutes(5));
  EXPECT_EQ(run.story(),
            "0 s: direct switched 0\n"
            "0 s: up line loaded 1500 <- 1\n"
            "0 s: down line loaded 1500 <- 1\n"
            "2 min: up tripped <- 2\n"
            "2 min: town busbar served 0 <- 4\n"
            "2 min: hill busbar served 0 <- 4\n"
            "2 min: up line loaded 0 <- 4\n"
            "2 min: down line loaded 0 <- 4\n");
  EXPECT_EQ(run.state().availability(kUp), 0);
  EXPECT_EQ(run.state().availability(kDown), 1000);
}

TEST(Power, WhenALineTripsIsDeclared) {
  Grid grid = valley();
  grid.trip_after = minutes(5);
  GridRun run(grid);
  open(run, kDirect);
  EXPECT_EQ(run.state().next(), terms::kStartex + minutes(10));
}

TEST(Power, WhatALineHoldsIsDeclared) {
  Grid grid = valley();
  grid.lines[kUp.value].rating_mw = grid.lines[kDown.value].rating_mw = 90;
  GridRun run(grid);
  open(run, kDirect);
  EXPECT_EQ(run.story(), "0 s: direct switched 0\n");
  EXPECT_EQ(run.state().loading(kUp), 1000);
}

TEST(Power, ALineWithoutARatingNeverTrips) {
  Grid grid = valley();
  grid.lines[kUp.value].rating_mw = grid.lines[kDown.value].rating_mw = 0;
  GridRun run(grid);
  open(run, kDirect);
  EXPECT_EQ(run.state().next(), terms::kNever);
}

TEST(Power, ALineThatIsRelievedInTimeHolds) {
  const Grid grid = valley();
  GridRun run(grid);
  open(run, kDirect);
  run.wait(seconds(119));
  run.story();
  run.happen(EventKind::kSwitched, entity(kTown), 500);
  run.wait(minutes(5));
  EXPECT_EQ(run.story(),
            "1 min 59 s: town switched 500\n"
            "1 min 59 s: town busbar served 500 <- 4\n"
            "1 min 59 s: up line loaded 750 <- 4\n"
            "1 min 59 s: down line loaded 750 <- 4\n");
}

TEST(Power, SmallChangesOfAnOverloadAreNoNews) {
  const Grid grid = valley();
  GridRun run(grid);
  open(run, kDirect);
  run.story();
  run.happen(EventKind::kSwitched, entity(kTown), 990);
  EXPECT_EQ(run.story(), "0 s: town switched 990\n0 s: town busbar served 990 <- 4\n");
  run.happen(EventKind::kSwitched, entity(kTown), 950);
  EXPECT_EQ(run.story(),
            "0 s: town switched 950\n"
            "0 s: town busbar served 950 <- 6\n"
            "0 s: up line loaded 1450 <- 6\n"
            "0 s: down line loaded 1450 <- 6\n");
}

TEST(Power, WhatAShuntDrawsFlowsToIt) {
  Grid grid = valley();
  grid.buses[kTown.value].shunt_mw = 15;
  EXPECT_EQ(GridRun(grid).state().flow_kw(kDirect), 70'000);
}

TEST(Power, InTheDarkNothingFlows) {
  Grid grid = valley();
  grid.lines[kDirect.value].shift_rad = 0.1;
  GridRun run(grid);
  EXPECT_NE(run.state().flow_kw(kUp), 30'000);
  damage(run, kTurbine);
  EXPECT_EQ(run.state().flow_kw(kUp), 0);
}

TEST(Power, ALineThatTrippedStaysOpenUntilItIsSwitchedIn) {
  const Grid grid = valley();
  GridRun run(grid);
  run.happen(EventKind::kTripped, entity(kUp));
  run.wait(minutes(60));
  EXPECT_EQ(run.state().availability(kUp), 0);
  close(run, kUp);
  EXPECT_EQ(run.state().availability(kUp), 1000);
}

TEST(Power, ADamagedLineIsInServiceAgainOnceRepaired) {
  const Grid grid = valley();
  GridRun run(grid);
  damage(run, kUp);
  close(run, kUp);
  EXPECT_EQ(run.state().availability(kUp), 0);
  repair(run, kUp);
  EXPECT_EQ(run.state().availability(kUp), 1000);
}

TEST(Power, WhateverTripsTheOthersDoesSoOneAfterTheOther) {
  Grid grid = valley();  // two lines beside each other in place of the way over the hill
  grid.lines[kUp.value] = {
      .name = "second", .from = kMill, .to = kTown, .reactance = 0.1, .rating_mw = 30};
  grid.lines[kDown.value] = {
      .name = "third", .from = kMill, .to = kTown, .reactance = 0.1, .rating_mw = 30};
  GridRun run(grid);
  open(run, kDirect);
  run.wait(minutes(2));
  EXPECT_EQ(run.story(),
            "0 s: direct switched 0\n"
            "0 s: second line loaded 1500 <- 1\n"
            "0 s: third line loaded 1500 <- 1\n"
            "2 min: second tripped <- 2\n"
            "2 min: second line loaded 0 <- 4\n"
            "2 min: third line loaded 3000 <- 4\n"
            "2 min: third tripped <- 6\n"
            "2 min: town busbar served 0 <- 7\n"
            "2 min: third line loaded 0 <- 7\n");
}

// --- load ----------------------------------------------------------------------------------------

TEST(Power, WhatIsNotGeneratedIsShedAtOnceInOrder) {
  const Grid grid = valley_with_village();
  GridRun run(grid);
  damage(run, kWheel);  // 120 MW are left
  EXPECT_EQ(run.story(), "0 s: wheel damaged\n");
  run.happen(EventKind::kSwitched, entity(kTurbine), 800);
  EXPECT_EQ(run.story(),
            "0 s: turbine switched 800\n"
            "0 s: farm busbar served 0 <- 2\n"
            "0 s: hill busbar served 300 <- 2\n");
  EXPECT_EQ(run.state().output_kw(kTurbine), 96'000);
}

TEST(Power, WhoIsShedFirstIsDeclared) {
  Grid grid = valley_with_village();
  grid.buses[kTown.value].shed = 3;
  GridRun run(grid);
  damage(run, kWheel);
  run.happen(EventKind::kSwitched, entity(kTurbine), 800);
  EXPECT_EQ(run.state().availability(kTown), 733);  // 66 of 90 MW
  EXPECT_EQ(run.state().availability(kFarm), 1000);
}

TEST(Power, TheOperatorsRestoreWhatWasShedWhenThereIsRoomTheLastShedFirst) {
  const Grid grid = valley_with_village();
  GridRun run(grid);
  damage(run, kWheel);
  run.happen(EventKind::kSwitched, entity(kTurbine), 800);
  run.wait(minutes(60));
  run.story();
  run.happen(EventKind::kSwitched, entity(kTurbine), 900);  // 108 MW, 18 for the hill
  run.wait(minutes(30));
  repair(run, kWheel);
  run.wait(minutes(60));
  EXPECT_EQ(run.story(),
            "1 h: turbine switched 900\n"
            "1 h 15 min: hill busbar served 900 <- 5\n"
            "1 h 30 min: wheel repaired\n"
            "1 h 45 min: hill busbar served 1000 <- 7\n"
            "1 h 45 min: farm busbar served 1000 <- 7\n");
  EXPECT_EQ(run.state().next(), terms::kNever);
}

TEST(Power, WhatTripsAtTheSameTimeLeavesTheOperatorsNothingToRestore) {
  Grid grid = valley();
  grid.buses[kHill.value].demand_mw = 20;
  grid.restore_after = minutes(2);
  GridRun run(grid);
  run.happen(EventKind::kBusServed, entity(kHill), 0);
  open(run, kDirect);
  run.wait(seconds(119));
  run.story();
  run.wait(minutes(5));
  EXPECT_EQ(run.story(),
            "2 min: up tripped <- 3\n"
            "2 min: town busbar served 0 <- 5\n"
            "2 min: up line loaded 0 <- 5\n"
            "2 min: down line loaded 0 <- 5\n");
}

TEST(Power, WhenTheOperatorsRestoreIsDeclared) {
  Grid grid = valley_with_village();
  grid.restore_after = minutes(5);
  GridRun run(grid);
  damage(run, kWheel);
  run.happen(EventKind::kSwitched, entity(kTurbine), 800);
  repair(run, kWheel);
  run.wait(seconds(299));
  EXPECT_EQ(run.state().availability(kFarm), 0);
  run.wait(seconds(1));
  EXPECT_EQ(run.state().availability(kFarm), 1000);
}

TEST(Power, WhileTheGridChangesTheOperatorsWait) {
  const Grid grid = valley_with_village();
  GridRun run(grid);
  damage(run, kWheel);
  run.happen(EventKind::kSwitched, entity(kTurbine), 800);
  repair(run, kWheel);
  run.wait(minutes(10));
  damage(run, kUp);
  EXPECT_EQ(run.state().next(), terms::kStartex + minutes(25));
}

TEST(Power, WhereAllWasDarkTheLightsComeBackAtOnce) {
  const Grid grid = valley();
  GridRun run(grid);
  damage(run, kTurbine);
  EXPECT_EQ(run.state().availability(kTown), 0);
  run.wait(minutes(5));
  run.story();
  repair(run, kTurbine);
  EXPECT_EQ(run.story(),
            "5 min: turbine repaired\n"
            "5 min: grid grid split 1 <- 6\n"
            "5 min: town busbar served 1000 <- 6\n"
            "5 min: hill busbar served 1000 <- 6\n"
            "5 min: mill busbar served 1000 <- 6\n");
}

TEST(Power, ItsOwnerMaySwitchLoadOffAndOn) {
  const Grid grid = valley();
  GridRun run(grid);
  run.happen(EventKind::kSwitched, entity(kTown), 250);
  EXPECT_EQ(run.state().availability(kTown), 250);
  EXPECT_EQ(run.state().output_kw(kTurbine), 22'500);
  run.happen(EventKind::kSwitched, entity(kTown), 1000);
  EXPECT_EQ(run.state().availability(kTown), 1000);
}

TEST(Power, LoadThatExerciseControlTookOffIsRestoredLater) {
  const Grid grid = valley();
  GridRun run(grid);
  run.happen(EventKind::kBusServed, entity(kTown), 400);
  EXPECT_EQ(run.state().output_kw(kTurbine), 36'000);
  run.wait(minutes(15));
  EXPECT_EQ(run.state().availability(kTown), 1000);
}

// --- islands and machines ------------------------------------------------------------------------

TEST(Power, IslandsWithAGeneratorAreCounted) {
  const Grid grid = valley_with_village();
  GridRun run(grid);
  open(run, kUp);
  open(run, kDown);
  EXPECT_EQ(run.story(),
            "0 s: up switched 0\n"
            "0 s: down switched 0\n"
            "0 s: grid grid split 2 <- 2\n");
  EXPECT_EQ(run.state().islands(), 2U);
  EXPECT_EQ(run.state().output_kw(kWheel), 20'000);
}

TEST(Power, ADamagedBusbarTakesWhatStandsAndEndsThereWithIt) {
  const Grid grid = valley_with_village();
  GridRun run(grid);
  damage(run, kHill);
  EXPECT_EQ(run.state().availability(kHill), 0);
  EXPECT_EQ(run.state().availability(kUp), 0);
  EXPECT_EQ(run.state().availability(kDown), 0);
  EXPECT_EQ(run.state().availability(kWheel), 0);
  EXPECT_EQ(run.state().availability(kTown), 1000);
  repair(run, kHill);
  EXPECT_EQ(run.state().availability(kHill), 1000);
  EXPECT_EQ(run.state().availability(kUp), 1000);
  EXPECT_EQ(run.state().availability(kWheel), 1000);
}

TEST(Power, AMachineThatMissesSeveralThingsNeedsThemAllBack) {
  const Grid grid = valley();
  GridRun run(grid);
  const Entity network = entity(HostId{4});
  const Entity water = entity(TankId{0});
  run.happen(EventKind::kSupplyFailed, entity(kTurbine), 0, network);
  run.happen(EventKind::kSupplyFailed, entity(kTurbine), 0, water);
  run.happen(EventKind::kSupplyFailed, entity(kTurbine), 0, water);  // told again
  run.happen(EventKind::kSupplyRestored, entity(kTurbine), 0, water);
  EXPECT_EQ(run.state().availability(kTurbine), 0);
  run.happen(EventKind::kSupplyRestored, entity(kTurbine), 0, network);
  EXPECT_EQ(run.state().availability(kTurbine), 1000);
}

TEST(Power, AGeneratorIsWorthWhatItIsSwitchedTo) {
  const Grid grid = valley();
  GridRun run(grid);
  run.happen(EventKind::kSwitched, entity(kTurbine), 600);
  EXPECT_EQ(run.state().availability(kTurbine), 600);
  EXPECT_EQ(run.state().output_kw(kTurbine), 72'000);
}

TEST(Power, AGeneratorDrawnOutOfServiceMayBeSwitchedIn) {
  Grid grid = valley_with_village();
  grid.generators[kTurbine.value].in_service = false;
  GridRun run(grid);
  EXPECT_EQ(run.state().availability(kTown), 555);  // 50 of 90 MW
  run.happen(EventKind::kSwitched, entity(kTurbine), 1000);
  EXPECT_EQ(run.state().availability(kTurbine), 1000);
  run.wait(minutes(15));
  EXPECT_EQ(run.state().availability(kTown), 1000);
}

TEST(Power, ABusbarWithoutDemandIsWorthSomethingWhileItIsEnergised) {
  const Grid grid = valley();
  GridRun run(grid);
  EXPECT_EQ(run.state().availability(kHill), 1000);
  open(run, kUp);
  EXPECT_EQ(run.state().availability(kHill), 1000);
  open(run, kDown);
  EXPECT_EQ(run.state().availability(kHill), 0);
}

// --- causes --------------------------------------------------------------------------------------

TEST(Power, TheCauseIsWhatHappenedInTheSameIsland) {
  Grid grid = valley_with_village();
  for (const LineId line : {kUp, kDown}) grid.lines[line.value].in_service = false;
  GridRun run(grid);
  run.happen_at_once({fact(EventKind::kDamaged, entity(kTurbine), 0, 0),
                      fact(EventKind::kDamaged, entity(kWheel), 0, 0)});
  EXPECT_EQ(run.story(),
            "0 s: turbine damaged\n"
            "0 s: wheel damaged\n"
            "0 s: grid grid split 0 <- 2\n"
            "0 s: farm busbar served 0 <- 1\n"
            "0 s: hill busbar served 0 <- 2\n"
            "0 s: town busbar served 0 <- 1\n"
            "0 s: mill busbar served 0 <- 1\n");
}

TEST(Power, ABusbarIsTheCauseOfWhatBecomesOfItsNeighbours) {
  const Grid grid = valley();
  GridRun run(grid);
  damage(run, kHill);
  repair(run, kHill);
  EXPECT_EQ(run.story(),
            "0 s: hill damaged\n"
            "0 s: hill busbar served 0 <- 1\n"
            "0 s: direct line loaded 1150 <- 1\n"
            "0 s: hill repaired\n"
            "0 s: hill busbar served 1000 <- 4\n"
            "0 s: direct line loaded 750 <- 4\n");
}

/// Back along the causes to where it began.
std::uint64_t origin(const GridRun& run, std::uint64_t sequence) {
  while (run.facts()[sequence - 1].cause != 0) sequence = run.facts()[sequence - 1].cause;
  return sequence;
}

TEST(Power, EveryConsequenceLeadsBackToWhereItBegan) {
  const Grid grid = valley();
  GridRun run(grid);
  open(run, kDirect);
  run.wait(minutes(5));
  for (const Event& event : run.facts()) EXPECT_EQ(origin(run, event.sequence), 1U);
  const auto before = run.facts().size();
  close(run, kUp);
  for (auto i = before; i < run.facts().size(); ++i) {
    EXPECT_EQ(origin(run, i + 1), before + 1);
  }
}

TEST(Power, WhatRestoredLoadOverloadsIsItsDoing) {
  Grid grid = valley();
  GridRun run(grid);
  run.happen(EventKind::kBusServed, entity(kTown), 400);
  open(run, kDirect);
  run.story();
  run.wait(minutes(15));
  EXPECT_EQ(run.story(),
            "15 min: town busbar served 1000 <- 2\n"
            "15 min: up line loaded 1500 <- 3\n"
            "15 min: down line loaded 1500 <- 3\n");
}

// --- whatever happens ----------------------------------------------------------------------------

TEST(Power, ACopyGoesItsOwnWay) {
  const Grid grid = valley();
  GridRun run(grid);
  open(run, kDirect);
  GridRun fork = run;
  fork.happen(EventKind::kSwitched, entity(kTown), 0);
  fork.wait(minutes(5));
  run.wait(minutes(5));
  EXPECT_EQ(fork.state().availability(kUp), 1000);
  EXPECT_EQ(run.state().availability(kUp), 0);
}

TEST(Power, FactsAboutOtherThingsChangeNothing) {
  const Grid grid = valley();
  GridRun run(grid);
  damage(run, HostId{0});
  run.happen(EventKind::kSwitched, entity(PumpId{0}), 0);
  run.happen(EventKind::kDamaged, entity(LineId{77}));
  run.happen(EventKind::kBusServed, entity(BusId{77}), 0);
  run.happen(EventKind::kLineLoaded, entity(kTown), 3000);
  run.happen(EventKind::kHostIsolated, entity(HostId{0}));
  EXPECT_EQ(run.facts().size(), 6U);
}

TEST(Power, WhatIsSaidWrongIsSetRight) {
  const Grid grid = valley();
  GridRun run(grid);
  run.happen(EventKind::kLineLoaded, entity(kDirect), 5000);
  damage(run, kTurbine);
  run.story();
  run.happen(EventKind::kBusServed, entity(kTown), 1000);
  EXPECT_EQ(run.state().availability(kTown), 0);
  EXPECT_EQ(run.state().next(), terms::kNever);
}

}  // namespace
}  // namespace redoubt::range::power
