#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "controller/range/power/flow.h"
#include "tests/range/drawn_grid.h"

namespace redoubt::range::power {
namespace {

constexpr double kExact = 1e-9;  ///< per unit, or radian

/// Solves by elimination with pivots, every zero written out: the plainest way there is.
std::vector<double> solved(std::vector<std::vector<double>> matrix, std::vector<double> right) {
  const std::size_t n = right.size();
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t pivot = i;
    for (std::size_t row = i; row < n; ++row) {
      if (std::abs(matrix[row][i]) > std::abs(matrix[pivot][i])) pivot = row;
    }
    std::swap(matrix[i], matrix[pivot]);
    std::swap(right[i], right[pivot]);
    for (std::size_t row = i + 1; row < n; ++row) {
      const double factor = matrix[row][i] / matrix[i][i];
      for (std::size_t column = i; column < n; ++column) {
        matrix[row][column] -= factor * matrix[i][column];
      }
      right[row] -= factor * right[i];
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t column = i + 1; column < n; ++column) {
      right[i] -= matrix[i][column] * right[column];
    }
    right[i] /= matrix[i][i];
  }
  return right;
}

/// The angles of a grid that hangs together, from the equations as they stand in the textbook.
std::vector<double> dense_angles(const Grid& grid) {
  const std::size_t n = grid.buses.size();
  std::vector<std::vector<double>> matrix(n, std::vector<double>(n, 0));
  std::vector<double> right(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    right[i] = -(grid.buses[i].demand_mw + grid.buses[i].shunt_mw) / grid.base_mva;
  }
  for (const Generator& generator : grid.generators) {
    if (generator.in_service) right[generator.bus.value] += generator.output_mw / grid.base_mva;
  }
  for (const Line& line : grid.lines) {
    if (!line.in_service) continue;
    const double b = 1 / (line.reactance * line.tap);
    const std::uint32_t from = line.from.value;
    const std::uint32_t to = line.to.value;
    matrix[from][from] += b;
    matrix[to][to] += b;
    matrix[from][to] -= b;
    matrix[to][from] -= b;
    right[from] += b * line.shift_rad;
    right[to] -= b * line.shift_rad;
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (!grid.buses[i].reference) continue;
    matrix[i].assign(n, 0);
    matrix[i][i] = 1;
    right[i] = 0;
  }
  return solved(std::move(matrix), std::move(right));
}

/// As drawn, with the lines in service that are so in the flow.
Grid as_it_stands(const Flow& flow) {
  Grid grid = flow.grid();
  for (std::uint32_t i = 0; i < grid.lines.size(); ++i) {
    grid.lines[i].in_service = flow.in_service({i});
  }
  return grid;
}

void expect_same(Flow& one, Flow& other) {
  for (std::uint32_t i = 0; i < one.grid().buses.size(); ++i) {
    ASSERT_NEAR(one.angle_rad({i}), other.angle_rad({i}), kExact) << "bus " << i;
  }
  for (std::uint32_t i = 0; i < one.grid().lines.size(); ++i) {
    ASSERT_NEAR(one.flow_mw({i}) / 100, other.flow_mw({i}) / 100, kExact) << "line " << i;
  }
}

/// 100 MW made at one end are used at the other; between them a line and a detour twice as long.
Grid triangle() {
  Grid grid;
  grid.buses = {{.name = "north", .reference = true}, {.name = "middle"}, {.name = "south"}};
  grid.buses[2].demand_mw = 90;
  grid.generators = {{.bus = {0}, .output_mw = 90}};
  grid.lines = {{.from = {0}, .to = {2}, .reactance = 0.1},
                {.from = {0}, .to = {1}, .reactance = 0.1},
                {.from = {1}, .to = {2}, .reactance = 0.1}};
  return grid;
}

TEST(PowerFlow, DividesByTheResistanceOfEachWay) {
  const Grid grid = triangle();
  Flow flow(grid);
  EXPECT_EQ(flow.flow_kw({0}), 60'000);
  EXPECT_EQ(flow.flow_kw({1}), 30'000);
  EXPECT_EQ(flow.flow_kw({2}), 30'000);
}

TEST(PowerFlow, ALineThatTripsLeavesItsLoadToTheOthers) {
  const Grid grid = triangle();
  Flow flow(grid);
  flow.set_in_service({0}, false);
  EXPECT_EQ(flow.flow_kw({0}), 0);
  EXPECT_EQ(flow.flow_kw({1}), 90'000);
  flow.set_in_service({0}, true);
  EXPECT_EQ(flow.flow_kw({0}), 60'000);
}

TEST(PowerFlow, TheReferenceTakesWhatDoesNotBalance) {
  const Grid grid = triangle();
  Flow flow(grid);
  flow.set_demand({2}, 120);
  EXPECT_EQ(flow.flow_kw({0}) + flow.flow_kw({2}), 120'000);
  flow.set_output({0}, 0);
  EXPECT_EQ(flow.flow_kw({0}) + flow.flow_kw({2}), 120'000);
}

TEST(PowerFlow, AGeneratorOutOfServiceGivesNothing) {
  Grid grid = triangle();
  grid.generators.push_back({.bus = {2}, .output_mw = 30, .in_service = false});
  Flow flow(grid);
  EXPECT_EQ(flow.flow_kw({0}), 60'000);
  flow.set_output({1}, 30);
  EXPECT_EQ(flow.flow_kw({0}), 40'000);
}

TEST(PowerFlow, AnIslandByItselfBalancesItself) {
  const Grid grid = triangle();
  Flow flow(grid);
  flow.set_in_service({0}, false);
  flow.set_in_service({1}, false);
  EXPECT_EQ(flow.islands().count, 2U);
  EXPECT_EQ(flow.islands().of, (std::vector<std::uint32_t>{0, 1, 1}));
  EXPECT_EQ(flow.flow_kw({2}), 90'000);  // the middle stands in for a generator
}

TEST(PowerFlow, AgreesWithADenseSolutionOnAnyGrid) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Grid grid = drawn_grid(static_cast<std::uint32_t>(5 + seed * 3), seed);
    Flow flow(grid);
    const std::vector<double> expected = dense_angles(grid);
    for (std::uint32_t i = 0; i < grid.buses.size(); ++i) {
      ASSERT_NEAR(flow.angle_rad({i}), expected[i], kExact) << "seed " << seed << ", bus " << i;
    }
  }
}

TEST(PowerFlow, CorrectedAgainAndAgainItIsTheOneSolvedAnew) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Grid grid = drawn_grid(80, seed);
    terms::Stream chance(seed, terms::Purpose::kChoice, 0);
    Flow flow(grid);
    for (int step = 0; step < 60; ++step) {
      const LineId line{static_cast<std::uint32_t>(chance.below(grid.lines.size()))};
      flow.set_in_service(line, !flow.in_service(line));
      const Grid now = as_it_stands(flow);
      Flow anew(now);
      ASSERT_EQ(flow.islands().of, anew.islands().of);
      expect_same(flow, anew);
      if (HasFatalFailure()) FAIL() << "seed " << seed << ", step " << step;
    }
  }
}

TEST(PowerFlow, ACopyGoesItsOwnWay) {
  const Grid grid = triangle();
  Flow flow(grid);
  Flow fork = flow;
  fork.set_in_service({0}, false);
  EXPECT_EQ(flow.flow_kw({0}), 60'000);
  EXPECT_EQ(fork.flow_kw({1}), 90'000);
}

TEST(PowerFlow, ReactancesThatCancelOutHaveNoAnswer) {
  Grid grid = triangle();
  grid.lines = {{.from = {0}, .to = {1}, .reactance = 0.1},
                {.from = {1}, .to = {2}, .reactance = 0.1},
                {.from = {1}, .to = {2}, .reactance = -0.1}};
  EXPECT_FALSE(Flow(grid).solvable());
}

}  // namespace
}  // namespace redoubt::range::power
