// One scenario and one seed: the same course in rehearsal, over gRPC between processes, and derived
// again from the journal.

#include <gtest/gtest.h>

#include "tests/system/command.h"

namespace redoubt {
namespace {

class OneCourse : public testing::TestWithParam<const char*> {};

TEST_P(OneCourse, InRehearsalOverGrpcAndInReplay) {
  const std::string exercise = std::string("exercises/") + GetParam();
  const Folder folder;
  const Said rehearsed = call("redoubt", "rehearse " + exercise + " --seed 5 --json --course");
  const Said run = call("redoubt", "run " + exercise + " --seed 5 --json --out " + folder.path());
  const Said replayed = call("redoubt", "replay --json " + (folder / "exercise.journal"));
  ASSERT_EQ(rehearsed.status, 0);
  ASSERT_EQ(run.status, 0);
  ASSERT_EQ(replayed.status, 0);
  const std::string fingerprint = replayed.json()["fingerprint"];
  EXPECT_EQ(rehearsed.json()["courses"][0]["fingerprint"], fingerprint);
  EXPECT_EQ(run.json()["exercise"]["fingerprint"], fingerprint);
}

INSTANTIATE_TEST_SUITE_P(Shipped, OneCourse, testing::Values("first-watch", "fallen-mast"),
                         [](const auto& shipped) {
                           std::string name = shipped.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(Command, ARunLeavesAReportThatNeedsNoNetwork) {
  const Folder folder;
  ASSERT_EQ(call("redoubt", "run exercises/first-watch --quiet --out " + folder.path()).status, 0);
  const Said html = call("redoubt", "report " + (folder / "exercise.journal"));
  EXPECT_EQ(html.out.find("src=\"http"), std::string::npos);
  EXPECT_NE(html.out.find("<svg"), std::string::npos);
}

TEST(Command, WhatCannotBeReadEndsWithThree) {
  EXPECT_EQ(call("redoubt", "rehearse exercises/nowhere 2>&1").status, 3);
  EXPECT_EQ(call("redoubt", "replay README.md 2>&1").status, 3);
}

TEST(Command, FaultsEndACheckWithOne) {
  EXPECT_EQ(call("redoubt", "check exercises/nowhere").status, 1);
  EXPECT_EQ(call("redoubt", "check exercises/first-watch exercises/fallen-mast").status, 0);
}

TEST(Command, AWrongWordEndsWithTwo) {
  EXPECT_EQ(call("redoubt", "rehaerse 2>&1").status, 2);
  EXPECT_EQ(call("redoubt-red", "--nonsense 2>&1").status, 2);
}

TEST(Command, EveryVerbHelps) {
  for (const char* verb : {"run", "serve", "rehearse", "replay", "check", "import", "report"}) {
    EXPECT_EQ(call("redoubt", std::string(verb) + " --help").status, 0) << verb;
  }
}

}  // namespace
}  // namespace redoubt
