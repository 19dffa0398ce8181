#include "controller/report/figures.h"

#include <gtest/gtest.h>

#include "controller/report/sparkline.h"

namespace redoubt::report {
namespace {

using range::EventKind;
constexpr std::chrono::hours kHour{1};

/// Ten hours in which a tank runs down, one of two busbars is dark for a while, and dockers come to
/// believe something.
Account account() {
  auto exercise = std::make_shared<scenario::Exercise>();
  range::Layout& layout = exercise->layout;
  layout.grid.buses = {{.name = "quay"}, {.name = "hill"}};
  layout.water.tanks = {{.name = "tower", .holds = 400, .at = 300}};
  layout.information.groups = {{.name = "dockers"}};
  layout.information.narratives = {{.name = "sold"}};
  exercise->endex = terms::kStartex + 10 * kHour;
  Account account;
  account.exercise = exercise;
  const auto happens = [&](int hour, EventKind kind, range::Entity of, std::int64_t permille,
                           range::Entity among = {}) {
    range::Event event = range::fact(kind, of, permille);
    event.at = terms::kStartex + hour * kHour;
    event.object = among;
    account.events.push_back(event);
  };
  happens(2, EventKind::kBusServed, entity(range::BusId{1}), 0);
  happens(4, EventKind::kBusServed, entity(range::BusId{1}), 1000);
  happens(5, EventKind::kTankLevel, entity(range::TankId{0}), 250);
  happens(5, EventKind::kBelieved, entity(range::NarrativeId{0}), 200, entity(range::GroupId{0}));
  happens(10, EventKind::kEnded, {}, 0);
  return account;
}

const FigureTable& table_of(const std::vector<FigureTable>& tables, const std::string& title) {
  for (const FigureTable& table : tables) {
    if (table.title.starts_with(title)) return table;
  }
  throw std::out_of_range(title);
}

TEST(Figures, OfEachKindThatIsDrawnAreTold) {
  const auto tables = figures(account());
  ASSERT_EQ(tables.size(), 5U);
  EXPECT_EQ(tables[0].domain, "power");
  EXPECT_EQ(tables.back().domain, "information");
}

TEST(Figures, RunFromWhatIsDrawnToTheEnd) {
  const auto tables = figures(account());
  const Figure& tower = table_of(tables, "Tanks").moved.at(0);
  EXPECT_EQ(tower.levels.front().permille, 750);
  EXPECT_EQ(tower.lowest, 250);
  EXPECT_EQ(tower.highest, 750);
  EXPECT_EQ(tower.mean, 500);
}

TEST(Figures, WhatDidNotMoveIsCounted) {
  const auto tables = figures(account());
  const FigureTable& buses = table_of(tables, "Busbars");
  ASSERT_EQ(buses.moved.size(), 1U);
  EXPECT_EQ(buses.moved[0].mean, 800);
  EXPECT_EQ(buses.unmoved, 1U);
}

TEST(Figures, ANarrativeIsBelievedByAGroupFromNothingOn) {
  const auto tables = figures(account());
  const FigureTable& beliefs = table_of(tables, "Narratives");
  ASSERT_EQ(beliefs.moved.size(), 1U);
  EXPECT_EQ(beliefs.moved[0].among, entity(range::GroupId{0}));
  EXPECT_EQ(beliefs.moved[0].mean, 100);
}

TEST(Sparkline, FallsWhereTheFigureFalls) {
  const std::vector<Level> halves = {{terms::kStartex, 1000}, {terms::kStartex + kHour, 0}};
  const std::string picture = sparkline(halves, terms::kStartex + 2 * kHour);
  EXPECT_NE(picture.find("M0 1H80V23H160"), std::string::npos) << picture;
}

TEST(Sparkline, KeepsADipThatIsShorterThanThereIsRoomFor) {
  const std::vector<Level> dip = {{terms::kStartex, 1000},
                                  {terms::kStartex + kHour, 0},
                                  {terms::kStartex + kHour + std::chrono::seconds(1), 1000}};
  EXPECT_NE(sparkline(dip, terms::kStartex + 2 * kHour).find("V23"), std::string::npos);
}

}  // namespace
}  // namespace redoubt::report
