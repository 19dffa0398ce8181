#include "proto/terms/time.h"

#include <gtest/gtest.h>

namespace redoubt::terms {
namespace {

using namespace std::chrono_literals;

TEST(ExerciseTime, IsWrittenAsDayAndClock) {
  EXPECT_EQ(to_text(kStartex), "D+0 00:00:00");
  EXPECT_EQ(to_text(kStartex + 24h + 9h + 30min), "D+1 09:30:00");
  EXPECT_EQ(to_text(kStartex + 1500ms), "D+0 00:00:01.500000");
}

TEST(Duration, IsWrittenInTheLargestUnitsThatStateItExactly) {
  EXPECT_EQ(to_text(Duration(90min)), "1 h 30 min");
  EXPECT_EQ(to_text(Duration(36h)), "1 d 12 h");
  EXPECT_EQ(to_text(Duration(45s)), "45 s");
}

}  // namespace
}  // namespace redoubt::terms
