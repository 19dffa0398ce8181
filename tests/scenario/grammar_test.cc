// The grammar says what the readers do: nothing that they do not ask for, and nothing less.

#include "controller/scenario/grammar.h"

#include <filesystem>
#include <fstream>
#include <set>

#include "controller/yaml/fields.h"
#include "controller/yaml/parse.h"
#include "tests/scenario/grammar_samples.h"
#include "tests/scenario/grammar_witness.h"
#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

void show(std::vector<File> files, GrammarWitness& witness) {
  yaml::Findings findings;
  findings.watched_by(witness);
  read_files(std::move(files), findings);
}

void show_shipped(GrammarWitness& witness) {
  for (const char* name : {"first-watch", "fallen-mast", "dark-harbour", "long-shadow"}) {
    yaml::Findings findings;
    findings.watched_by(witness);
    EXPECT_TRUE(read_folder(std::string("exercises/") + name, findings)) << findings.to_text();
  }
}

/// A key that must stand there in some files alone is shown in both sorts.
void show_what_depends(GrammarWitness& witness) {
  show(Text()
           .with("slices", "slices: {wide: {}}")
           .with("network_functions", "network_functions: {amf: {kind: amf}}")
           .with("radio_cells", "radio_cells: {mast: {sessions: 1}}")
           .with("injects",
                 "injects:\n"
                 "  1-01: {title: A, contingency: true}\n"
                 "  1-02: {like: waits}\n"
                 "  1-03: {title: A, when: {time: 1 h}, not_after: 2 h}")
           .with("inject_templates",
                 "inject_templates: {waits: {title: A, when: {time: 1 h}, not_before: 1 h, "
                 "not_after: 2 h}}")
           .with("milestones", "milestones: {late: {when: {missing: {time: 1 h}, by: 2 h}}}")
           .files(),
       witness);
}

/// Folders are included from where the scenario's lies.
void show_included(GrammarWitness& witness) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "including";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "t.yaml") << "{format_version: 1, include: [elsewhere]}";
  yaml::Findings findings;
  findings.watched_by(witness);
  EXPECT_FALSE(read_folder(folder, findings));
  std::filesystem::remove_all(folder);
}

TEST(Grammar, SaysWhatTheReadersAskFor) {
  GrammarWitness witness;
  show_included(witness);
  show_shipped(witness);
  show_what_depends(witness);
  for (std::size_t i = 0; i < Samples::enough(); ++i) {
    // Where variables are wrong, nothing else is read.
    show({{"t/sample.yaml", Samples(i).without({"variables", "set"})}}, witness);
    show({{"t/sample.yaml", Samples(i).with({"variables", "set"})}}, witness);
  }
  EXPECT_EQ(witness.disagreements(), "");
}

TEST(Grammar, AReaderThatAsksOtherwiseIsFoundOut) {
  yaml::Findings findings;
  GrammarWitness witness;
  findings.watched_by(witness);
  const auto tree = yaml::parse("t.yaml", "{format_version: 1, zones: [a]}", findings);
  {
    yaml::Fields file({tree->root(), findings});
    file.required("format_version").text();
    file.required("zones").list(1);
    file.optional("clouds");
  }
  const std::string said = witness.disagreements();
  EXPECT_THAT(said, HasSubstr("file: 'clouds' is asked for, and is missing here\n"));
  EXPECT_THAT(said, HasSubstr("file.format_version is read as text, and is a whole number"));
  EXPECT_THAT(said, HasSubstr("file.zones is read as a list, and is a mapping here\n"));
  EXPECT_THAT(said, HasSubstr("file.zones is always demanded, and never here\n"));
  EXPECT_THAT(said, HasSubstr("file.hosts is never asked for\n"));
  EXPECT_THAT(said, HasSubstr("zone is never read\n"));
}

TEST(Grammar, HasALineOnEveryKeyAndOneNameForEveryMapping) {
  std::set<std::string_view> names;
  for (const grammar::Mapping* mapping : grammar::mappings()) {
    EXPECT_TRUE(names.insert(mapping->name).second) << mapping->name;
    EXPECT_NE(mapping->about, "") << mapping->name;
    for (const grammar::Key& key : mapping->keys) {
      EXPECT_NE(key.about, "") << mapping->name << "." << key.name;
    }
  }
}

}  // namespace
}  // namespace redoubt::scenario
