#include "agents/red/random_mind.h"

#include <map>

#include "tests/agents/red/table.h"

namespace redoubt::red {
namespace {

Table random_table(std::uint64_t seed = 7) { return Table({}, "random", seed); }

TEST(Random, OrdersOnlyRedsActionsOnThingsOfTheirKind) {
  Table table = random_table();
  const Handle host = table.sees("ws-1");
  const Handle zone = table.sees("office", EntityKind::kZone);
  std::map<std::pair<terms::ActionId, Handle>, int> drawn;
  for (int i = 0; i < 200; ++i) {
    const terms::Act& chosen = act(table.asked_at(seconds{i}));
    ++drawn[{chosen.action, chosen.target}];
    table.refuses(static_cast<terms::OrderNumber>(i + 1), Reason::kNotReachable);
  }
  std::vector<std::pair<terms::ActionId, Handle>> pairs;
  for (const auto& [pair, count] : drawn) pairs.push_back(pair);
  EXPECT_THAT(pairs, testing::ElementsAre(std::pair{kPhish, host}, std::pair{kExploit, host},
                                          std::pair{kMove, host}, std::pair{kScan, zone}));
}

TEST(Random, DrawsUniformly) {
  Table table = random_table();
  for (int i = 0; i < 25; ++i) table.sees("ws-" + std::to_string(i));
  constexpr int kOptions = 75;  // three actions work on hosts
  constexpr int kDraws = 75'000;
  std::map<std::pair<terms::ActionId, Handle>, std::int64_t> drawn;
  for (int i = 0; i < kDraws; ++i) {
    const terms::Act& chosen = act(table.asked_at(seconds{i}));
    ++drawn[{chosen.action, chosen.target}];
    table.refuses(static_cast<terms::OrderNumber>(i + 1), Reason::kNotReachable);
  }
  ASSERT_EQ(drawn.size(), std::size_t{kOptions});
  std::int64_t sum_of_squares = 0;
  for (const auto& [pair, count] : drawn) sum_of_squares += (count - 1000) * (count - 1000);
  // Chi-square with 74 degrees of freedom: beyond 125 once in 5,000 seeds, below 38 likewise.
  EXPECT_GT(sum_of_squares, 38 * 1000);
  EXPECT_LT(sum_of_squares, 125 * 1000);
}

TEST(Random, HasOneOrderAtATimeAndWakesWhenItEnds) {
  Table table = random_table();
  table.sees("ws-1");
  EXPECT_EQ(table.asked_at(seconds{0}).wake, at(seconds{1}));
  table.starts(1);
  const terms::Intent& intent = table.asked_at(seconds{0});
  EXPECT_THAT(intent, OrdersNothing());
  EXPECT_EQ(intent.wake, at(minutes{5}));
  table.succeeds(1);
  EXPECT_EQ(table.asked_at(minutes{5}).orders.at(0).number, 2U);
}

TEST(Random, ARefusedOrderTakesAStep) {
  Table table = random_table();
  table.sees("ws-1");
  table.asked_at(seconds{0});
  table.refuses(1, Reason::kNotReachable);
  const terms::Intent& intent = table.asked_at(seconds{0});
  EXPECT_THAT(intent, OrdersNothing());
  EXPECT_EQ(intent.wake, at(seconds{1}));
  EXPECT_EQ(table.asked_at(seconds{1}).orders.size(), 1U);
}

TEST(Random, WaitsForItsRuling) {
  Table table = random_table();
  table.sees("ws-1");
  table.asked_at(seconds{0});
  const terms::Intent& intent = table.asked_at(seconds{1});
  EXPECT_THAT(intent, OrdersNothing());
  EXPECT_EQ(intent.wake, at(seconds{2}));
}

TEST(Random, NewSightingsJoinTheDraw) {
  Table table = random_table();
  EXPECT_THAT(table.asked_at(seconds{0}), OrdersNothing());
  const Handle zone = table.sees("office", EntityKind::kZone);
  EXPECT_THAT(table.asked_at(seconds{1}), OrdersOn(kScan, zone));
}

TEST(Random, NothingIsOrderedAfterTheEnd) {
  Table table = random_table();
  table.sees("ws-1");
  table.asked_at(seconds{0});
  table.refuses(1, Reason::kEnded);
  EXPECT_EQ(table.asked_at(seconds{1}).wake, terms::kNever);
}

}  // namespace
}  // namespace redoubt::red
