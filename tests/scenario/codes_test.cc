#include "tests/scenario/vocabulary.h"

/// Each sort of fault has a code of its own, by which people look it up.
namespace redoubt::scenario {
namespace {

using testing::ElementsAre;

std::vector<std::string> codes(const yaml::Findings& findings) {
  std::vector<std::string> all;
  for (const yaml::Finding& finding : findings.kept()) all.emplace_back(finding.code);
  return all;
}

/// Of what is said where one section reads like this.
std::vector<std::string> codes_with(const std::string& section, std::string lines) {
  yaml::Findings findings;
  read_files(Text().with(section, std::move(lines)).files(), findings);
  return codes(findings);
}

std::vector<std::string> codes_of_site(const std::string& site) {
  return codes_with("sites", "sites: {harbour: {nation: veldmark}, elsewhere: " + site + "}");
}

std::vector<std::string> codes_of_endex(const std::string& endex) {
  return codes_with("exercise", "exercise: {title: T, catalogue: own, endex: " + endex + "}");
}

TEST(Codes, WhatIsNoYamlOrNotAllowedInItIsR1001) {
  EXPECT_THAT(codes_of_site("{nation: veldmark"), ElementsAre("R1001"));
  EXPECT_THAT(codes_of_site("&here {nation: veldmark}"), ElementsAre("R1001"));
  EXPECT_THAT(codes_of_site("{nation: !x veldmark}"), ElementsAre("R1001"));
}

TEST(Codes, AnUnknownKeyIsR1002AndAMissingOneR1003) {
  EXPECT_THAT(codes_of_site("{nation: veldmark, natoin: veldmark}"), ElementsAre("R1002"));
  EXPECT_THAT(codes_of_site("{}"), ElementsAre("R1003"));
  yaml::Findings findings;
  read_files(Text().without("exercise").files(), findings);
  EXPECT_THAT(codes(findings), ElementsAre("R1003"));
}

TEST(Codes, AnotherKindOfValueIsR1004AndOneOutOfRangeR1009) {
  EXPECT_THAT(codes_of_site("[veldmark]"), ElementsAre("R1004"));
  EXPECT_THAT(codes_of_endex("soon"), ElementsAre("R1004"));
  EXPECT_THAT(codes_of_endex("0 min"), ElementsAre("R1009"));
  EXPECT_THAT(codes_of_endex("900000000 d"), ElementsAre("R1009"));
}

TEST(Codes, AnUnknownNameIsR1005AndAMisspeltOneR1007) {
  EXPECT_THAT(codes_of_site("{nation: veldmrk}"), ElementsAre("R1005"));
  EXPECT_THAT(codes_of_site("{nation: veldmark}, Third: {nation: veldmark}"), ElementsAre("R1007"));
}

TEST(Codes, WhatStandsTwiceIsR1006) {
  EXPECT_THAT(codes_of_site("{nation: veldmark}, harbour: {nation: veldmark}"),
              ElementsAre("R1006"));
  EXPECT_THAT(codes_with("objectives", "objectives: {hold: {title: Hold, cells: [soc, soc]}}"),
              ElementsAre("R1006"));
}

TEST(Codes, WhatIsTooMuchIsR1008) {
  EXPECT_THAT(codes_of_site("{nation: veldmark, title: " + std::string(5000, 'x') + "}"),
              ElementsAre("R1008"));
}

TEST(Codes, ACircleIsR1010) {
  EXPECT_THAT(codes_with("functions",
                         "functions: {a: {parts: [b]}, b: {parts: [a]},"
                         " page: {parts: [gateway/web], shown_to: soc}}"),
              ElementsAre("R1010"));
}

TEST(Codes, WhatDoesNotGoTogetherIsR1011AndOfAnOddityR1012) {
  EXPECT_THAT(codes_with("objectives", "objectives: {hold: {title: Hold, cells: tide}}"),
              testing::Contains("R1011"));
  EXPECT_THAT(codes_with("measures", "measures: {D3-NI: {name: Isolation, tactic: isolate}}"),
              ElementsAre("R1012"));
}

TEST(Codes, WhatCannotBeReadIsR1013AndAnotherVersionR1014) {
  yaml::Findings findings;
  read_folder("no/such/folder", findings);
  EXPECT_THAT(codes(findings), ElementsAre("R1013"));
  yaml::Findings newer;
  read_files({{"t/e.yaml", "format_version: 2\nexercise: {title: T, endex: 1 h}\n"}}, newer);
  EXPECT_THAT(codes(newer), testing::Contains("R1014"));
}

/// One fault in a section of a sound scenario, and where and under which code it is found.
struct Misprint {
  const char* section;
  const char* lines;
  const char* found;
};

std::vector<Misprint> misprints() {
  return {
      {"sites", "sites:\n  harbour: {nation: veldmark\n", "sites:5:1 R1001"},
      {"sites", "sites:\n  harbour: &here {nation: veldmark}", "sites:3:12 R1001"},
      {"sites", "sites:\n  harbour: {nation: veldmark, natoin: veldmark}", "sites:3:31 R1002"},
      {"sites", "sites:\n  harbour: {}", "sites:3:12 R1003"},
      {"sites", "sites:\n  harbour: [veldmark]", "sites:3:12 R1004"},
      {"sites", "sites:\n  harbour: {nation: veldmrk}", "sites:3:21 R1005"},
      {"sites", "sites:\n  harbour: {nation: atlantis}", "sites:3:21 R1005"},
      {"sites", "sites:\n  harbour: {nation: veldmark}\n  harbour: {nation: veldmark}",
       "sites:4:3 R1006"},
      {"exercise", "exercise: {title: T, catalogue: own, endex: soon}", "exercise:2:45 R1004"},
      {"exercise", "exercise: {title: T, catalogue: own, endex: 0 min}", "exercise:2:45 R1009"},
      {"exercise", "exercise: {title: T, catalogue: own}", "exercise:2:11 R1003"},
      {"exercise", "exercise: {title: T, catalogue: own, endex: 12 h, endx: 1 h}",
       "exercise:2:51 R1002"},
      {"cells", "cells:\n  soc: {role: bleu}\n  tide: {role: red, knows: gateway}",
       "cells:3:15 R1004"},
      {"cells", "cells:\n  soc: {role: blue, people: -1}\n  tide: {role: red, knows: gateway}",
       "cells:3:29 R1009"},
      {"cells", "cells:\n  soc: {role: blue}\n  tide: {role: red, knows: gatewy}",
       "cells:4:28 R1005"},
      {"phases", "phases: [{name: A, from: 1 h}]", "phases:2:26 R1009"},
      {"phases", "phases: [{name: A, from: 0 s}, {name: B, from: 0 s}]", "phases:2:48 R1009"},
      {"hosts", "hosts:\n  lone: {zone: nowhere, system: desk-os, owner: soc}", "hosts:3:16 R1005"},
      {"links", "links:\n  edge: {between: [office, moon]}", "links:3:28 R1005"},
      {"injects", "injects:\n  1-01: {title: T, kind: mial, at: 1 h, to: soc, from: A, subject: S}",
       "injects:3:26 R1004"},
      {"injects", "injects:\n  1-01: {title: T, kind: mail, at: 1 h, to: sco, from: A, subject: S}",
       "injects:3:45 R1005"},
      {"injects",
       "injects:\n  1-01: {title: T, kind: mail, at: 25 h, to: soc, from: A, subject: S}",
       "injects:3:36 R1009"},
      {"injects", "injects:\n  1-01: {title: T, kind: mail, to: soc, from: A, subject: S}",
       "injects:3:3 R1011"},
      {"metrics", "metrics:\n  lost: {cell: soc, counts: losses, points: 1, best: 0, worst: 1}",
       "metrics:3:9 R1003"},
  };
}

TEST(Codes, EachMisprintIsFoundWhereItStandsAndByItsCode) {
  for (const auto& [section, lines, found] : misprints()) {
    yaml::Findings findings;
    read_files(Text().with(section, lines).files(), findings);
    ASSERT_FALSE(findings.kept().empty()) << lines;
    const yaml::Finding& first = findings.kept().front();
    EXPECT_EQ(fmt::format("{} {}", place_of(first.at), first.code), found) << lines;
  }
}

}  // namespace
}  // namespace redoubt::scenario
