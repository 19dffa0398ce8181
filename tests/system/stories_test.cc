// Each shipped exercise carries its story: what happens with the first seed, and a fingerprint over
// many. `./dev bless` writes them anew; then the diff says what has changed.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/system/command.h"
#include "tests/system/shipped.h"

namespace redoubt {
namespace {

class Story : public ShippedExercise {};

std::string told(const std::string& exercise) {
  const auto many = call("redoubt", "rehearse --json --runs 100 " + exercise).json();
  return call("redoubt", "rehearse --story " + exercise).out + "seeds 1 to 100, fingerprint " +
         many["fingerprint"].get<std::string>() + "\n";
}

TEST_P(Story, IsTheOneThatIsExpected) {
  const std::string exercise = folder();
  const std::string story = told(exercise);
  const std::string file = exercise + "/expected.txt";
  if (std::getenv("REDOUBT_BLESS") != nullptr) std::ofstream(file) << story;
  std::ifstream in(file);
  const std::string expected{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(story, expected) << "if that is meant: ./dev bless, read the diff, and say why in "
                                "CHANGELOG.md under \"Changed outcomes\"";
}

INSTANTIATE_TEST_SUITE_P(Shipped, Story, each_shipped(), name_of);

}  // namespace
}  // namespace redoubt
