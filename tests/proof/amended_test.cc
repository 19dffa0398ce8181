// What becomes wrong with a plan by being amended, and was not before.

#include "controller/proof/amended.h"

#include "tests/proof/proved.h"

namespace redoubt::proof {
namespace {

using scenario::Exercise;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t kCall = 0;
constexpr std::size_t kKey = 1;

/// A storyline of two injects, which keeps a word until the second.
Exercise planned() {
  const auto text =
      scenario::Text()
          .with("exercise",
                "exercise: {title: T, endex: 12 h, catalogue: own, story: {begins: 2031-05-12 "
                "06:00}}")
          .with("storylines",
                "storylines:\n"
                "  press: {title: The press, lead: V, keeps: [{words: [harbour], until: 1-02}]}")
          .with("incidents", "incidents:\n  calls: {storyline: press, title: Somebody calls}")
          .with("injects",
                "injects:\n"
                "  1-01: {title: T, at: 1 h, to: soc, from: A, subject: S, expects: E, incident: "
                "calls, deadline: 1 h, story: 2031-05-12 07:00}\n"
                "  1-02: {title: T, at: 8 h, to: soc, from: A, subject: The key is Harbour, "
                "expects: E, incident: calls, story: 2031-05-12 14:00}");
  yaml::Findings findings;
  const auto loaded = scenario::read_files(text.files(), findings);
  EXPECT_EQ(scenario::told(findings), "");
  return loaded ? *loaded->exercise : Exercise{};
}

std::vector<std::string> found_in(const std::function<void(Exercise&)>& amend) {
  const Exercise before = planned();
  Exercise after = before;
  amend(after);
  return prove_amended(before, after);
}

terms::ExerciseTime at_hour(int hour) { return terms::kStartex + std::chrono::hours(hour); }

TEST(ProveAmended, WhatIsAmendedWithoutHarmIsFoundFaultless) {
  EXPECT_THAT(found_in([](Exercise& plan) { plan.injects[kCall].title = "Another"; }), IsEmpty());
}

TEST(ProveAmended, ALineThatComesTooLateForItsPlaceInTheStoryIsNamed) {
  EXPECT_THAT(found_in([](Exercise& plan) { plan.injects[kCall].at = at_hour(9); }),
              ElementsAre("inject '1-01' plays at Mon 2031-05-12 07:00, and one before it later, "
                          "at Mon 2031-05-12 14:00 [R2011]"));
}

TEST(ProveAmended, ADeadlineThatIsMovedBeyondTheEndIsNamed) {
  const auto late = [](Exercise& plan) {
    plan.injects[kKey].at = at_hour(11);
    plan.injects[kKey].deadline = std::chrono::hours(2);
  };
  EXPECT_THAT(found_in(late),
              ElementsAre("the deadline of inject '1-02' lies after ENDEX [R2019]"));
}

TEST(ProveAmended, AnAddedLineThatTellsWhatIsKeptForLaterIsNamed) {
  const auto add = [](Exercise& plan) {
    scenario::Inject line = plan.injects[kCall];
    line.number = "X-01";
    line.body = "Ask for the harbour";
    line.expects.clear();
    plan.injects.push_back(line);
  };
  EXPECT_THAT(found_in(add), ElementsAre("inject 'X-01' says 'harbour', which storyline 'press' "
                                         "keeps until '1-02' [R2015]"));
}

TEST(ProveAmended, WhatWasWrongBeforeIsNotSaidAgain) {
  Exercise before = planned();
  before.injects[kCall].at = at_hour(9);
  Exercise after = before;
  after.injects[kKey].title = "Another";
  EXPECT_THAT(prove_amended(before, after), IsEmpty());
}

}  // namespace
}  // namespace redoubt::proof
