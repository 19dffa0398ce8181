// What `redoubt check --sarif` says, as editors and code hosts read it.

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <utility>

#include "tests/system/command.h"

namespace redoubt {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const std::map<std::string, std::string> kDrill = {
    {"catalogue.yaml", "measures: {}\ntrace_kinds: [process]\nprotocols: [web]\n"},
    {"exercise.yaml", "exercise: {title: T, endex: 1 h, catalogue: own, goal: gatewy}\n"},
    {"place.yaml",
     "nations: {n: {title: N}}\nsites: {s: {nation: n}}\nsystems: [os]\n"
     "zones: {office: {site: s}}\nhosts: {gateway: {system: os, zone: office}}\n"},
    {"cells.yaml", "cells: {soc: {role: blue}}\n"},
};

void lay_out(const std::map<std::string, std::string>& drill, const Folder& folder) {
  std::filesystem::create_directory(folder / "drill");
  for (const auto& [name, text] : drill) {
    std::ofstream(folder / ("drill/" + name)) << "format_version: 1\n" << text;
  }
}

/// The run that a check of this exercise logs, called from the folder that it lies in.
json run_of(const std::map<std::string, std::string>& drill, const std::string& options = "") {
  const Folder folder;
  lay_out(drill, folder);
  const Said said = call_in(folder.path(), "redoubt", "check drill --sarif " + options);
  EXPECT_EQ(said.status, 1);
  const json log = said.json();
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_THAT(log["$schema"], HasSubstr("sarif-2.1.0"));
  return log["runs"].at(0);
}

json planted(const std::string& file, const std::string& text) {
  auto drill = kDrill;
  drill["exercise.yaml"] = "exercise: {title: T, endex: 1 h, catalogue: own, goal: gateway}\n";
  drill[file] = text;
  return run_of(drill)["results"];
}

std::string place(const json& result) {
  const json& at = result["locations"][0]["physicalLocation"];
  return at["artifactLocation"]["uri"].get<std::string>() + ":" + at["region"]["startLine"].dump() +
         ":" + at["region"]["startColumn"].dump();
}

TEST(Sarif, NamesEachRuleOnceWithItsPage) {
  const json rules = run_of(kDrill)["tool"]["driver"]["rules"];
  ASSERT_GE(rules.size(), 25U);
  std::string before;
  for (const json& rule : rules) {
    EXPECT_LT(std::exchange(before, rule["id"]), rule["id"]);
    EXPECT_GT(rule["fullDescription"]["text"].get<std::string>().size(), 20U);
    EXPECT_THAT(rule["help"]["markdown"], HasSubstr("What to do"));
    EXPECT_FALSE(rule.contains("helpUri"));
  }
}

TEST(Sarif, AResultPointsToItsRuleItsLineAndWhatWasMeant) {
  const json run = run_of(kDrill);
  const json& result = run["results"].at(0);
  EXPECT_EQ(result["ruleId"], "R1005");
  EXPECT_EQ(run["tool"]["driver"]["rules"].at(result["ruleIndex"].get<std::size_t>())["id"],
            "R1005");
  EXPECT_EQ(result["level"], "error");
  EXPECT_EQ(place(result), "drill/exercise.yaml:2:56");
  const json& note = result["relatedLocations"].at(0);
  EXPECT_THAT(note["message"]["text"], HasSubstr("'gateway' is declared here"));
  EXPECT_EQ(note["physicalLocation"]["region"]["startLine"], 6);
}

TEST(Sarif, PlantedFaultsAreFoundInTheirLines) {
  EXPECT_EQ(place(planted("cells.yaml", "cells:\n  soc: {role: blu}\n")[0]),
            "drill/cells.yaml:3:15");
  EXPECT_EQ(place(planted("cells.yaml", "cells:\n  soc: {role: blue\n")[0]),
            "drill/cells.yaml:4:1");
  EXPECT_EQ(place(planted("more.yaml", "\n\n\ncels: {}\n")[0]), "drill/more.yaml:5:1");
}

TEST(Sarif, AFileAsAWholeHasNoRegion) {
  const json result = planted("b ä.yaml", "zones: {}\n").at(0);
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "drill/b%20%C3%A4.yaml");
  EXPECT_FALSE(result["locations"][0]["physicalLocation"].contains("region"));
}

TEST(Sarif, LinksToThePagesWhereItIsToldTheirAddress) {
  const json rules = run_of(kDrill, "--docs https://docs.example.org/")["tool"]["driver"]["rules"];
  EXPECT_EQ(rules[1]["helpUri"],
            "https://docs.example.org/findings.md#r1002-a-key-that-means-nothing-here");
}

TEST(Sarif, WhatWasCountedAndNotKeptIsSaid) {
  auto drill = kDrill;
  for (int i = 0; i < 249; ++i) drill["more.yaml"] += "key-" + std::to_string(i) + ": 1\n";
  const json run = run_of(drill);
  EXPECT_EQ(run["results"].size(), 200U);
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            "50 further findings are left out");
}

TEST(Sarif, IsOneOfTwoWaysToSayItAsData) {
  EXPECT_EQ(call("redoubt", "check exercises/first-watch --sarif --json 2>&1").status, 2);
  EXPECT_EQ(call("redoubt", "check exercises/first-watch --sarif").status, 0);
}

TEST(Check, ANoteIsThereAsDataToo) {
  const Folder folder;
  lay_out(kDrill, folder);
  const json finding =
      call_in(folder.path(), "redoubt", "check drill --json").json()[0]["findings"][0];
  EXPECT_EQ(finding["note"]["file"], "drill/place.yaml");
  EXPECT_EQ(finding["note"]["line"], 6);
}

}  // namespace
}  // namespace redoubt
