// The commands as a person at a terminal meets them.

#include <gmock/gmock.h>

#include <fstream>

#include "tests/system/command.h"

namespace redoubt {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string run_into(const Folder& folder) {
  EXPECT_EQ(call("redoubt", "run exercises/first-watch --quiet --out " + folder.path()).status, 0);
  return folder / "exercise.journal";
}

/// First Watch with one word of one file replaced by another.
void copy_with(const Folder& folder, const std::string& file, const std::string& word,
               const std::string& other) {
  std::filesystem::copy("exercises/first-watch", folder / "drill");
  std::filesystem::copy("exercises/catalogue", folder / "catalogue");
  std::ifstream in("exercises/first-watch/" + file);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto at = text.find(word);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, word.size(), other);
  std::ofstream(folder / ("drill/" + file)) << text;
}

TEST(Check, TheShippedExercisesAreSound) {
  const Said said = call("redoubt",
                         "check exercises/first-watch exercises/fallen-mast exercises/dark-harbour "
                         "exercises/long-shadow");
  EXPECT_EQ(said.status, 0) << said.out;
  EXPECT_THAT(said.out, Not(HasSubstr("warning")));
}

TEST(Check, AFaultIsSaidWithItsPlaceAndWhatWasMeant) {
  const Folder folder;
  copy_with(folder, "exercise.yaml", "tag: workstation", "tag: workstatoin");
  const Said said = call("redoubt", "check " + (folder / "drill"));
  EXPECT_EQ(said.status, 1);
  EXPECT_THAT(said.out, testing::ContainsRegex("exercise.yaml:[0-9]+:[0-9]+: error: "));
  EXPECT_THAT(said.out, HasSubstr("did you mean 'workstation'?"));
}

TEST(Check, TheSameIsThereAsData) {
  const Folder folder;
  copy_with(folder, "msel.yaml", "deadline", "deadlin");
  const auto json = call("redoubt", "check --json " + (folder / "drill")).json();
  ASSERT_EQ(json.size(), 1U);
  EXPECT_GE(json[0]["errors"], 1);
  EXPECT_EQ(json[0]["findings"][0]["file"], folder / "drill/msel.yaml");
  EXPECT_EQ(json[0]["findings"][0]["code"], "R1002");
}

TEST(Coverage, BlindSpotsOfATeamAreMarked) {
  const Said said = call("redoubt", "coverage exercises/fallen-mast --team coalition");
  EXPECT_EQ(said.status, 0);
  EXPECT_THAT(said.out, HasSubstr("what the sensors of 'coalition' may notice"));
  EXPECT_THAT(said.out, testing::ContainsRegex("T1566.001 .* [0-9]+% [0-9]+/[0-9]+"));
  EXPECT_THAT(said.out, HasSubstr("blind"));
  EXPECT_THAT(said.out, Not(HasSubstr("'operator'")));
}

TEST(Coverage, TheSameIsThereAsDataAndForAllOfTheCatalogue) {
  const auto json = call("redoubt", "coverage exercises/fallen-mast --json").json();
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[1]["team"], "coalition");
  const auto& zone = json[1]["techniques"][0]["zones"][0];
  EXPECT_EQ(zone["blind"], zone["best_per_million"] == 0);
  EXPECT_LE(zone["covered"], zone["hosts"]);
  const auto all = call("redoubt", "coverage exercises/fallen-mast --json --all").json();
  EXPECT_GT(all[1]["techniques"].size(), json[1]["techniques"].size());
}

TEST(Coverage, ATeamThatThereIsNotIsSaid) {
  const Said said = call("redoubt", "coverage exercises/first-watch --team wach 2>&1");
  EXPECT_EQ(said.status, 3);
  EXPECT_THAT(said.out, HasSubstr("no team 'wach'"));
}

TEST(Explain, HasAPageForEachFinding) {
  const Said list = call("redoubt", "explain");
  EXPECT_EQ(list.status, 0);
  EXPECT_THAT(list.out, HasSubstr("R2002"));
  EXPECT_THAT(call("redoubt", "explain R2002").out, HasSubstr("What to do"));
  EXPECT_THAT(call("redoubt", "explain R1005").out, HasSubstr("A name by which nothing is called"));
  EXPECT_EQ(call("redoubt", "explain R9999 2>&1").status, 3);
}

TEST(Cuts, SayWhatEachLinkCosts) {
  const Said said = call("redoubt", "cuts exercises/dark-harbour");
  EXPECT_EQ(said.status, 0);
  EXPECT_THAT(said.out,
              testing::ContainsRegex("which [a-z ]+ may cut:\n  [a-z-]+ loses [0-9.]+ %"));
  const auto json = call("redoubt", "cuts exercises/dark-harbour --json").json();
  const bool some =
      std::any_of(json.begin(), json.end(), [](const auto& cut) { return !cut["losses"].empty(); });
  EXPECT_TRUE(some);
}

TEST(Run, LeavesAReportThatNeedsNoNetworkAndTheSameAsData) {
  const Folder folder;
  const std::string journal = run_into(folder);
  const Said html = call("redoubt", "report " + journal);
  EXPECT_THAT(html.out, Not(testing::ContainsRegex("(src|href)=\"https?:")));
  EXPECT_THAT(html.out, HasSubstr("<svg"));
  EXPECT_EQ(call("redoubt", "report --json " + journal).json()["exercise"]["title"], "First Watch");
}

TEST(Run, NeverWritesOverAJournal) {
  const Folder folder;
  run_into(folder);
  const Said again = call("redoubt", "run exercises/first-watch --out " + folder.path() + " 2>&1");
  EXPECT_EQ(again.status, 4);
  EXPECT_THAT(again.out, HasSubstr("exists"));
}

TEST(Replay, AFlippedByteIsFoundAndNamed) {
  const Folder folder;
  const std::string journal = run_into(folder);
  const auto size = std::filesystem::file_size(journal);
  std::fstream file(journal, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(size / 2));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(size / 2));
  file.put(static_cast<char>(byte ^ 0x10));
  file.close();
  const Said said = call("redoubt", "replay " + journal + " 2>&1");
  EXPECT_NE(said.status, 0);
  EXPECT_THAT(said.out, HasSubstr("exercise.journal: ")) << "damage is named";
}

TEST(Rehearse, TheNumberOfThreadsChangesNothing) {
  const std::string words = "rehearse exercises/first-watch --runs 50 --json --threads ";
  EXPECT_EQ(call("redoubt", words + "1").json()["fingerprint"],
            call("redoubt", words + "3").json()["fingerprint"]);
}

TEST(Rehearse, SaysInDataWhatItSaysInWords) {
  const auto json = call("redoubt", "rehearse exercises/fallen-mast --runs 20 --json").json();
  for (const char* key : {"seed", "runs", "fingerprint", "steps_to_goal", "wall_seconds",
                          "steps_per_second", "points"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  EXPECT_EQ(json["points"]["operator"]["n"], 20);
}

TEST(Usage, WhatIsMisspeltIsRefusedWithStatusTwo) {
  EXPECT_EQ(call("redoubt", "rehearse exercises/first-watch --sed 2 2>&1").status, 2);
  EXPECT_EQ(call("redoubt", "2>&1").status, 2);
  EXPECT_EQ(call("redoubt-red", "--mind clever 2>&1").status, 2);
  EXPECT_EQ(call("redoubt", "run exercises/first-watch --red clever 2>&1").status, 2);
}

TEST(Usage, EveryVerbExplainsItself) {
  for (const char* verb : {"run", "serve", "rehearse", "replay", "report", "check", "coverage",
                           "cuts", "explain", "format", "import", "new", "clock", "clock jump",
                           "inject", "inject mark", "watch", "post chat", "seat take"}) {
    const Said said = call("redoubt", std::string(verb) + " --help");
    EXPECT_EQ(said.status, 0) << verb;
    EXPECT_THAT(said.out, HasSubstr("Usage:")) << verb;
  }
}

}  // namespace
}  // namespace redoubt
