#include <fstream>
#include <iterator>

#include "tests/scenario/vocabulary.h"

/// The grid as its sections draw it.
namespace redoubt::scenario {
namespace {

using range::power::Grid;
using std::chrono::minutes;

constexpr const char* kBuses =
    "buses:\n"
    "  mill: {}\n"
    "  town: {demand: 90 MW, shed: 2, owner: soc, title: Old Town}";
constexpr const char* kLines =
    "lines:\n"
    "  near: {between: [mill, town], reactance: 0.05, rating: 80 MW, owner: soc}\n"
    "  far: {between: [town, mill], reactance: 0.1}";
constexpr const char* kGenerators =
    "generators:\n"
    "  turbine: {bus: mill, output: 60 MW, most: 0.1 GW, owner: soc}\n"
    "  spare: {bus: town, most: 500 kW, in_service: false}";

Text valley() {
  return Text().with("buses", kBuses).with("lines", kLines).with("generators", kGenerators);
}
Grid grid_of(const Text& text) { return exercise_of(text).layout.grid; }
std::string faults_of(const std::string& section, const std::string& lines) {
  return faults(valley().with(section, lines));
}
std::string faults_of_line(const std::string& keys) {
  return faults_of("lines", "lines: {near: {" + keys + "}}");
}
std::string faults_of_turbine(const std::string& keys) {
  return faults_of("generators", "generators: {turbine: {" + keys + "}}");
}

TEST(PowerReader, AGridIsReadAsItStands) {
  const Exercise exercise = exercise_of(valley());
  const Grid& grid = exercise.layout.grid;
  ASSERT_EQ(grid.buses.size(), 2U);
  EXPECT_EQ(grid.buses[1].name, "town");
  EXPECT_EQ(grid.buses[1].demand_mw, 90);
  EXPECT_EQ(grid.buses[1].shed, 2U);
  EXPECT_EQ(exercise.cells[grid.buses[1].owner.value].name, "soc");
  ASSERT_EQ(grid.lines.size(), 2U);
  EXPECT_EQ(grid.lines[1].from.value, 1U);
  EXPECT_EQ(grid.lines[1].to.value, 0U);
  EXPECT_EQ(grid.lines[0].reactance, 0.05);
  EXPECT_EQ(grid.lines[0].rating_mw, 80);
  EXPECT_TRUE(grid.lines[0].owner.valid());
  ASSERT_EQ(grid.generators.size(), 2U);
  EXPECT_EQ(grid.generators[0].output_mw, 60);
  EXPECT_EQ(grid.generators[0].most_mw, 100);
  EXPECT_FALSE(grid.generators[1].in_service);
}

TEST(PowerReader, WhatIsLeftOutHasItsDefault) {
  const Grid grid = grid_of(valley());
  EXPECT_EQ(grid.buses[0].demand_mw, 0);
  EXPECT_EQ(grid.buses[0].shed, 0U);
  EXPECT_FALSE(grid.buses[0].owner.valid());
  EXPECT_EQ(grid.lines[1].rating_mw, 0);
  EXPECT_TRUE(grid.lines[1].in_service);
  EXPECT_EQ(grid.generators[1].output_mw, 0.5);
  EXPECT_EQ(grid.base_mva, 100);
  EXPECT_EQ(grid.trip_after, minutes(1));
  EXPECT_EQ(grid.restore_after, minutes(15));
}

TEST(PowerReader, HowItIsRunIsASectionOfItsOwn) {
  const Grid grid =
      grid_of(valley().with("grid", "grid: {base: 10 MVA, trip_after: 5 min, restore_after: 1 h}"));
  EXPECT_EQ(grid.base_mva, 10);
  EXPECT_EQ(grid.trip_after, minutes(5));
  EXPECT_EQ(grid.restore_after, minutes(60));
  EXPECT_THAT(faults_of("grid", "grid: {trip_after: 2 d}"),
              HasSubstr("grid:2:20 grid.trip_after: no line bears twice its rating for more than "
                        "a day"));
  EXPECT_THAT(faults_of("grid", "grid: {base: 0 MVA}"), HasSubstr("from 1 to 100000 MVA"));
  EXPECT_THAT(faults(valley().with("grid", "grid: {}").with("more", "grid: {}")),
              HasSubstr("there is one grid in an exercise <- grid:2:7 the first stands here"));
}

TEST(PowerReader, ThingsOfTheGridHaveTitles) {
  const Exercise exercise = exercise_of(valley());
  EXPECT_EQ(exercise.titles.back().of, entity(range::BusId{1}));
  EXPECT_EQ(exercise.titles.back().text, "Old Town");
}

TEST(PowerReader, PowerHasAUnit) {
  EXPECT_THAT(faults_of("buses", "buses: {mill: {}, town: {demand: 90}}"),
              HasSubstr("buses:2:34 buses.town.demand: expected a number of GW or MW or kW, found "
                        "'90': the unit is missing: GW, MW, kW"));
  EXPECT_THAT(faults_of("buses", "buses: {mill: {}, town: {demand: -5 MW}}"),
              HasSubstr("from 0 to 50000000 kW"));
}

TEST(PowerReader, ALineJoinsTwoDifferentBuses) {
  EXPECT_THAT(faults_of_line("between: [mill, mill], reactance: 1"),
              HasSubstr("lines.near.between: a line joins two different busbars"));
  EXPECT_THAT(faults_of_line("between: [mill], reactance: 1"),
              HasSubstr("expected the two busbars that the line joins"));
  EXPECT_THAT(faults_of_line("between: [mill, turbine], reactance: 1"),
              HasSubstr("'turbine' is a generator, where a busbar is wanted"));
}

TEST(PowerReader, AReactanceIsAboveZeroToTheMillionth) {
  EXPECT_THAT(faults_of_line("between: [mill, town], reactance: 0"),
              HasSubstr("expected a reactance per unit, from 0.000001 to 100"));
  EXPECT_THAT(faults_of_line("between: [mill, town], reactance: -0.1"),
              HasSubstr("from 0.000001 to 100"));
  EXPECT_THAT(faults_of_line("between: [mill, town], reactance: 0.0000001"), HasSubstr("decimals"));
  EXPECT_EQ(faults_of_line("between: [mill, town], reactance: 0.000001"), "");
}

TEST(PowerReader, AGeneratorGivesNoMoreThanItCan) {
  EXPECT_THAT(faults_of_turbine("bus: mill, output: 101 MW, most: 100 MW"),
              HasSubstr("generators.turbine.output: that is more than it can give"));
  EXPECT_THAT(faults_of_turbine("bus: mill"), HasSubstr("key 'most' is missing"));
}

TEST(PowerReader, OwnersAreBlue) {
  EXPECT_THAT(faults_of("buses", "buses: {mill: {owner: tide}, town: {}}"),
              HasSubstr("cell 'tide' is red, where a blue one is wanted"));
}

TEST(PowerReader, AsDrawnTheGridServesAllDemand) {
  EXPECT_EQ(faults_of_turbine("bus: mill, most: 60 MW"),
            "buses:4:3 buses.town: as drawn, 59.94 MW of its 90 MW can be served: the generators "
            "that reach it give too little\n");
  EXPECT_THAT(faults(valley().with("lines", "lines: {}")),
              HasSubstr("as drawn, 0 MW of its 90 MW can be served"));
}

TEST(PowerReader, AsDrawnNoLineCarriesMoreThanItsRating) {
  EXPECT_EQ(faults_of("lines",
                      "lines:\n"
                      "  near: {between: [mill, town], reactance: 0.05, rating: 50 MW}\n"
                      "  far: {between: [town, mill], reactance: 0.1, rating: 30 MW}"),
            "lines:3:3 lines.near: as drawn it carries 60 MW, more than its rating of 50 MW\n");
}

TEST(PowerReader, WhatAFaultyGridWouldDoIsNotSaid) {
  EXPECT_THAT(
      faults_of_turbine("bus: mil, most: 60 MW"),
      testing::AllOf(HasSubstr("there is no busbar 'mil'"), testing::Not(HasSubstr("as drawn"))));
}

/// The example that docs/range/power.md gives, with an owner that is there.
std::string example() {
  std::ifstream page("docs/range/power.md");
  std::string text{std::istreambuf_iterator<char>(page), {}};
  const std::string open = "```yaml\n";
  text.erase(0, text.find(open) + open.size());
  text.erase(text.find("```"));
  for (auto at = text.find("gridco"); at != std::string::npos; at = text.find("gridco")) {
    text.replace(at, 6, "soc");
  }
  return text;
}

TEST(PowerReader, TheExampleOfItsPageIsSound) {
  const Grid grid = grid_of(Text().with("grid", example()));
  EXPECT_EQ(grid.buses.size(), 2U);
  EXPECT_EQ(grid.lines.size(), 2U);
  EXPECT_EQ(grid.generators.size(), 1U);
}

}  // namespace
}  // namespace redoubt::scenario
