#include "tests/scenario/vocabulary.h"

/// What names mean, and what is said of those that mean nothing, or something else.
namespace redoubt::scenario {
namespace {

using testing::ElementsAre;
using testing::Not;

Exercise with_goal(const std::string& goal) {
  return exercise_with("exercise",
                       "exercise: {title: T, endex: 12 h, catalogue: own, goal: " + goal + "}");
}

std::string faults_of_goal(const std::string& goal) {
  return faults_with("exercise",
                     "exercise: {title: T, endex: 12 h, catalogue: own, goal: " + goal + "}");
}

TEST(Names, AHostListMeansHostsGroupsZonesAndTagsEachHostOnce) {
  EXPECT_THAT(numbers(with_goal("gateway").goal), ElementsAre(0));
  EXPECT_THAT(numbers(with_goal("desk").goal), ElementsAre(1, 2, 3));
  EXPECT_THAT(numbers(with_goal("office").goal), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(numbers(with_goal("[desk-2, tag:desk, gateway]").goal), ElementsAre(2, 1, 3, 0));
}

TEST(Names, ANameThatMeansNothingIsToldWithTheNearestThatDoes) {
  EXPECT_EQ(faults_of_goal("gatewy"),
            "exercise:2:57 exercise.goal: there is no host 'gatewy', did you mean 'gateway'? <- "
            "hosts:3:3 'gateway' is declared here\n");
}

TEST(Names, AThingOfAnotherKindIsToldWithItsDeclaration) {
  EXPECT_EQ(faults_of_goal("edge"),
            "exercise:2:57 exercise.goal: 'edge' is a link, where a host is wanted <- "
            "links:2:9 it is declared here\n");
}

TEST(Names, WhereOneThingIsWantedAGroupIsTooMany) {
  EXPECT_THAT(
      faults_with(
          "playbooks",
          "playbooks: {p: {cells: soc, on: start, steps: [{do: D3-NI, aim: {named: desk}}]}}"),
      HasSubstr("'desk' is more than one host; name one of them <- hosts:4:3"));
}

TEST(Names, ZonesAndTagsWithoutHostsAreTold) {
  EXPECT_THAT(faults_of_goal("outside"), HasSubstr("there is no host in 'outside'"));
  EXPECT_THAT(faults_of_goal("tag:mast"), HasSubstr("there is no host in 'tag:mast'"));
}

TEST(Names, OfTheRangeStandForOneThingWhateverItsKind) {
  EXPECT_EQ(faults_with("accounts", "accounts: {keeper: {}, office: {}}"),
            "accounts:2:24 accounts.office: there is a zone 'office' already <- zones:4:3 it is "
            "declared here\n");
  EXPECT_THAT(faults_with("functions", "functions: {desk-2: {parts: gateway}}"),
              HasSubstr("functions:2:13 functions.desk-2: there is a host 'desk-2' already"));
}

TEST(Names, OfEachOtherKindStandForOneThing) {
  EXPECT_THAT(faults_with("measures", "measures: {T1190: {name: N, tactic: t, needs: own}}"),
              HasSubstr("there is a technique or measure 'T1190' already <- techniques:3:3"));
}

TEST(Names, MayRepeatInListsOfWords) {
  EXPECT_EQ(faults_with("protocols", "protocols: [web, mail, web]"), "");
}

TEST(Names, AreSpelledAsNames) {
  EXPECT_THAT(faults_with("sites", "sites: {Harbour: {nation: veldmark}}"),
              HasSubstr("sites:2:9 sites.Harbour: expected a name of a-z"));
}

TEST(Names, ATagThatNothingCarriesIsTold) {
  EXPECT_THAT(
      faults_with("campaign",
                  "campaign: {cell: tide, aim: A, steps: [{id: a, any_of: [{do: T1190, at: {tag: "
                  "dsk}}]}]}"),
      HasSubstr("nothing carries the tag 'dsk', did you mean 'desk'?"));
}

TEST(Names, NothingStandsInAListTwice) {
  EXPECT_THAT(faults_with("functions", "functions: {f: {parts: gateway, shown_to: [soc, soc]}}"),
              HasSubstr("functions.f.shown_to[1]: 'soc' stands here twice"));
}

TEST(Names, MayBeUsedBeforeTheyAreDeclaredAndInAnyFile) {
  EXPECT_THAT(faults(Text()), Not(HasSubstr("there is no")));
}

TEST(Names, AllFaultsAreToldAtOnce) {
  const std::string all =
      faults(Text()
                 .with("links", "links: {edge: {between: [outsid, offce]}}")
                 .with("cells", "cells: {soc: {role: blu}, tide: {role: red}}"));
  EXPECT_THAT(all, HasSubstr("'outsid', did you mean 'outside'?"));
  EXPECT_THAT(all, HasSubstr("'offce', did you mean 'office'?"));
  EXPECT_THAT(all, HasSubstr("expected white, red, blue or observer, found 'blu', did you mean"));
}

}  // namespace
}  // namespace redoubt::scenario
