#include "controller/yaml/fields.h"

#include <algorithm>

#include "controller/yaml/witness.h"
#include "tests/yaml/vocabulary.h"

namespace redoubt::yaml {
namespace {

/// All that is said while the text is read as a host.
std::string said_of_host(std::string_view text) {
  Read read(text);
  {
    Fields host(read.root());
    host.required("zone").name();
    host.optional("duration").duration();
    host.optional("tags").names(4);
  }
  return read.findings.to_text();
}

TEST(Fields, GiveWhatIsAskedFor) {
  Read read("{zone: office, count: 3}");
  {
    Fields host(read.root());
    EXPECT_EQ(host.required("zone").name(), "office");
    EXPECT_EQ(host.optional("count").integer(1, 9).value_or(1), 3);
    EXPECT_EQ(host.optional("people").integer(1, 9).value_or(1), 1);
    EXPECT_TRUE(host.has("zone"));
    EXPECT_FALSE(host.has("tags"));
  }
  EXPECT_TRUE(read.findings.ok()) << read.findings.to_text();
}

TEST(Fields, AKeyNobodyAskedForIsUnknownAndTheNearestNamed) {
  const std::string said = said_of_host("zone: a\ndurration: 1 h\ncolour: red\n");
  EXPECT_THAT(said, HasSubstr("t.yaml:2:1: error: durration: unknown key 'durration', did you mean "
                              "'duration'? [R1002]\n"));
  EXPECT_THAT(said, HasSubstr("t.yaml:3:1: error: colour: unknown key 'colour' [R1002]\n"));
}

TEST(Fields, ARequiredKeyThatIsMissingIsSaidOnce) {
  EXPECT_EQ(said_of_host("tags: a"),
            "t.yaml:1:1: error: key 'zone' is missing [R1003]\n  tags: a\n  ^\n");
}

TEST(Fields, OfWhatIsNoMappingSayOnlyThat) {
  EXPECT_EQ(said_of_host("[a, b]"),
            "t.yaml:1:1: error: expected a mapping, found a list [R1004]\n  [a, b]\n  ^\n");
}

TEST(Fields, OfAnAbsentValueAreSilentlyAbsent) {
  Findings findings;
  {
    Fields fields{Value(findings)};
    EXPECT_FALSE(fields.required("zone").present());
  }
  EXPECT_TRUE(findings.ok());
}

TEST(Fields, EverythingWrongIsSaidAtOnce) {
  Read read("{zone: A, duration: 1, tags: [B], x: 1}");
  {
    Fields host(read.root());
    host.required("zone").name();
    host.required("name").name();
    host.optional("duration").duration();
    host.optional("tags").names(4);
  }
  EXPECT_EQ(read.findings.errors(), 5U) << read.findings.to_text();
}

/// Writes down what it is told.
class Notes final : public Witness {
 public:
  void keys(const Node& mapping, std::span<const std::string_view> asked,
            std::span<const std::string_view> demanded) override {
    text += mapping.path() + " by";
    for (const std::string_view key : asked) {
      const bool must = std::find(demanded.begin(), demanded.end(), key) != demanded.end();
      text += " " + std::string(key) + (must ? "!" : "");
    }
    text += '\n';
  }
  void value(const Node& value, std::string_view as) override {
    text += value.path() + (value.is_key() ? " (key)" : "") + " as " + std::string(as) + '\n';
  }
  void word(const Node& value, std::span<const std::string_view> words) override {
    text += value.path() + " of " + std::to_string(words.size()) + " words\n";
  }

  std::string text;
};

TEST(Fields, AWitnessIsToldWhatWasAskedForAndHowItWasRead) {
  Read read("hosts: {files: {zone: office, tags: [a], level: user}}");
  Notes notes;
  read.findings.watched_by(notes);
  for (const Value::Entry& entry :
       Value(read.root().node().pairs()[0].value, read.findings).entries(9)) {
    entry.key.name();
    Fields host(entry.value);
    host.required("zone").text();
    host.required("owner").name();
    host.optional("tags").names(4);
    host.optional("level").word<int>({{"user", 1}, {"admin", 2}});
  }
  EXPECT_EQ(notes.text,
            "hosts as a mapping\n"
            "hosts.files (key) as a name\n"
            "hosts.files.zone as text\n"
            "hosts.files.tags as one or a list\n"
            "hosts.files.tags[0] as a name\n"
            "hosts.files.level as one word\n"
            "hosts.files.level of 2 words\n"
            "hosts.files by zone! owner! tags level\n");
}

}  // namespace
}  // namespace redoubt::yaml
