#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/range/power/balance.h"

namespace redoubt::range::power {
namespace {

using testing::ElementsAre;

/// Busbars in a row, each joined to the next, and generators on the first. Megawatts.
struct Row {
  Grid grid;

  Row& bus(double demand, std::uint32_t shed = 0) {
    const auto next = static_cast<std::uint32_t>(grid.buses.size());
    grid.buses.push_back({.demand_mw = demand, .shed = shed});
    if (next > 0) grid.lines.push_back({.from = {next - 1}, .to = {next}, .reactance = 0.1});
    return *this;
  }
  Row& generator(double output, double most) {
    grid.generators.push_back({.bus = {0}, .output_mw = output, .most_mw = most});
    return *this;
  }

  /// With all that is there in service, or only the lines that are named here.
  Balance balance() const { return balance(std::vector<bool>(grid.lines.size(), true)); }
  Balance balance(const std::vector<bool>& lines) const {
    std::vector<std::int64_t> can_kw;
    for (const Generator& each : grid.generators) can_kw.push_back(each.most_kw());
    return balanced(grid, islands_of(grid, lines), can_kw,
                    std::vector<std::int64_t>(grid.buses.size(), 1000));
  }
};

TEST(PowerBalance, WhatIsMissingIsSharedByWhatEachIsBuiltFor) {
  const Balance balance = Row().bus(160).generator(60, 200).generator(10, 100).balance();
  EXPECT_THAT(balance.output_kw, ElementsAre(120'000, 40'000));
  EXPECT_THAT(balance.room_kw, ElementsAre(140'000));
}

TEST(PowerBalance, WhatIsTooMuchIsSharedAlike) {
  const Balance balance = Row().bus(40).generator(60, 200).generator(40, 100).balance();
  EXPECT_THAT(balance.output_kw, ElementsAre(20'000, 20'000));
}

TEST(PowerBalance, WhoReachedHisLimitLeavesTheRestToTheOthers) {
  const Balance more = Row().bus(250).generator(180, 200).generator(10, 100).balance();
  EXPECT_THAT(more.output_kw, ElementsAre(200'000, 50'000));
  const Balance less = Row().bus(10).generator(30, 200).generator(90, 100).balance();
  EXPECT_THAT(less.output_kw, ElementsAre(0, 10'000));
}

TEST(PowerBalance, IsMetToTheKilowatt) {
  const Balance balance =
      Row().bus(100.001).generator(0, 100).generator(0, 100).generator(0, 100).balance();
  EXPECT_THAT(balance.output_kw, ElementsAre(33'334, 33'334, 33'333));
}

TEST(PowerBalance, WhereThereIsTooLittleTheHighestIsShedFirst) {
  const Balance balance = Row().bus(50, 1).bus(50, 3).bus(50, 2).generator(0, 100).balance();
  EXPECT_THAT(balance.served, ElementsAre(1000, 0, 1000));
  EXPECT_THAT(balance.output_kw, ElementsAre(100'000));
}

TEST(PowerBalance, AmongEqualsTheLastIsShedFirst) {
  const Balance balance = Row().bus(50).bus(50).bus(50).generator(0, 100).balance();
  EXPECT_THAT(balance.served, ElementsAre(1000, 1000, 0));
}

TEST(PowerBalance, OfTheLastToBeShedAsMuchStaysAsCan) {
  const Balance balance = Row().bus(30, 0).bus(70, 1).bus(50, 2).generator(0, 60).balance();
  EXPECT_THAT(balance.served, ElementsAre(1000, 428, 0));  // 30 of 70 MW
  EXPECT_THAT(balance.room_kw, ElementsAre(40));           // less than a permille of it
}

TEST(PowerBalance, WithoutAGeneratorAllIsDark) {
  const Balance balance = Row().bus(50).bus(50).bus(0).generator(0, 100).balance({false, true});
  EXPECT_THAT(balance.served, ElementsAre(1000, 0, 0));
  EXPECT_THAT(balance.energised, ElementsAre(true, false));
}

TEST(PowerBalance, EachIslandFindsItsOwn) {
  Row row = Row().bus(50).bus(80).generator(0, 100);
  row.grid.generators.push_back({.bus = {1}, .output_mw = 0, .most_mw = 60});
  EXPECT_THAT(row.balance().output_kw, ElementsAre(81'250, 48'750));
  const Balance apart = row.balance({false});
  EXPECT_THAT(apart.served, ElementsAre(1000, 750));
  EXPECT_THAT(apart.output_kw, ElementsAre(50'000, 60'000));
}

TEST(PowerBalance, AShuntIsDrawnAndShedWithTheDemand) {
  Row row = Row().bus(50).generator(0, 100);
  row.grid.buses[0].shunt_mw = 10;
  EXPECT_THAT(row.balance().output_kw, ElementsAre(60'000));
}

TEST(PowerBalance, ADemandBelowZeroGives) {
  const Balance balance = Row().bus(-30).bus(50).generator(0, 15).balance();
  EXPECT_THAT(balance.served, ElementsAre(1000, 900));
  EXPECT_THAT(balance.output_kw, ElementsAre(15'000));
  EXPECT_THAT(Row().bus(-30).generator(5, 15).balance().output_kw, ElementsAre(0));
}

}  // namespace
}  // namespace redoubt::range::power
