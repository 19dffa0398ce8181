#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "proto/terms/check.h"
#include "tests/scenario/vocabulary.h"

/// Scenarios as folders: what is read, what is refused, and that it takes little time and memory.
namespace redoubt::scenario {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::SizeIs;

/// A folder of its own for each test, gone with it.
class Folder {
 public:
  Folder() {
    std::string path = (fs::temp_directory_path() / "redoubt.XXXXXX").string();
    REDOUBT_CHECK(mkdtemp(path.data()) != nullptr);
    path_ = path;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const Folder& write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
    return *this;
  }
  const Folder& write(const Text& text) const {
    for (const File& file : text.files()) write(file.name, file.text);
    return *this;
  }
  fs::path path(const std::string& name = "t") const { return path_ / name; }

 private:
  fs::path path_;
};

std::string faults_in(const Folder& folder, const std::string& name = "t") {
  yaml::Findings findings;
  const auto loaded = read_folder(folder.path(name), findings);
  EXPECT_EQ(loaded.has_value(), findings.ok());
  std::string said = told(findings);
  for (std::size_t at; (at = said.find(folder.path("").string())) != std::string::npos;) {
    said.erase(at, folder.path("").string().size());
  }
  return said;
}

Text sharing() {
  return Text().with("exercise", "exercise: {title: T, endex: 12 h}").without("measures");
}

const char* const kMeasures =
    "format_version: 1\n"
    "measures: {D3-NI: {name: Isolation, tactic: isolate, needs: own, effects: isolate}}\n";

TEST(Reader, AFolderAndItsFilesAloneAreTheSameExercise) {
  const Folder folder;
  folder.write(Text());
  yaml::Findings findings;
  const auto loaded = read_folder(folder.path(), findings);
  ASSERT_TRUE(loaded) << told(findings);
  EXPECT_EQ(loaded->exercise->name, "t");
  EXPECT_EQ(loaded->files.front().name, "t/accounts.yaml");
  const auto again = read_files(loaded->files, findings);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->exercise->name, "t");
  EXPECT_EQ(again->exercise->layout.hosts.size(), loaded->exercise->layout.hosts.size());
  EXPECT_EQ(again->files.size(), loaded->files.size());
}

TEST(Reader, FilesMayComeInAnyOrder) {
  std::vector<File> files = Text().files();
  std::reverse(files.begin(), files.end());
  yaml::Findings findings;
  const auto loaded = read_files(files, findings);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->files.front().name, "t/accounts.yaml");
}

TEST(Reader, TheCatalogueBesideTheFolderIsSharedUnlessItHasItsOwn) {
  const Folder folder;
  folder.write(sharing()).write("catalogue/measures.yaml", kMeasures);
  yaml::Findings findings;
  const auto loaded = read_folder(folder.path(), findings);
  ASSERT_TRUE(loaded) << told(findings);
  EXPECT_THAT(loaded->exercise->catalogue, SizeIs(2));
  EXPECT_EQ(loaded->files[1].name, "t/catalogue/measures.yaml");
  EXPECT_TRUE(read_files(loaded->files, findings));

  folder.write("t/exercise.yaml",
               "format_version: 1\nexercise: {title: T, endex: 12 h, catalogue: own}\n");
  EXPECT_THAT(read_folder(folder.path(), findings)->exercise->catalogue, SizeIs(1));
}

TEST(Reader, ACatalogueThatIsNotThereIsTold) {
  const Folder folder;
  folder.write(sharing());
  EXPECT_EQ(faults_in(folder), "catalogue there is no such folder\n");
}

TEST(Reader, WhatIsNoFolderOfYamlIsTold) {
  const Folder folder;
  folder.write("empty/notes.txt", "-").write("t/dir.yaml/x", "-");
  EXPECT_EQ(faults_in(folder, "nowhere"), "nowhere there is no such folder\n");
  EXPECT_EQ(faults_in(folder, "empty/notes.txt"), "empty/notes.txt no folder\n");
  EXPECT_EQ(faults_in(folder, "empty"), "empty there is no .yaml file in this folder\n");
  EXPECT_THAT(faults_in(folder), StartsWith("t/dir "));
}

TEST(Reader, AFileThatIsNoYamlIsToldAlone) {
  const Folder folder;
  folder.write(Text().with("hosts", "hosts: {a: [}"));
  EXPECT_THAT(faults_in(folder), HasSubstr("t/hosts:2:13 "));
  EXPECT_THAT(faults_in(folder), testing::Not(HasSubstr("there is no host")));
}

TEST(Reader, EveryFileSaysItsVersion) {
  EXPECT_THAT(faults(Text().with("hosts", "format: 2")), HasSubstr("unknown key 'format'"));
  yaml::Findings findings;
  read_files({{"t/a.yaml", "format_version: 2\nexercise: {title: T}\n"}}, findings);
  EXPECT_THAT(told(findings), HasSubstr("a:1:17 format_version: this is version 2 of the format; "
                                        "version 1 is read here"));
}

TEST(Reader, AnUnknownSectionIsTold) {
  EXPECT_THAT(faults(Text().with("hosts", "host: {}")),
              HasSubstr("hosts:2:1 host: unknown key 'host', did you mean 'hosts'?"));
}

TEST(Reader, ThereIsOneExerciseInAFolder) {
  EXPECT_THAT(faults(Text().without("exercise")), HasSubstr("t no file has a section 'exercise'"));
  EXPECT_THAT(faults(Text().with("hosts", "exercise: {title: U, endex: 1 h}")),
              HasSubstr("hosts:2:11 exercise: there is one exercise in a folder <- exercise:2:11"));
}

TEST(Reader, AnExerciseEndsAfterItHasBegun) {
  EXPECT_THAT(faults_with("exercise", "exercise: {title: T, endex: 0 s, catalogue: own}"),
              HasSubstr("exercise.endex: an exercise ends after it has begun"));
  EXPECT_THAT(faults_with("exercise", "exercise: {title: T, catalogue: own}"),
              HasSubstr("exercise:2:11 exercise: key 'endex' is missing"));
}

TEST(Reader, TheRulesAreOneOfTheSetsThereAre) {
  EXPECT_EQ(exercise_with("exercise", "exercise: {title: T, endex: 1 h, rules: nasim}").rules,
            Rules::kNasim);
  EXPECT_THAT(faults_with("exercise", "exercise: {title: T, endex: 1 h, rules: nasin}"),
              HasSubstr("expected redoubt or nasim, found 'nasin', did you mean 'nasim'?"));
}

TEST(Reader, TooManyFilesOrBytesAreRefused) {
  const Folder folder;
  for (std::size_t i = 0; i <= kFilesMax; ++i) {
    folder.write("many/f" + std::to_string(i) + ".yaml", "format_version: 1\n");
  }
  EXPECT_EQ(faults_in(folder, "many"), "many 65 files, 64 at most\n");
  folder.write("t/big.yaml", std::string(2U << 20U, 'x'));
  EXPECT_THAT(faults_in(folder), HasSubstr("t/big "));
  for (std::size_t i = 0; i < 9; ++i) {
    folder.write("large/f" + std::to_string(i) + ".yaml", std::string(1U << 20U, '#'));
  }
  EXPECT_EQ(faults_in(folder, "large"), "large more than 8388608 bytes in one folder\n");
}

TEST(Reader, TooManyHostsAreRefusedBeforeTheyAreDrawn) {
  EXPECT_THAT(faults_with("hosts",
                          "hosts:\n"
                          "  gateway: {system: server-os, zone: office, services: web}\n"
                          "  desk: {template: desk, zone: office, count: 20000}"),
              HasSubstr("hosts:4:3 hosts.desk: with these there are more than 20000 hosts"));
}

TEST(Reader, ListsOfHostsAreBoundedInAll) {
  std::string injects = "injects:\n";
  for (int i = 0; i < 60; ++i) {
    injects += fmt::format("  n-{}: {{title: A, at: 1 h, then: [{{isolate: desk}}]}}\n", i);
  }
  EXPECT_THAT(faults(Text()
                         .with("hosts",
                               "hosts:\n"
                               "  gateway: {system: server-os, zone: office, services: web}\n"
                               "  desk: {template: desk, zone: office, count: 19999}")
                         .with("injects", injects)),
              HasSubstr("the lists of this exercise name more than 1000000 things in all"));
}

TEST(Reader, DeepNestingIsRefused) {
  std::string condition = "{time: 1 h}";
  for (int i = 0; i < 100; ++i) condition = "{not: " + condition + "}";
  EXPECT_THAT(faults_with("injects", "injects: {1-01: {title: A, when: " + condition + "}}"),
              HasSubstr("deep"));
}

/// What ships with the product, read from the root of the project.
TEST(Reader, ShippedExercisesAreSound) {
  std::size_t read = 0;
  for (const auto& entry : fs::directory_iterator("exercises")) {
    if (!entry.is_directory() || entry.path().filename() == "catalogue") continue;
    yaml::Findings findings;
    const auto loaded = read_folder(entry.path(), findings);
    EXPECT_EQ(findings.to_text(), "");
    EXPECT_TRUE(loaded) << entry.path();
    ++read;
  }
  EXPECT_GT(read, 0U);
}

}  // namespace
}  // namespace redoubt::scenario
