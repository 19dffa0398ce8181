#include "controller/yaml/findings.h"

#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

std::shared_ptr<const Source> file(std::string name, std::string text) {
  return std::make_shared<const Source>(std::move(name), std::move(text));
}

TEST(Findings, AreWordedAsCompilersDo) {
  const auto source = file("range.yaml", "zones:\n  office: {}\n  offfice: {}\n");
  Findings findings;
  findings.error({source, {3, 3}}, "no such zone", Note{{source, {2, 3}}, "is it this one?"});
  EXPECT_EQ(findings.to_text(),
            "range.yaml:3:3: error: no such zone [R1011]\n"
            "    offfice: {}\n"
            "    ^\n"
            "range.yaml:2:3: note: is it this one?\n"
            "    office: {}\n"
            "    ^\n");
}

TEST(Findings, StandInTheOrderOfTheirPlaces) {
  const auto a = file("a", "x\ny\n");
  const auto b = file("b", "x\n");
  Findings findings;
  findings.error({b, {1, 1}}, "third");
  findings.error({a, {2, 1}}, "second");
  findings.warning({a, {1, 1}}, "first");
  EXPECT_THAT(findings.to_text(),
              testing::ContainsRegex("1:1: warning: first(.|\n)*second(.|\n)*third"));
}

TEST(Findings, ACaretStandsBelowItsCharacterWhateverATabIsWorth) {
  Findings findings;
  findings.error({file("f", "\tä\tb\n"), {1, 4}}, "here");
  EXPECT_EQ(findings.to_text(), "f:1:4: error: here [R1011]\n  \tä\tb\n  \t \t^\n");
}

TEST(Findings, OfALongLineOnlyWhatIsAroundIsShown) {
  Findings findings;
  const std::string line = times(1000, "ä") + "X" + times(1000, "ö");
  findings.error({file("f", line), {1, 1001}}, "here");
  EXPECT_EQ(findings.to_text(), "f:1:1001: error: here [R1011]\n  ..." + times(70, "ä") + "X" +
                                    times(29, "ö") + "...\n  " + times(73, " ") + "^\n");
}

TEST(Findings, BeyondTheLimitAreCountedNotKept) {
  Findings findings;
  for (int i = 0; i < 250; ++i) findings.warning({}, "odd");
  findings.error({}, "wrong");
  EXPECT_TRUE(findings.full(Severity::kWarning));
  EXPECT_FALSE(findings.full(Severity::kError));
  EXPECT_EQ(findings.kept().size(), Findings::kKept + 1);
  EXPECT_EQ(findings.errors(), 1U);
  EXPECT_THAT(findings.to_text(), HasSubstr("... and 50 more warnings\n"));
}

TEST(Findings, OfAWholeFileShowNoLine) {
  Findings findings;
  findings.error(Fault::kUnreadable, {file("f", ""), {}}, "is a pipe, not a file");
  EXPECT_EQ(findings.to_text(), "f: error: is a pipe, not a file [R1013]\n");
}

TEST(Findings, OutliveTheTreeTheySpeakOf) {
  Findings findings;
  {
    const auto tree = parse("f", "zone: here", findings);
    findings.error(value_of(*tree, "zone").place(), "no such zone");
  }
  EXPECT_THAT(findings.to_text(), HasSubstr("zone: here\n"));
}

}  // namespace
}  // namespace redoubt::yaml
