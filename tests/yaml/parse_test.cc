#include "controller/yaml/parse.h"

#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

TEST(Parse, RefusesAnchorsAliasesAndTagsAllAtOnce) {
  const std::string said = refusal_of("a: &here 1\nb: *here\nc: !!str 2\nd: ! x\n");
  EXPECT_THAT(said, HasSubstr("t.yaml:1:4: error: anchors"));
  EXPECT_THAT(said, HasSubstr("t.yaml:2:4: error: aliases"));
  EXPECT_THAT(said, HasSubstr("t.yaml:3:4: error: tags"));
  EXPECT_THAT(said, HasSubstr("t.yaml:4:4: error: tags"));
}

TEST(Parse, RefusesDirectives) {
  EXPECT_THAT(refusal_of("%YAML 1.1\n---\na: 1\n"), HasSubstr("t.yaml:1:1: error: directives"));
  EXPECT_THAT(refusal_of("%TAG ! tag:x,2000:\n---\na: 1\n"), HasSubstr("error: directives"));
}

TEST(Parse, RefusesASecondDocument) {
  EXPECT_THAT(refusal_of("---\na: 1\n---\nb: 1\n"), HasSubstr("t.yaml:3:1: error: a second"));
}

TEST(Parse, NamesBothPlacesOfAKeyThatStandsTwice) {
  const std::string said = refusal_of("a: 1\nb: 2\n'a': 3\nc: {x: 1, x: 2}\na: 4\n");
  EXPECT_THAT(said, HasSubstr("t.yaml:3:1: error: key 'a' stands twice"));
  EXPECT_THAT(said, HasSubstr("t.yaml:1:1: note: first given here"));
  EXPECT_THAT(said, HasSubstr("t.yaml:4:11: error: key 'x' stands twice"));
  EXPECT_THAT(said, HasSubstr("t.yaml:4:5: note: first given here"));
  EXPECT_THAT(said, HasSubstr("t.yaml:5:1: error: key 'a' stands twice"));
}

TEST(Parse, RefusesKeysThatAreNoText) {
  EXPECT_THAT(refusal_of("? [a, b]\n: 1\n"), HasSubstr("1:3: error: a key must be text"));
  EXPECT_THAT(refusal_of("{{a: 1}: 2}"), HasSubstr("1:2: error: a key must be text"));
  EXPECT_THAT(refusal_of("a: {'': 1}\n"), HasSubstr("1:5: error: a key is missing here"));
}

TEST(Parse, RefusesWhatIsEmpty) {
  EXPECT_THAT(refusal_of(""), HasSubstr("t.yaml:1:1: error: the file is empty"));
  EXPECT_THAT(refusal_of("# only words\n\n"), HasSubstr("the file is empty"));
}

TEST(Parse, RefusesWhatIsNoUtf8WithItsPlace) {
  EXPECT_THAT(refusal_of("ä: 1\nbc: \xff\n"),
              HasSubstr("t.yaml:2:5: error: byte 0xFF is no UTF-8"));
  EXPECT_THAT(refusal_of("\xc0\xaf"), HasSubstr("no UTF-8")) << "longer than need be";
  EXPECT_THAT(refusal_of("\xed\xa0\x80"), HasSubstr("no UTF-8")) << "half a pair";
  EXPECT_THAT(refusal_of("\xf4\x90\x80\x80"), HasSubstr("no UTF-8")) << "beyond Unicode";
  EXPECT_THAT(refusal_of("a: \xe2\x82"), HasSubstr("no UTF-8")) << "cut off";
}

TEST(Parse, RefusesUtf16ByName) {
  EXPECT_THAT(refusal_of(std::string_view("\xff\xfe"
                                          "a\0:\0",
                                          6)),
              HasSubstr("this is UTF-16"));
  EXPECT_THAT(refusal_of(std::string_view("\xfe\xff\0a", 4)), HasSubstr("this is UTF-16"));
}

TEST(Parse, RefusesControlCharactersHoweverTheyAreWritten) {
  EXPECT_THAT(refusal_of("a: \x1b[31m"), HasSubstr("1:4: error: character U+001B"));
  EXPECT_THAT(refusal_of(std::string_view("a: \0", 4)), HasSubstr("U+0000"));
  EXPECT_THAT(refusal_of("a: \"\\e[31m\""), HasSubstr("in this text, character U+001B"));
  EXPECT_THAT(refusal_of("a: x\xe2\x80\xa8y"), HasSubstr("U+2028"));
}

TEST(Parse, TakesAByteOrderMarkAndAnyLineBreaks) {
  const Read read(
      "\xef\xbb\xbf"
      "a: 1\r\nb: 2\rc: 3\n");
  ASSERT_NE(read.tree, nullptr) << read.findings.to_text();
  EXPECT_EQ(read.tree->root().begin(), (Mark{1, 1}));
  EXPECT_EQ(value_of(*read.tree, "c").begin(), (Mark{3, 4}));
  EXPECT_EQ(read.tree->source()->line(2), "b: 2");
}

TEST(Parse, NamesBothEndsOfBadGrammar) {
  const std::string said = refusal_of("a: 'never closed\nb: 2\n");
  EXPECT_THAT(said, HasSubstr("t.yaml:3:1: error: found unexpected end of stream"));
  EXPECT_THAT(said, HasSubstr("t.yaml:1:4: note: while scanning a quoted scalar"));
  EXPECT_THAT(refusal_of("a:\n  - 1\n b: 2\n"), HasSubstr("t.yaml:3:2: error:"));
  EXPECT_THAT(refusal_of("a: b: c\n"), HasSubstr("mapping values are not allowed"));
}

TEST(Parse, SaysThatATabIsATab) {
  EXPECT_THAT(refusal_of("a:\n\tb: 1\n"), HasSubstr("2:1: error: a tab cannot stand here"));
}

}  // namespace
}  // namespace redoubt::yaml
