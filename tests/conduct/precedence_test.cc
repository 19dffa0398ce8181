#include "controller/conduct/precedence.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <thread>

namespace redoubt::conduct {
namespace {

/// How far this thread stands back behind others.
int stands_back() { return getpriority(PRIO_PROCESS, 0); }

TEST(Precedence, WhoGivesWayStandsBackWithAllItStartsAndNobodyElseDoes) {
  const int before = stands_back();
  if (before >= 19) GTEST_SKIP() << "this process stands back as far as one can";
  int who_gives_way = before;
  int who_it_starts = before;
  std::thread([&] {
    give_way();
    who_gives_way = stands_back();
    std::thread([&] { who_it_starts = stands_back(); }).join();
  }).join();
  EXPECT_GT(who_gives_way, before);
  EXPECT_EQ(who_it_starts, who_gives_way);
  EXPECT_EQ(stands_back(), before);
}

TEST(Precedence, WhoGoesFirstTakesNoMoreThanItsShare) {
  std::thread([] {
    give_way();
    const int before = stands_back();
    go_first();
    EXPECT_EQ(stands_back(), before);
  }).join();
}

}  // namespace
}  // namespace redoubt::conduct
