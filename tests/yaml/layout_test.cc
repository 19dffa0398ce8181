#include "controller/yaml/layout.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "controller/yaml/tokens.h"
#include "tests/yaml/broken.h"
#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

/// All that a reader of a tree can see of it, and its comments.
void tell(const Node& node, std::string& told) {
  told += node.plain() ? 'p' : 's';
  told += node.text() + '\n';
  for (const Node& element : node.elements()) tell(element, told += "- ");
  for (const auto& [key, value] : node.pairs()) {
    tell(key, told += "? ");
    tell(value, told += ": ");
  }
  told += ".\n";
}

std::string meaning(const Tree& tree) {
  std::string told;
  tell(tree.root(), told);
  for (const std::string& comment : comments_in(tokens_of(tree))) told += comment + '\n';
  return told;
}

/// As it is laid out, or what is said against that.
std::string laid(std::string_view text) {
  const Read read(text);
  if (read.tree == nullptr) return read.findings.to_text();
  auto result = laid_out(*read.tree);
  return result ? *result : result.error().message;
}

TEST(Layout, EachLevelIsTwoBlanksAndAListStandsBelowItsKey) {
  EXPECT_EQ(laid("a:\n    b: 1\n    c:\n    - x\n    -   - y\n        - z\nd:\n- e: 1\n  f: 2\n"),
            "a:\n  b: 1\n  c:\n    - x\n    - - y\n      - z\nd:\n  - e: 1\n    f: 2\n");
}

TEST(Layout, BlanksInALineAreMadeAlike) {
  EXPECT_EQ(laid("a :  {b:   1 ,c: [ x,y ] }\n-x:\t'q'   \n"), "a: {b: 1, c: [x, y]}\n-x: 'q'\n");
}

TEST(Layout, OneEmptyLineIsEnoughAndNoneAtEitherEnd) {
  EXPECT_EQ(laid("\n\na: 1\n\n\n\nb:\n\n  c: 2\n\n\n"), "a: 1\n\nb:\n\n  c: 2\n");
  EXPECT_EQ(laid("a: 1"), "a: 1\n");
}

TEST(Layout, LineEndsAreLineFeeds) {
  EXPECT_EQ(laid("a: |\r\n  x\r\n  y\r\nb: 1 # c\r\n"), "a: |\n  x\n  y\nb: 1  # c\n");
}

TEST(Layout, CommentsStayAndStandWithWhatTheyWereAlignedWith) {
  EXPECT_EQ(laid("# top\na:\n    # of b\n    b: 1 # why\n    # the end of a\n# of c\nc: 2\n# end"),
            "# top\na:\n  # of b\n  b: 1  # why\n  # the end of a\n# of c\nc: 2\n# end\n");
  EXPECT_EQ(laid("a: 1      # far\n"), "a: 1      # far\n");
}

TEST(Layout, ABlockOfTextMovesAsAWhole) {
  EXPECT_EQ(laid("a:\n      b: |  # said\n         one\n           two  \n\n         three\n\n\n   "
                 "   c: 1"),
            "a:\n  b: |  # said\n    one\n      two  \n\n    three\n\n  c: 1\n");
  EXPECT_EQ(laid("a:\n    b: |2\n        x\n      y\n"), "a:\n  b: |2\n      x\n    y\n");
  EXPECT_EQ(laid("a: |+\n   x\n\n\nb: >-\n   y\n   z\n\n"), "a: |+\n  x\n\n\nb: >-\n  y\n  z\n");
}

TEST(Layout, WhatGoesOnInFurtherLinesStandsBelow) {
  EXPECT_EQ(laid("a: {b: 1,\n c: [x,\n y]}\n"), "a: {b: 1,\n  c: [x,\n    y]}\n");
  EXPECT_EQ(laid("a:\n- {b: 1,\n c: 2}\n"), "a:\n  - {b: 1,\n     c: 2}\n");
  EXPECT_EQ(laid("a: some\n         words\n\n         more\nb:\n  'x\n     y'\n"),
            "a: some\n  words\n\n  more\nb:\n  'x\n  y'\n");
}

TEST(Layout, AKeyAfterAQuestionMarkIsRefused) {
  EXPECT_THAT(laid("? a\n: b\n"), HasSubstr("'?' in line 1"));
}

TEST(Layout, WhatWouldReadOtherwiseIsRefused) {
  EXPECT_THAT(laid("a: \"x\\ \n  y\"\n"), HasSubstr("without changing what it says"));
}

TEST(Layout, OfTheLargestFilesItIsSoonDone) {
  EXPECT_THAT(laid("a: [" + times(20000, "[xäääääääääääääääääää],") + "x]\n"),
              testing::EndsWith("ä], x]\n"));
  EXPECT_THAT(laid("a: 1\n" + times(500'000, "#\n") + "b: 2"), testing::EndsWith("#\nb: 2\n"));
  EXPECT_EQ(laid("a:" + times(1'000'000, " ") + "1"), "a: 1\n");
}

constexpr std::string_view kLaidOut = R"(# A drill.
format_version: 1

exercise:
  title: "Größe: ä"  # in words
  summary: >-
    Some words
    that fold.
  body: |
    A list:
      - of two

    and more.
cells:
  # of each team
  - {role: blue, knows: [a, b],
     people: 3}
  - role: red
    aims: {first: 'x', second: "y"}
    # no more
links: [[a, b],
  [c, d]]
)";

TEST(Layout, WhatIsLaidOutStaysAsItIs) { EXPECT_EQ(laid(kLaidOut), kLaidOut); }

TEST(Layout, OfABrokenTextTheMeaningStaysOrItIsRefused) {
  int done = 0;
  int refused = 0;
  for (std::uint64_t n = 0; n < 20000; ++n) {
    const Read read(broken(kLaidOut, n));
    if (read.tree == nullptr) continue;
    const auto text = laid_out(*read.tree);
    ++(text ? done : refused);
    if (!text) continue;
    const Read again(*text);
    ASSERT_NE(again.tree, nullptr) << *text;
    EXPECT_EQ(meaning(*again.tree), meaning(*read.tree)) << n;
    EXPECT_EQ(laid(*text), *text) << n;
  }
  EXPECT_GT(done, 2000);
  EXPECT_LT(refused, done / 20) << "of what can be read, nearly all can be laid out";
}

std::vector<std::string> shipped() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("exercises")) {
    if (entry.path().extension() != ".yaml") continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    texts.push_back(text.str());
  }
  EXPECT_GT(texts.size(), 30U);
  return texts;
}

TEST(Layout, TheShippedExercisesAreLaidOut) {
  for (const std::string& text : shipped()) EXPECT_EQ(laid(text), text);
}

/// The same file as somebody else might have typed it: indents of another width, blanks at the end
/// of lines, more empty lines. Block scalars would mean something else, so they are left alone.
std::string typed_otherwise(std::string_view text, std::size_t width) {
  const Source source("t.yaml", std::string(text));
  const Read read(text);
  std::vector<bool> block(source.lines() + 2, false);
  for (const Token& token : tokens_of(*read.tree)) {
    if (token.kind != Token::Kind::kBlock) continue;
    for (std::uint32_t i = token.line + 1; i < token.past; ++i) block[i] = true;
  }
  std::string other;
  for (std::uint32_t i = 1; i <= source.lines(); ++i) {
    const std::string_view line = source.line(i);
    const std::size_t depth = line.find_first_not_of(' ');
    if (depth != std::string_view::npos && depth > 0) other.append(depth / 2 * width, ' ');
    const bool item = !block[i] && depth != std::string_view::npos && line[depth] == '-';
    if (item) other.append("-").append(width - 1, ' ');
    if (depth != std::string_view::npos) other += line.substr(depth + (item ? 2 : 0));
    other += block[i] || block[i + 1] ? "\r\n" : line.empty() ? "\n  \n\n" : "  \n";
  }
  return other;
}

TEST(Layout, HoweverItWasTypedItComesOutTheSame) {
  std::size_t alike = 0;
  for (const std::string& text : shipped()) {
    for (const std::size_t width : {3U, 4U, 8U}) {
      const std::string other = typed_otherwise(text, width);
      const Read read(other);
      ASSERT_NE(read.tree, nullptr) << read.findings.to_text();
      if (meaning(*read.tree) != meaning(*Read(text).tree)) continue;
      EXPECT_EQ(laid(other), text);
      ++alike;
    }
  }
  EXPECT_GT(alike, 100U);
}

TEST(Layout, OfAFileCutOffAnywhereTheMeaningStaysOrItIsRefused) {
  for (const std::string& text : shipped()) {
    terms::Stream chance(text.size(), terms::Purpose::kChoice, 0);
    for (int i = 0; i < 20; ++i) {
      const Read read(std::string_view(text).substr(0, chance.below(text.size())));
      if (read.tree == nullptr) continue;
      const auto cut = laid_out(*read.tree);
      if (!cut) continue;
      EXPECT_EQ(meaning(*Read(*cut).tree), meaning(*read.tree));
    }
  }
}

}  // namespace
}  // namespace redoubt::yaml
