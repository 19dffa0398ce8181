#include <fstream>
#include <sstream>

#include "controller/range/water/state.h"
#include "proto/terms/random.h"
#include "tests/scenario/vocabulary.h"

namespace redoubt::scenario {
namespace {

using range::water::ControlKind;
using range::water::PlaceKind;
using range::water::Works;
using std::chrono::hours;
using testing::ElementsAre;

/// The small scenario with waterworks in it.
Text works() {
  return Text()
      .with("water",
            "water:\n"
            "  sources: {river: {height: 4 m}}\n"
            "  junctions: {fork: {height: 10 m}}\n"
            "  pipes: [[hill, fork], [fork, harbour-town]]\n"
            "  patterns: {household: [40%, 120.5%]}\n"
            "  pattern_step: 6 h\n"
            "  pattern_start: 90 min")
      .with("tanks",
            "tanks:\n"
            "  hill: {title: Water tower, owner: soc, holds: 2500 m3, at: 60%, height: 95 m,\n"
            "         depth: 5 m}\n"
            "  sump: {holds: 80 m3}")
      .with("districts",
            "districts:\n"
            "  old-town: {owner: soc, draws: 180 m3/h, pattern: household, from: [hill, sump]}\n"
            "  harbour-town: {draws: 2.5 l/s, priority: 2, height: 3 m}")
      .with("pumps",
            "pumps:\n"
            "  p-1: {owner: soc, from: river, to: hill, flow: 400 m3/h, at: 0%, controls: [\n"
            "         {below: 40%, set: 100%}, {above: 90%, set: 0%},\n"
            "         {tank: sump, above: 50%, set: 30%}, {time: 5 h, every: 1 d, set: 0%}]}\n"
            "  p-2: {from: river, to: sump, curve: [[10 m3/h, 20 m], [30 m3/h, 8 m]]}\n"
            "  p-3: {from: sump, to: fork, power: 7.5 kW}")
      .with("valves",
            "valves:\n"
            "  v-1: {owner: soc, from: hill, to: harbour-town, limit: 90 m3/h}\n"
            "  v-2: {from: sump, to: fork, at: 0%}");
}

Works drawn() { return exercise_of(works()).layout.water; }

/// What is said where one word of a section is another.
std::string with(const std::string& section, const std::string& word, const std::string& other) {
  for (File file : works().files()) {
    if (file.name != "t/" + section + ".yaml") continue;
    const auto at = file.text.find(word);
    EXPECT_NE(at, std::string::npos) << word;
    file.text.replace(at, word.size(), other);
    return faults(works().with(section, file.text.substr(file.text.find('\n') + 1)));
  }
  return "no such section";
}

TEST(WaterReader, TanksAreDrawn) {
  const Works works = drawn();
  ASSERT_EQ(works.tanks.size(), 2U);
  EXPECT_EQ(works.tanks[0].name, "hill");
  EXPECT_EQ(works.tanks[0].owner, terms::CellId{0});
  EXPECT_EQ(works.tanks[0].holds, 2'500'000);
  EXPECT_EQ(works.tanks[0].at, 1'500'000);
  EXPECT_EQ(works.tanks[0].height_mm, 95'000);
  EXPECT_EQ(works.tanks[0].depth_mm, 5'000);
  EXPECT_EQ(works.tanks[1].at, 80'000);
  EXPECT_FALSE(works.tanks[1].owner.valid());
}

TEST(WaterReader, DistrictsHangOnWhatTheyNameAndOnPipes) {
  const Works works = drawn();
  ASSERT_EQ(works.districts.size(), 2U);
  EXPECT_EQ(works.districts[0].draws[0].lph, 180'000);
  EXPECT_EQ(works.districts[0].draws[0].pattern, 0U);
  EXPECT_EQ(works.districts[0].priority, 5);
  EXPECT_EQ(works.districts[1].draws[0].lph, 9'000);
  EXPECT_EQ(works.districts[1].draws[0].pattern, range::water::kNoPattern);
  EXPECT_EQ(works.districts[1].priority, 2);
  EXPECT_EQ(works.districts[1].height_mm, 3'000);
  ASSERT_EQ(works.pipes.size(), 4U);
  EXPECT_EQ(works.pipes[1].a, (range::water::Place{PlaceKind::kTank, 1}));
  EXPECT_EQ(works.pipes[1].b, (range::water::Place{PlaceKind::kDistrict, 0}));
  EXPECT_EQ(works.pipes[2].b, (range::water::Place{PlaceKind::kJunction, 0}));
}

TEST(WaterReader, PumpsSayAFlowACurveOrAPower) {
  const Works works = drawn();
  ASSERT_EQ(works.pumps.size(), 3U);
  EXPECT_EQ(works.pumps[0].lph, 400'000);
  EXPECT_EQ(works.pumps[0].at, 0);
  EXPECT_EQ(works.pumps[0].from, (range::water::Place{PlaceKind::kSource, 0}));
  ASSERT_EQ(works.pumps[1].curve.size(), 2U);
  EXPECT_EQ(works.pumps[1].curve[1].lph, 30'000);
  EXPECT_EQ(works.pumps[1].curve[1].head_mm, 8'000);
  EXPECT_EQ(works.pumps[1].at, 1000);
  EXPECT_EQ(works.pumps[2].power_w, 7'500);
}

TEST(WaterReader, ValvesMayHaveALimit) {
  const Works works = drawn();
  ASSERT_EQ(works.valves.size(), 2U);
  EXPECT_EQ(works.valves[0].limit_lph, 90'000);
  EXPECT_EQ(works.valves[0].at, 1000);
  EXPECT_EQ(works.valves[1].limit_lph, 0);
  EXPECT_EQ(works.valves[1].at, 0);
}

TEST(WaterReader, ControlsLookAtTheTankTheyFillUnlessTheyNameAnother) {
  const auto controls = drawn().controls;
  ASSERT_EQ(controls.size(), 4U);
  EXPECT_EQ(controls[0].kind, ControlKind::kBelow);
  EXPECT_EQ(controls[0].tank, range::TankId{0});
  EXPECT_EQ(controls[0].litres, 1'000'000);
  EXPECT_EQ(controls[0].permille, 1000);
  EXPECT_EQ(controls[1].kind, ControlKind::kAbove);
  EXPECT_EQ(controls[2].tank, range::TankId{1});
  EXPECT_EQ(controls[2].litres, 40'000);
  EXPECT_EQ(controls[3].kind, ControlKind::kAt);
  EXPECT_EQ(controls[3].at, terms::kStartex + hours(5));
  EXPECT_EQ(controls[3].period, hours(24));
}

TEST(WaterReader, SettingsAreRead) {
  const Works works = drawn();
  EXPECT_EQ(works.sources.at(0).head_mm, 4'000);
  EXPECT_EQ(works.junctions.at(0).height_mm, 10'000);
  EXPECT_THAT(works.patterns.at(0).permille, ElementsAre(400, 1205));
  EXPECT_EQ(works.pattern_step, hours(6));
  EXPECT_EQ(works.pattern_start, std::chrono::minutes(90));
}

TEST(WaterReader, AScenarioWithoutWaterHasNone) {
  EXPECT_EQ(exercise_of(Text()).layout.water.places(), 0U);
}

TEST(WaterReader, WhatIsWrongIsSaidWithItsPlace) {
  EXPECT_THAT(with("pumps", "from: river", "from: rivr"),
              HasSubstr("pumps:3:27 pumps.p-1.from: there is no source, tank, district or junction "
                        "'rivr', did you mean 'river'? <- water:3:13 'river' is declared here"));
  EXPECT_THAT(with("pumps", "from: river", "from: hill"),
              HasSubstr("pumps.p-1.to: it leads from one place to another"));
  EXPECT_THAT(with("pumps", "flow: 400 m3/h, ", ""),
              HasSubstr("pumps.p-1: a pump says one of 'flow', 'curve' and 'power'"));
  EXPECT_THAT(with("pumps", "400 m3/h", "400 gpm"),
              HasSubstr("there is no unit 'gpm', only m3/h, l/s, l/h"));
  EXPECT_THAT(with("pumps", "8 m]", "28 m]"), HasSubstr("the flow rises and the head falls"));
  EXPECT_THAT(with("pumps", "[10 m3/h, 20 m], ", "[10 m3/h], "),
              HasSubstr("expected a flow and a head"));
  EXPECT_THAT(with("pumps", "{below: 40%, set", "{set"),
              HasSubstr("a control says one of 'below', 'above' and 'time'"));
  EXPECT_THAT(with("pumps", "tank: sump", "tank: fork"), HasSubstr("there is no tank 'fork'"));
  EXPECT_THAT(with("pumps", "every: 1 d", "every: 1 s"), HasSubstr("of a minute or more"));
  EXPECT_THAT(with("valves", "at: 0%", "controls: [{below: 5%, set: 0%}]"),
              HasSubstr("key 'tank' is missing, because 'to' is no tank"));
  EXPECT_THAT(with("tanks", "2500 m3", "0 m3"), HasSubstr("from 1 to 1000000000 l"));
  EXPECT_THAT(with("tanks", "owner: soc", "owner: tide"), HasSubstr("where a blue one is wanted"));
  EXPECT_THAT(with("water", "[hill, fork]", "[hill]"), HasSubstr("expected the two places"));
  EXPECT_THAT(with("water", "[hill, fork]", "[fork, fork]"), HasSubstr("joins two places"));
  EXPECT_THAT(with("water", "{river:", "{hill:"), HasSubstr("'hill' already"));
  EXPECT_THAT(with("water", "[40%, 120.5%]", "[]"), HasSubstr("expected a list of shares"));
  EXPECT_THAT(with("water", "6 h", "6 s"), HasSubstr("expected a duration of a minute or more"));
  EXPECT_THAT(with("districts", "household", "houshold"), HasSubstr("no pattern 'houshold'"));
  EXPECT_THAT(with("districts", "priority: 2", "priority: 10"), HasSubstr("from 1 to 9"));
}

TEST(WaterReader, ADistrictThatNothingLeadsToIsTold) {
  EXPECT_EQ(with("districts", ", from: [hill, sump]", ""),
            "districts:3:3 districts.old-town: nothing leads to it; say 'from', or lead a pipe, "
            "pump or valve to it\n");
}

TEST(WaterReader, TheExampleOnThePageIsSound) {
  std::ifstream file("docs/range/water.md");
  std::stringstream page;
  page << file.rdbuf();
  std::string text = page.str();
  text = text.substr(text.find("```yaml\n") + 8);
  text.resize(text.find("```"));
  for (std::size_t at = 0; (at = text.find("owner: works", at)) != std::string::npos;) {
    text.replace(at, 12, "owner: soc");
  }
  const Works works = exercise_with("water", text).layout.water;
  EXPECT_EQ(works.districts.size(), 3U);
}

TEST(WaterReader, WhateverTheFilesSayIsReadAndFlowsOrIsRefused) {
  terms::Stream chance(5, terms::Purpose::kChoice, 0);
  std::size_t read = 0;
  constexpr std::size_t kRuns = 1500;
  static constexpr const char* kSections[] = {"water", "tanks", "districts", "pumps", "valves"};
  for (std::size_t run = 0; run < kRuns; ++run) {
    std::vector<File> files = works().files();
    const std::string section = kSections[chance.below(std::size(kSections))];
    for (File& file : files) {
      if (file.name != "t/" + section + ".yaml") continue;
      file.text[chance.below(file.text.size())] = "0123456789-%:,[]{} mhlpskW"[chance.below(26)];
    }
    yaml::Findings findings;
    const auto loaded = read_files(std::move(files), findings);
    ASSERT_EQ(loaded.has_value(), findings.ok());
    if (!loaded) continue;
    range::water::State state(loaded->exercise->layout.water);
    range::Facts facts;
    state.settle(terms::kStartex, facts);
    ++read;
  }
  EXPECT_GT(read, kRuns / 20);
  EXPECT_LT(read, kRuns);
}

}  // namespace
}  // namespace redoubt::scenario
