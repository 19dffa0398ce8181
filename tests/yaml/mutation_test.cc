#include "tests/yaml/broken.h"
#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

constexpr std::string_view kWhole = R"(# A small exercise.
format_version: 1
title: "Größe \u00e4 und Maß"
hosts:
  files: {zone: office, count: 12, tags: [a, 'b', "c"]}
  desk:
    zone: 'home'
    odds: 35%
    at: D+1 09:30
    about: |
      Two lines
      of text.
    more: >-
      folded
      text
links:
- [office, home]
-   - x
    - {deny: all}
)";

::testing::AssertionResult lies_in(const Source& source, Mark mark) {
  const bool inside = mark.line >= 1 && mark.line <= source.lines() && mark.column >= 1 &&
                      mark.column <= characters(source.line(mark.line)) + 1;
  if (inside) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << mark.line << ":" << mark.column << " in\n"
                                       << source.text();
}

void expect_sound(const Source& source, const Node& node) {
  EXPECT_TRUE(lies_in(source, node.begin()));
  EXPECT_TRUE(lies_in(source, node.end()));
  EXPECT_LE(node.begin(), node.end());
  for (const Node& element : node.elements()) expect_sound(source, element);
  for (const auto& [key, value] : node.pairs()) {
    EXPECT_EQ(key.path(), value.path());
    expect_sound(source, key);
    expect_sound(source, value);
  }
  const bool one_line = node.begin().line == node.end().line;
  if (node.plain() && one_line) {
    const std::string_view line = source.line(node.begin().line);
    const std::string_view after =
        line.substr(first_characters(line, node.begin().column - 1).size());
    EXPECT_EQ(first_characters(after, node.end().column - node.begin().column), node.text());
  }
}

TEST(Mutation, WhateverAFileHoldsEveryPlaceNamedLiesInIt) {
  int whole = 0;
  for (std::uint64_t n = 0; n < 10000; ++n) {
    const std::string text = broken(kWhole, n);
    const Read read(text);
    EXPECT_EQ(read.tree != nullptr, read.findings.ok());
    for (const Finding& finding : read.findings.kept()) {
      EXPECT_TRUE(lies_in(*finding.at.source, finding.at.mark)) << finding.message;
      const Place& other = finding.note ? finding.note->at : finding.at;
      EXPECT_TRUE(lies_in(*other.source, other.mark)) << finding.message;
    }
    EXPECT_EQ(read.findings.to_text().empty(), read.findings.ok());
    if (read.tree == nullptr) continue;
    ++whole;
    expect_sound(*read.tree->source(), read.tree->root());
  }
  EXPECT_GT(whole, 1000) << "too few of the texts were YAML to say anything of trees";
}

TEST(Mutation, TheWholeTextIsSound) {
  const Read read(kWhole);
  ASSERT_NE(read.tree, nullptr) << read.findings.to_text();
  expect_sound(*read.tree->source(), read.tree->root());
}

}  // namespace
}  // namespace redoubt::yaml
