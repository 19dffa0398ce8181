#include <array>

#include "proto/terms/random.h"
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

constexpr std::array<std::string_view, 30> kPieces = {"\t",
                                                      "\n",
                                                      "\r\n",
                                                      " ",
                                                      ": ",
                                                      "- ",
                                                      "[",
                                                      "]",
                                                      "{",
                                                      "}",
                                                      "'",
                                                      "\"",
                                                      "|",
                                                      ">",
                                                      "&a ",
                                                      "*a",
                                                      "!!x ",
                                                      "---\n",
                                                      "...\n",
                                                      "# ",
                                                      "?",
                                                      "\\x",
                                                      "ä",
                                                      "\xff",
                                                      "%",
                                                      "\x1b",
                                                      "0",
                                                      ",",
                                                      "\xe2\x80\xa8",
                                                      "\xef\xbb\xbf"};

/// The n-th broken text: a few places cut out, doubled or written into.
std::string broken(std::uint64_t n) {
  terms::Stream chance(n, terms::Purpose::kChoice, 0);
  std::string text(kWhole);
  for (std::uint64_t blows = 1 + chance.below(4); blows > 0; --blows) {
    const std::size_t at = chance.below(text.size() + 1);
    const std::size_t length = std::min<std::size_t>(chance.below(12), text.size() - at);
    switch (chance.below(3)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, text.substr(at, length));
        break;
      default:
        text.insert(at, kPieces[chance.below(kPieces.size())]);
        break;
    }
  }
  return text;
}

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
    const std::string text = broken(n);
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
