// What the machine would say of answers, and when it says nothing.

#include "controller/rules/suggestion.h"

#include <gmock/gmock.h>

#include "controller/rules/adjudication.h"

namespace redoubt::rules {
namespace {

using range::Event;
using range::EventKind;
using scenario::InjectId;
using terms::CellId;
using terms::ExerciseTime;
using testing::Contains;
using testing::HasSubstr;

constexpr CellId kTeam{0};
constexpr CellId kOther{1};
constexpr InjectId kChoice{0};
constexpr InjectId kWords{1};

ExerciseTime at(int minutes) { return terms::kStartex + std::chrono::minutes(minutes); }

/// A choice of three, worth -6, 0 and 4, and a question for words; a rubric of four levels, which
/// do not stand in the order of their points.
struct Answers : testing::Test {
  Answers() {
    exercise.cells = {{.name = "team", .role = terms::Role::kBlue},
                      {.name = "other", .role = terms::Role::kBlue}};
    exercise.rubrics = {
        {"line", "A line", {{"good", 10}, {"none", -10}, {"fair", 5}, {"poor", 0}}}};
    scenario::Inject choice{.number = "1", .to = {kTeam, kOther}};
    choice.rubric = scenario::RubricId{0};
    choice.deadline = std::chrono::minutes(60);
    choice.options = {{.text = "deny", .then = {}, .points = -6},
                      {.text = "wait", .then = {}, .points = 0},
                      {.text = "tell", .then = {}, .points = 4}};
    scenario::Inject words{.number = "2", .to = {kTeam}};
    words.rubric = scenario::RubricId{0};
    exercise.injects = {choice, words};
    exercise.catalogue = {{.code = "D3-NI", .name = "Network Isolation"}};
  }

  void happens(EventKind kind, int minutes, InjectId inject, std::int64_t amount = 0) {
    Event event{.at = at(minutes), .kind = kind, .actor = kTeam, .amount = amount};
    event.subject = scenario::entity(inject);
    past.push_back(event);
  }
  void delivered(InjectId inject) { happens(EventKind::kInjectDelivered, 10, inject); }
  void measure(int minutes, EventKind how = EventKind::kOrderSucceeded) {
    past.push_back({.at = at(minutes), .kind = how, .actor = kTeam, .action = terms::ActionId{0}});
  }
  Suggestion of(InjectId inject, CellId cell = kTeam) const {
    Dealings dealings(exercise);
    for (const Event& event : past) dealings.apply(event);
    return suggestion(exercise, dealings, inject, cell);
  }

  scenario::Exercise exercise;
  std::vector<Event> past;
};

TEST_F(Answers, OfWhatHasNotComeThereIsNothingToSay) {
  EXPECT_FALSE(of(kChoice).level);
  EXPECT_TRUE(of(kChoice).reasons.empty());
}

TEST_F(Answers, ThatDidNotComeByTheDeadlineAreOfTheLowestLevel) {
  delivered(kChoice);
  EXPECT_FALSE(of(kChoice).level);
  happens(EventKind::kInjectExpired, 70, kChoice);
  EXPECT_EQ(of(kChoice).level, 1);
  EXPECT_THAT(of(kChoice).reasons, Contains("no answer came by its deadline, D+0 01:10:00"));
  EXPECT_THAT(of(kChoice).reasons, Contains("it never said that it had read it"));
}

TEST_F(Answers, ThatDidNotComeAreOfTheLevelNearestToWhatThePlanGivesSilence) {
  exercise.injects[kChoice.value].no_answer.points = -2;
  delivered(kChoice);
  happens(EventKind::kInjectExpired, 70, kChoice);
  EXPECT_EQ(of(kChoice).level, 3);
  EXPECT_THAT(of(kChoice).reasons, Contains("the plan gives silence -2 points"));
  exercise.injects[kChoice.value].no_answer.points = -5;
  EXPECT_EQ(of(kChoice).level, 1) << "of two as near the lower";
}

TEST_F(Answers, AreOfTheLevelThatLiesAsTheOptionDoesAmongTheOptions) {
  delivered(kChoice);
  for (const auto& [option, level] : {std::pair{0, 1}, {1, 3}, {2, 0}}) {
    auto before = past;
    happens(EventKind::kInjectAnswered, 30, kChoice, option);
    EXPECT_EQ(of(kChoice).level, level) << option;
    past = before;
  }
}

TEST_F(Answers, OfTwoLevelsThatLieAsNearTheLowerIsSaid) {
  exercise.rubrics[0].levels = {{"good", 10}, {"none", 0}};
  exercise.injects[0].options[1].points = -1;  // half way between -6 and 4
  delivered(kChoice);
  happens(EventKind::kInjectAnswered, 30, kChoice, 1);
  EXPECT_EQ(of(kChoice).level, 1);
}

TEST_F(Answers, WithOptionsOfOneWorthSayNothing) {
  for (auto& option : exercise.injects[0].options) option.points = 3;
  delivered(kChoice);
  happens(EventKind::kInjectAnswered, 30, kChoice, 1);
  EXPECT_FALSE(of(kChoice).level);
}

TEST_F(Answers, InFreeWordsAreForPeopleAndWhatIsKnownIsSaid) {
  delivered(kWords);
  happens(EventKind::kInjectAcknowledged, 12, kWords);
  measure(5);
  measure(20);
  measure(25, EventKind::kOrderFailed);
  happens(EventKind::kInjectAnswered, 30, kWords);
  measure(40);
  const Suggestion made = of(kWords);
  EXPECT_FALSE(made.level);
  EXPECT_THAT(made.reasons, Contains("answered D+0 00:30:00, 20 min after it came"));
  EXPECT_THAT(made.reasons, Contains("it said that it had read it, D+0 00:12:00"));
  EXPECT_THAT(made.reasons, Contains("meanwhile it took measures that worked: Network Isolation"));
}

TEST_F(Answers, SayHowMuchTimeWasLeft) {
  delivered(kChoice);
  happens(EventKind::kInjectAnswered, 30, kChoice, 2);
  EXPECT_THAT(of(kChoice).reasons, Contains("answered D+0 00:30:00, in time: 40 min were left"));
}

TEST_F(Answers, OfOneTeamSayNothingOfAnother) {
  delivered(kChoice);
  happens(EventKind::kInjectAnswered, 30, kChoice, 2);
  EXPECT_FALSE(of(kChoice, kOther).level);
  EXPECT_THAT(of(kChoice, kOther).reasons, Contains("no answer has come yet"));
}

TEST_F(Answers, WeighHeavilyWhereAQuarterOfAllMarksHangsOnOne) {
  const auto metric = [](std::int64_t weight, std::uint32_t rubric) {
    scenario::Metric one{.cell = kTeam, .counts = scenario::Counts::kMark, .weight = weight};
    one.rubric = scenario::RubricId{rubric};
    return one;
  };
  exercise.rubrics.push_back({"detail", "A detail", {{"no", 0}, {"yes", 10}}});
  exercise.injects[1].rubric = scenario::RubricId{1};
  exercise.metrics = {metric(3, 0), metric(2, 1)};
  EXPECT_TRUE(MarkWeights(exercise).heavy(scenario::RubricId{0}, kTeam));  // 60 of 80
  EXPECT_TRUE(MarkWeights(exercise).heavy(scenario::RubricId{1}, kTeam));  // 20 of 80
  exercise.metrics[1].weight = 1;
  EXPECT_FALSE(MarkWeights(exercise).heavy(scenario::RubricId{1}, kTeam));   // 10 of 70
  EXPECT_FALSE(MarkWeights(exercise).heavy(scenario::RubricId{0}, kOther));  // earns it nothing
  EXPECT_FALSE(MarkWeights(exercise).heavy(scenario::RubricId{}, kTeam));
}

}  // namespace
}  // namespace redoubt::rules
