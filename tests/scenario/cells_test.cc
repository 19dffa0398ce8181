#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using testing::ElementsAre;

std::vector<std::string> known_to(const Exercise& exercise, std::size_t cell) {
  std::vector<std::string> names;
  for (const range::Entity thing : exercise.cells.at(cell).knows) {
    names.push_back(exercise.layout.name_of(thing));
  }
  return names;
}

TEST(Cells, SayWhoTheyAre) {
  const Exercise exercise = exercise_with(
      "cells",
      "cells:\n"
      "  soc: {role: blue, nation: veldmark, title: Operator SOC, people: 5, mission: Hold on}\n"
      "  tide: {role: red}\n"
      "  control: {role: white}\n"
      "  guest: {role: observer}");
  const Cell& soc = exercise.cells.at(0);
  EXPECT_EQ(soc.name, "soc");
  EXPECT_EQ(soc.title, "Operator SOC");
  EXPECT_EQ(soc.mission, "Hold on");
  EXPECT_EQ(soc.people, 5U);
  EXPECT_EQ(soc.nation, range::NationId{0});
  EXPECT_EQ(exercise.cells.at(3).role, terms::Role::kObserver);
}

TEST(Cells, BlueKnowsItsOwnInTheOrderOfTheFormat) {
  EXPECT_THAT(
      known_to(exercise_of(Text()), 0),
      ElementsAre("office", "edge", "page", "gateway", "desk-1", "desk-2", "desk-3", "gateway/web",
                  "desk-1/mail", "desk-2/mail", "desk-3/mail", "keeper", "eye"));
}

TEST(Cells, BlueKnowsLinksBetweenItsZonesAndThoseItMayCut) {
  const std::string cut = "links: {edge: {between: [outside, office], owner: soc}}";
  EXPECT_EQ(known_to(exercise_with("links", cut), 0).at(1), "edge");
  const std::string leaves = "links: {edge: {between: [outside, office]}}";
  EXPECT_EQ(known_to(exercise_with("links", leaves), 0).at(1), "page");
}

TEST(Cells, RedKnowsTheOutsideAndWhatItIsTold) {
  const Exercise exercise = exercise_with(
      "cells", "cells: {soc: {role: blue}, tide: {role: red, knows: [tag:desk, edge]}}");
  EXPECT_THAT(known_to(exercise, 1), ElementsAre("outside", "desk-1", "desk-2", "desk-3", "edge"));
}

TEST(Cells, SomebodyPlays) {
  EXPECT_THAT(faults(Text().without("cells")),
              HasSubstr("exercise:2:11 exercise: there is no cell that could play it"));
}

TEST(Cells, RedStartsOutside) {
  EXPECT_THAT(
      faults_with("zones", "zones: {outside: {site: elsewhere}, office: {site: harbour}}"),
      HasSubstr("cells:4:3 cells.tide: red has nowhere to start from: no zone is external"));
}

}  // namespace
}  // namespace redoubt::scenario
