#include "controller/yaml/value.h"

#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

enum class Side : std::uint8_t { kRed, kBlue };

const auto text = [](Value v) { return v.text(20); };
const auto name = [](Value v) { return v.name(); };
const auto code = [](Value v) { return v.code(); };
const auto integer = [](Value v) { return v.integer(-5, 4096); };
const auto truth = [](Value v) { return v.truth(); };
const auto odds = [](Value v) { return v.odds(); };
const auto duration = [](Value v) { return v.duration(); };
const auto time = [](Value v) { return v.time(); };
const auto list = [](Value v) { return v.list(3).size(); };
const auto names = [](Value v) { return v.names(3); };
const auto entries = [](Value v) { return v.entries(2).size(); };
const auto side = [](Value v) {
  return v.word<Side>({{"red", Side::kRed}, {"blue", Side::kBlue}});
};

TEST(Value, IsReadAsWhatItIsAskedToBe) {
  EXPECT_EQ(as("a b", text), "a b");
  EXPECT_EQ(as("42", text), "42");
  EXPECT_EQ(as("core-db_2.a", name), "core-db_2.a");
  EXPECT_EQ(as("T1566.001", code), "T1566.001");
  EXPECT_EQ(as("-5", integer), -5);
  EXPECT_EQ(as("true", truth), true);
  EXPECT_EQ(as("3.5%", odds), terms::Odds{35'000});
  EXPECT_EQ(as("1 h 30 min", duration), std::chrono::minutes{90});
  EXPECT_EQ(as("D+0 00:01", time), terms::kStartex + std::chrono::minutes{1});
  EXPECT_EQ(as("blue", side), Side::kBlue);
}

TEST(Value, OfTheWrongSortIsSaidToBeWithItsWay) {
  EXPECT_EQ(complaint("[1]", text), "k: expected text, found a list");
  EXPECT_EQ(complaint("", text), "k: expected text, found nothing");
  EXPECT_EQ(complaint("{a: 1}", odds), "k: expected odds such as 35% or 0.35, found a mapping");
  EXPECT_EQ(complaint("a", list), "k: expected a list, found 'a'");
  EXPECT_EQ(complaint("[a]", entries), "k: expected a mapping, found a list");
}

TEST(Value, NamesAreSmallLettersDigitsAndJoints) {
  for (const char* bad : {"A", "-a", ".a", "a b", "ä", "a/b", "''"}) {
    EXPECT_THAT(complaint(bad, name), HasSubstr("expected a name")) << bad;
  }
  EXPECT_EQ(complaint(times(kNameMax, "a"), name), "");
  EXPECT_THAT(complaint(times(kNameMax + 1, "a"), name), HasSubstr("at most 64"));
  EXPECT_THAT(complaint("T1566/1", code), HasSubstr("expected a code"));
}

TEST(Value, NumbersAndTruthsOutOfTheirBoundsAreRefused) {
  EXPECT_EQ(complaint("4097", integer), "k: expected a whole number from -5 to 4096, found '4097'");
  EXPECT_THAT(complaint("99999999999999999999", integer), HasSubstr("from -5 to 4096"));
  EXPECT_THAT(complaint("0777", integer), HasSubstr("leading zeros are not allowed"));
  EXPECT_THAT(complaint("'7'", integer), HasSubstr("without quotes"));
  EXPECT_THAT(complaint("1.0", integer), HasSubstr("that is no whole number"));
  for (const char* word : {"yes", "no", "on", "True", "'true'", "1"}) {
    EXPECT_THAT(complaint(word, truth), HasSubstr("expected true or false")) << word;
  }
}

TEST(Value, QuantitiesSayWhatIsWrongWithThem) {
  EXPECT_EQ(complaint("90 minutes", duration),
            "k: expected a duration such as '90 min' or '1 h 30 min', found '90 minutes': there is "
            "no unit 'minutes', only d, h, min, s, ms and us");
  EXPECT_THAT(complaint("35", odds), HasSubstr("35 in 100 is 35%"));
  EXPECT_THAT(complaint("D+1 9:30", time), HasSubstr("00:00 to 23:59"));
}

TEST(Value, OfAFewWordsTheNearestIsSuggested) {
  EXPECT_EQ(complaint("bleu", side), "k: expected red or blue, found 'bleu', did you mean 'blue'?");
  EXPECT_EQ(complaint("green", side), "k: expected red or blue, found 'green'");
}

TEST(Value, LongTextIsRefusedNotCut) {
  EXPECT_EQ(complaint(times(21, "x"), text), "k: this text has 21 bytes, 20 at most");
  EXPECT_THAT(complaint("''", text), HasSubstr("not an empty one"));
}

TEST(Value, WhereAListIsWantedOneDoesToo) {
  EXPECT_THAT(as("a", names), testing::ElementsAre("a"));
  EXPECT_THAT(as("[a, b]", names), testing::ElementsAre("a", "b"));
  EXPECT_EQ(complaint("", names), "k: expected a list, found nothing");
  EXPECT_EQ(complaint("[a, B, c]", names).substr(0, 5), "k[1]:");
}

TEST(Value, ListsAndMappingsHaveALimit) {
  EXPECT_EQ(complaint("[1, 2, 3, 4]", list), "k: 4 entries, 3 at most");
  EXPECT_EQ(complaint("{a: 1, b: 2, c: 3}", entries), "k: 3 entries, 2 at most");
}

TEST(Value, AWordMayStandAloneOrWithAValue) {
  const auto word = [](Value v) {
    const std::optional<Value::Entry> entry = v.word_with_value();
    if (!entry) return std::string("no");
    return *entry->key.name() + "=" + entry->value.name().value_or("absent");
  };
  EXPECT_EQ(as("own", word), "own=absent");
  EXPECT_EQ(as("{isolated: now}", word), "isolated=now");
  EXPECT_THAT(complaint("{a: 1, b: 2}", word), HasSubstr("expected one word, or a mapping"));
  EXPECT_THAT(complaint("", word), HasSubstr("expected one word"));
}

TEST(Value, ThatIsAbsentIsSilentlyNothing) {
  Findings findings;
  const Value absent(findings);
  EXPECT_FALSE(absent.present());
  EXPECT_EQ(absent.text(), std::nullopt);
  EXPECT_EQ(absent.integer(0, 1), std::nullopt);
  EXPECT_EQ(side(absent), std::nullopt);
  EXPECT_TRUE(absent.one_or_list(1).empty());
  EXPECT_TRUE(absent.entries(1).empty());
  EXPECT_EQ(absent.word_with_value().has_value(), false);
  EXPECT_TRUE(findings.ok());
}

TEST(Value, SaysWhatItsReaderFindsWrong) {
  Read read("zones: [a, a]");
  const auto zones = read.root().entries(1)[0].value.list(2);
  zones[1].error("declared twice", Note{zones[0].place(), "first here"});
  zones[0].warning("odd");
  EXPECT_THAT(read.findings.to_text(), HasSubstr("t.yaml:1:12: error: zones[1]: declared twice"));
  EXPECT_THAT(read.findings.to_text(), HasSubstr("t.yaml:1:9: warning: zones[0]: odd"));
}

}  // namespace
}  // namespace redoubt::yaml
