// `redoubt format` lays files out, and never makes one say anything else.

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "tests/system/command.h"

namespace redoubt {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

constexpr const char* kTyped = "a:\n    - b:   1 # why\n\n\n";
constexpr const char* kLaidOut = "a:\n  - b: 1  # why\n";

std::string write(const Folder& folder, const std::string& name, const std::string& text) {
  std::ofstream(folder / name) << text;
  return folder / name;
}

std::string text_of(const std::string& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(Format, LaysAFileOutAndNamesIt) {
  const Folder folder;
  const std::string file = write(folder, "a.yaml", kTyped);
  const Said said = call("redoubt", "format " + file);
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.out, file + "\n");
  EXPECT_EQ(text_of(file), kLaidOut);
  EXPECT_EQ(call("redoubt", "format " + file).out, "");
}

TEST(Format, ACheckChangesNothingAndFailsWhereSomethingWould) {
  const Folder folder;
  const std::string file = write(folder, "a.yaml", kTyped);
  write(folder, "b.yaml", kLaidOut);
  const Said said = call("redoubt", "format --check " + folder.path());
  EXPECT_EQ(said.status, 1);
  EXPECT_EQ(said.out, file + "\n");
  EXPECT_EQ(text_of(file), kTyped);
}

TEST(Format, WhatIsNoYamlIsSaidAndLeftAlone) {
  const Folder folder;
  const std::string file = write(folder, "a.yaml", "a: [b\n");
  const std::string other = write(folder, "b.yaml", kTyped);
  const Said said = call("redoubt", "format " + folder.path() + " 2>&1");
  EXPECT_EQ(said.status, 3);
  EXPECT_THAT(said.out, HasSubstr("a.yaml:2:1: error: "));
  EXPECT_EQ(text_of(file), "a: [b\n");
  EXPECT_EQ(text_of(other), kLaidOut) << "others do not suffer for it";
}

TEST(Format, WhatWouldReadOtherwiseIsLeftAloneAndNamed) {
  const Folder folder;
  const std::string file = write(folder, "a.yaml", "? a\n:   b\n");
  const Said said = call("redoubt", "format " + file + " 2>&1");
  EXPECT_EQ(said.status, 1);
  EXPECT_THAT(said.out, HasSubstr("it is left as it is"));
  EXPECT_EQ(text_of(file), "? a\n:   b\n");
}

TEST(Format, PermissionsAndLinksStayAndNothingElseIsLeft) {
  const Folder folder;
  const std::string file = write(folder, "a.yaml", kTyped);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("a.yaml", folder / "b.yaml");
  EXPECT_EQ(call("redoubt", "format " + (folder / "b.yaml")).status, 0);
  EXPECT_EQ(text_of(file), kLaidOut);
  EXPECT_TRUE(fs::is_symlink(folder / "b.yaml"));
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 2);
}

TEST(Format, TheShippedExercisesAreLaidOut) {
  const Said said = call("redoubt",
                         "format --check exercises/catalogue exercises/first-watch "
                         "exercises/fallen-mast exercises/dark-harbour exercises/long-shadow");
  EXPECT_EQ(said.status, 0) << said.out;
}

}  // namespace
}  // namespace redoubt
