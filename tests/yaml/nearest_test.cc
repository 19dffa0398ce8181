#include "controller/yaml/nearest.h"

#include <array>

#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

constexpr std::array<std::string_view, 5> kWords = {"duration", "zone", "tags", "own", "task"};

TEST(Nearest, ForgivesASlipOfTheFinger) {
  EXPECT_EQ(nearest("durration", kWords), "duration") << "one too many";
  EXPECT_EQ(nearest("duraton", kWords), "duration") << "one too few";
  EXPECT_EQ(nearest("zome", kWords), "zone") << "another";
  EXPECT_EQ(nearest("onw", kWords), "own") << "swapped";
}

TEST(Nearest, DoesNotGuessWildly) {
  EXPECT_EQ(nearest("colour", kWords), "");
  EXPECT_EQ(nearest("x", kWords), "");
  EXPECT_EQ(nearest("", kWords), "");
  EXPECT_EQ(nearest(times(1000, "duration"), kWords), "");
}

TEST(Nearest, OfEqualsTakesTheFirst) { EXPECT_EQ(nearest("tass", kWords), "tags"); }

}  // namespace
}  // namespace redoubt::yaml
