#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

Text with_variables(const std::string& declared) {
  return Text()
      .with("variables", "variables: {" + declared + "}")
      .with("injects", "injects: {1-01: {title: $(word), at: 1 h, to: soc, from: F, subject: S}}");
}

std::optional<Loaded> loaded(const Text& text) {
  yaml::Findings findings;
  auto read = read_files(text.files(), findings);
  EXPECT_EQ(told(findings), "");
  return read;
}

std::string title(const Exercise& exercise) { return exercise.injects.at(0).title; }

TEST(Variables, StandForTheirDefault) {
  EXPECT_EQ(title(exercise_of(with_variables("word: {default: Calm}"))), "Calm");
}

TEST(Variables, StandForWhatIsSet) {
  const auto given = with_variables("word: {default: Calm, allowed: [Calm, Storm]}")
                         .with("set", "set: {word: Storm}");
  EXPECT_EQ(title(exercise_of(given)), "Storm");
}

TEST(Variables, AreOfTheirType) {
  EXPECT_THAT(faults(with_variables("word: {type: duration, default: long}")),
              HasSubstr("a duration such as"));
  EXPECT_THAT(faults(with_variables("word: {default: Calm, allowed: [Calm, Storm]}")
                         .with("set", "set: {word: Rain}")),
              HasSubstr("expected Calm or Storm, found 'Rain'"));
  EXPECT_THAT(faults(with_variables("word: {default: Rain, allowed: [Calm, Storm]}")),
              HasSubstr("not one of those that are allowed"));
  EXPECT_THAT(faults(with_variables("word: {type: choice, default: Calm}")),
              HasSubstr("key 'allowed' is missing"));
  EXPECT_THAT(faults(with_variables("word: {default: Calm, draw: [Calm, Storm]}")),
              HasSubstr("either a 'default' or is drawn"));
}

TEST(Variables, AreDeclared) {
  EXPECT_THAT(faults(with_variables("wort: {default: Calm}")),
              HasSubstr("injects:2:25 there is no variable 'word', did you mean 'wort'?"));
  EXPECT_THAT(faults(with_variables("word: {default: Calm}").with("set", "set: {wurd: Calm}")),
              HasSubstr("there is no variable 'wurd', did you mean 'word'?"));
}

TEST(Variables, ThatAreDrawnMakeAScenarioForEachValue) {
  const auto read = loaded(with_variables("word: {draw: [Calm, Storm, Fog]}"));
  ASSERT_EQ(read->variants.all.size(), 3U);
  EXPECT_EQ(title(*read->variants.all[2]), "Fog");
}

TEST(Variables, OfOneSeedAreAlwaysDrawnAlike) {
  const auto read = loaded(with_variables("word: {draw: [Calm, Storm]}"));
  std::set<std::uint32_t> seen;
  for (std::uint64_t seed = 1; seed < 20; ++seed) {
    seen.insert(read->variants.of(seed));
    EXPECT_EQ(read->variants.of(seed), read->variants.of(seed));
  }
  EXPECT_EQ(seen.size(), 2U);
}

TEST(Variables, OfOneStreamAreDrawnTogether) {
  const auto read = loaded(with_variables(
      "word: {draw: [Calm, Storm], stream: sky}, other: {draw: [a, b], stream: sky}"));
  EXPECT_EQ(read->variants.all.size(), 2U);
  EXPECT_THAT(
      faults(with_variables(
          "word: {draw: [Calm, Storm], stream: sky}, other: {draw: [a, b, c], stream: sky}")),
      HasSubstr("the others of stream 'sky' are drawn from 2 values"));
}

TEST(Variables, ThatDrawTooManyScenariosAreRefused) {
  std::string declared = "word: {draw: [a, b]}";
  for (char c = 'a'; c < 'h'; ++c) declared += fmt::format(", x{}: {{draw: [a, b]}}", c);
  EXPECT_THAT(faults(with_variables(declared)), HasSubstr("draw more than 64 scenarios"));
}

TEST(Variables, OfWhichEachIsJudged) {
  EXPECT_THAT(faults(with_variables("word: {default: Calm}, when: {type: time, draw: [1 h, 13 h]}")
                         .with("injects",
                               "injects: {1-01: {title: T, at: $(when), to: soc, from: F, subject: "
                               "S}}")),
              HasSubstr("the exercise has ended by then"));
}

}  // namespace
}  // namespace redoubt::scenario
