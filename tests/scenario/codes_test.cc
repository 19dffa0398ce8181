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

}  // namespace
}  // namespace redoubt::scenario
