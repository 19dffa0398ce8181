// `redoubt new` writes an exercise that can be played where it stands.

#include <gmock/gmock.h>

#include <fstream>

#include "tests/system/command.h"

namespace redoubt {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

std::ptrdiff_t entries_in(const std::string& folder) {
  return std::distance(fs::directory_iterator(folder), {});
}

TEST(New, WritesAnExerciseWithoutAnyFinding) {
  const Folder folder;
  EXPECT_THAT(call_in(folder.path(), "redoubt", "new mine").out, HasSubstr("rehearse mine"));
  const auto json = call_in(folder.path(), "redoubt", "check --json mine").json()[0];
  EXPECT_EQ(json["findings"].size(), 0U) << json.dump(2);
  EXPECT_EQ(call("redoubt", "format --check " + (folder / "mine")).status, 0);
}

TEST(New, WhatItWritesIsPlayedWithMindsInEverySeat) {
  const Folder folder;
  call_in(folder.path(), "redoubt", "new mine");
  const std::string words = "rehearse --json --runs 100 " + (folder / "mine");
  const auto defended = call("redoubt", words).json()["points"]["town"];
  const auto left_alone = call("redoubt", words + " --blue idle").json()["points"]["town"];
  EXPECT_EQ(defended["n"], 100);
  EXPECT_GT(defended["mean"], left_alone["mean"]) << "it matters what blue does";
  EXPECT_EQ(call("redoubt", "run --quiet --out " + (folder / "out ") + (folder / "mine")).status,
            0);
}

TEST(New, WritesIntoAnEmptyFolderAndOverNothing) {
  const Folder folder;
  fs::create_directory(folder / "empty");
  EXPECT_EQ(call("redoubt", "new " + (folder / "empty/")).status, 0);
  const Said again = call("redoubt", "new " + (folder / "empty") + " 2>&1");
  EXPECT_EQ(again.status, 4);
  EXPECT_THAT(again.out, HasSubstr("name another"));
  std::ofstream(folder / "file") << "mine";
  EXPECT_EQ(call("redoubt", "new " + (folder / "file") + " 2>&1").status, 4);
  EXPECT_EQ(entries_in(folder.path()), 2) << "what was begun is gone again";
}

TEST(New, APlaceThatCannotBeIsSaid) {
  const Folder folder;
  EXPECT_EQ(call("redoubt", "new " + (folder / "no/such") + " 2>&1").status, 3);
  EXPECT_EQ(call("redoubt", "new '" + (folder / "a b") + "' 2>&1").status, 3);
  EXPECT_EQ(call_in(folder.path(), "redoubt", "new . 2>&1").status, 4);
  EXPECT_EQ(entries_in(folder.path()), 0);
}

}  // namespace
}  // namespace redoubt
