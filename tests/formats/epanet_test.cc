#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>

#include "controller/formats/epanet/read.h"
#include "controller/range/water/state.h"
#include "proto/terms/random.h"

namespace redoubt::formats::epanet {
namespace {

using range::Facts;
using range::water::Control;
using range::water::ControlKind;
using range::water::PlaceKind;
using range::water::State;
using range::water::Works;
using std::chrono::hours;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kTown = R"([TITLE]
A town on a hill; [none of this] is read

[JUNCTIONS]
;ID  Elev  Demand  Pattern
 crossing	12.5	0
 market	20	10	day	;
 port	3	8
 spring	40	-2

[RESERVOIRS]
 river	5	;
[tanks]
;ID Elevation InitLevel MinLevel MaxLevel Diameter MinVol VolCurve
 hill	60	2	1	5	20	0
 bowl	55	1	0	2	10	0	bowl-volume
[PIPES]
 p1	crossing	market	100	200	100	0	Open
 p2	market	port	100	200	100	0	CV
 p3	crossing	hill	100	200	100	0	Closed ;bypass
 p4	crossing	bowl	100	200	100	0
 p5	spring	market	100	200	100	Open
[PUMPS]
 lift	river	crossing	HEAD duty
 boost	crossing	hill	POWER 7.5	SPEED 1.0
[VALVES]
 meter	market	hill	150	FCV	4	0
 relief	port	hill	150	PRV	30	0
[DEMANDS]
 port	5	day	;fish
 port	3	even	;ice
[STATUS]
 boost	Closed
[PATTERNS]
 day	0.5	1.5
 day	1
 even	1	1
[CURVES]
 duty	12	70
 bowl-volume	0	0
 bowl-volume	1	40
 bowl-volume	2	100
[CONTROLS]
LINK lift CLOSED IF NODE hill ABOVE 4.5
Link lift open if node hill below 2
LINK boost 0.5 AT TIME 2
LINK p4 CLOSED AT CLOCKTIME 6:30 PM
[TIMES]
 Pattern Timestep 2:00
 Pattern Start 90 min
 Start ClockTime 6 am
[OPTIONS]
 Units LPS
 Demand Multiplier 2
 Pattern even
[COORDINATES]
 crossing 1 2
[END]
 nothing counts here
)";

struct Said {
  std::optional<Works> works;
  std::string told;
  bool ok = false;
};

Said reading(const std::string& text) {
  yaml::Findings findings;
  Said said;
  said.works = read("town.inp", text, findings);
  said.told = findings.to_text();
  said.ok = findings.ok();
  return said;
}

/// With one word of the town replaced.
Said with(const std::string& word, const std::string& other) {
  std::string text = kTown;
  const auto at = text.find(word);
  EXPECT_NE(at, std::string::npos) << word;
  return reading(text.replace(at, word.size(), other));
}

Works works_with(const std::string& word, const std::string& other) {
  const Said said = with(word, other);
  EXPECT_TRUE(said.ok) << said.told;
  return said.works.value_or(Works{});
}

Works town() { return works_with("town", "town"); }

TEST(Epanet, JunctionsWithADemandAreDistricts) {
  const Works works = town();
  ASSERT_EQ(works.districts.size(), 2U);
  EXPECT_EQ(works.districts[0].name, "market");
  EXPECT_EQ(works.districts[0].height_mm, 20'000);
  ASSERT_EQ(works.districts[0].draws.size(), 1U);
  EXPECT_EQ(works.districts[0].draws[0].lph, 72'000);
  EXPECT_EQ(works.patterns[works.districts[0].draws[0].pattern].name, "day");
  ASSERT_EQ(works.junctions.size(), 2U);
  EXPECT_EQ(works.junctions[0].name, "crossing");
  EXPECT_EQ(works.junctions[0].height_mm, 12'500);
}

TEST(Epanet, ListedDemandsTakeThePlaceOfTheJunctionsOwn) {
  const auto draws = town().districts[1].draws;
  ASSERT_EQ(draws.size(), 2U);
  EXPECT_EQ(draws[0].lph, 36'000);
  EXPECT_EQ(draws[1].lph, 21'600);
}

TEST(Epanet, ADemandBelowNothingFlowsIn) {
  const Works works = town();
  ASSERT_EQ(works.inflows.size(), 1U);
  EXPECT_EQ(works.inflows[0].gives.lph, 14'400);
  EXPECT_EQ(works.inflows[0].at.kind, PlaceKind::kJunction);
  EXPECT_EQ(works.patterns[works.inflows[0].gives.pattern].name, "even");
}

TEST(Epanet, ATankHoldsWhatLiesBetweenItsLevels) {
  const Works works = town();
  ASSERT_EQ(works.tanks.size(), 2U);
  EXPECT_EQ(works.tanks[0].holds, 1'256'637);  // pi / 4 * 20 m * 20 m * 4 m
  EXPECT_EQ(works.tanks[0].at, 314'159);
  EXPECT_EQ(works.tanks[0].height_mm, 61'000);
  EXPECT_EQ(works.tanks[0].depth_mm, 4'000);
  EXPECT_EQ(works.tanks[1].holds, 100'000);
  EXPECT_EQ(works.tanks[1].at, 40'000);
}

TEST(Epanet, PipesThatMayBeShutAreValves) {
  const Works works = town();
  EXPECT_EQ(works.pipes.size(), 3U);
  ASSERT_EQ(works.valves.size(), 4U);
  EXPECT_EQ(works.valves[0].name, "p3");
  EXPECT_EQ(works.valves[0].at, 0);
  EXPECT_EQ(works.valves[1].name, "p4");
  EXPECT_EQ(works.valves[1].at, 1000);
}

TEST(Epanet, OnlyFlowControlValvesLimit) {
  const Works works = town();
  EXPECT_EQ(works.valves[2].limit_lph, 14'400);
  EXPECT_EQ(works.valves[3].limit_lph, 0);
  const Works open = works_with("boost	Closed", "meter Open");
  EXPECT_EQ(open.valves[2].limit_lph, 0);
}

TEST(Epanet, PumpsHaveACurveOrAPower) {
  const Works works = town();
  ASSERT_EQ(works.pumps.size(), 2U);
  ASSERT_EQ(works.pumps[0].curve.size(), 1U);
  EXPECT_EQ(works.pumps[0].curve[0].lph, 43'200);
  EXPECT_EQ(works.pumps[0].curve[0].head_mm, 70'000);
  EXPECT_EQ(works.pumps[0].at, 1000);
  EXPECT_EQ(works.pumps[1].power_w, 7'500);
  EXPECT_EQ(works.pumps[1].at, 0);
}

TEST(Epanet, ASpeedMovesThePumpsCurve) {
  const Works works = works_with("HEAD duty", "HEAD duty SPEED 0.5");
  EXPECT_EQ(works.pumps[0].curve[0].lph, 21'600);
  EXPECT_EQ(works.pumps[0].curve[0].head_mm, 17'500);
  EXPECT_EQ(works_with("boost	Closed", "boost 0.25").pumps[1].at, 250);
}

TEST(Epanet, ControlsGoByLevelAndTime) {
  const std::vector<Control> controls = town().controls;
  ASSERT_EQ(controls.size(), 4U);
  EXPECT_EQ(controls[0].kind, ControlKind::kAbove);
  EXPECT_EQ(controls[0].permille, 0);
  EXPECT_EQ(controls[0].litres, 1'099'557);
  EXPECT_EQ(controls[1].kind, ControlKind::kBelow);
  EXPECT_EQ(controls[1].litres, 314'159);
  EXPECT_EQ(controls[2].machine, entity(range::PumpId{1}));
  EXPECT_EQ(controls[2].permille, 500);
  EXPECT_EQ(controls[2].at, terms::kStartex + hours(2));
  EXPECT_EQ(controls[3].machine, entity(range::ValveId{1}));
  EXPECT_EQ(controls[3].at, terms::kStartex + hours(12) + std::chrono::minutes(30));
  EXPECT_EQ(controls[3].period, hours(24));
}

TEST(Epanet, PatternsAndTheirTimesAreRead) {
  const Works works = town();
  ASSERT_EQ(works.patterns.size(), 2U);
  EXPECT_THAT(works.patterns[0].permille, ElementsAre(500, 1500, 1000));
  EXPECT_EQ(works.pattern_step, hours(2));
  EXPECT_EQ(works.pattern_start, std::chrono::minutes(90));
}

TEST(Epanet, UnitsOfFlowDecideAboutAllOthers) {
  const Works gallons = works_with("LPS", "GPM");
  EXPECT_EQ(gallons.districts[0].draws[0].lph, 4'542);
  EXPECT_EQ(gallons.tanks[0].depth_mm, 1'219);
  EXPECT_EQ(gallons.pumps[1].power_w, 5'593);
  EXPECT_EQ(works_with("LPS", "cmh").districts[0].draws[0].lph, 20'000);
  EXPECT_EQ(works_with("LPS", "MLD").districts[0].draws[0].lph, 833'333);
  EXPECT_EQ(works_with("LPS", "CMD").districts[0].draws[0].lph, 833);
  EXPECT_EQ(works_with("LPS", "LPM").districts[0].draws[0].lph, 1'200);
  EXPECT_EQ(works_with("LPS", "CFS").districts[0].draws[0].lph, 2'038'813);
  EXPECT_EQ(works_with("LPS", "MGD").districts[0].draws[0].lph, 3'154'510);
  EXPECT_EQ(works_with("LPS", "IMGD").districts[0].draws[0].lph, 3'788'408);
  EXPECT_EQ(works_with("LPS", "AFD").districts[0].draws[0].lph, 1'027'902);
}

TEST(Epanet, WhatIsWrongIsSaidWithItsPlace) {
  EXPECT_THAT(with("12.5", "high").told, HasSubstr("town.inp:6:11: error: expected a number"));
  EXPECT_THAT(with("crossing	market", "crosing	market").told,
              HasSubstr("town.inp:18:5: error: there is no node 'crosing'"));
  EXPECT_THAT(with("port	3", "market	3").told,
              HasSubstr("node 'market' is there already"));
  EXPECT_THAT(with("p2	market", "p1	market").told, HasSubstr("link 'p1' is there already"));
  EXPECT_THAT(with("HEAD duty", "HEAD dutty").told, HasSubstr("there is no curve 'dutty'"));
  EXPECT_THAT(with("HEAD duty", "").told, HasSubstr("a pump has a HEAD curve or a POWER"));
  EXPECT_THAT(with("10	day", "10	dai").told, HasSubstr("there is no pattern 'dai'"));
  EXPECT_THAT(with("hill	60	2", "hill	60	9").told,
              HasSubstr("expected a level between"));
  EXPECT_THAT(with("FCV", "FCW").told, HasSubstr("expected PRV, PSV"));
  EXPECT_THAT(with("LPS", "LPH").told, HasSubstr("there is no unit of flow 'LPH'"));
  EXPECT_THAT(with("LINK lift CLOSED", "LINK lft CLOSED").told, HasSubstr("no link 'lft'"));
  EXPECT_THAT(with("AT TIME 2", "AT TIME soon").told, HasSubstr("expected TIME or CLOCKTIME"));
  EXPECT_THAT(with("p2	market	port", "p2	port	port").told, HasSubstr("joins two nodes"));
  EXPECT_THAT(with("bowl-volume	1", "bowl-volume	-1").told, HasSubstr("rise from point"));
  EXPECT_THAT(with("duty	12	70", "duty	12	70\n duty	13	80").told,
              HasSubstr("the head of a pump falls as its flow rises"));
  EXPECT_THAT(with(" port	5", " prt	5").told, HasSubstr("there is no node 'prt'"));
  EXPECT_THAT(with("10	day", "1e300	day").told, HasSubstr("expected a number from"));
  EXPECT_THAT(reading("hello").told, HasSubstr("town.inp:1:1: error: expected a section"));
  EXPECT_THAT(reading("").told, HasSubstr("no junctions, reservoirs or tanks"));
}

TEST(Epanet, WhatIsLeftOutIsWarnedOf) {
  EXPECT_THAT(town().controls, testing::SizeIs(4));
  const Said rules = with("[TIMES]", "[RULES]\nRULE 1\nIF TANK hill LEVEL BELOW 1\n[TIMES]");
  EXPECT_TRUE(rules.ok);
  EXPECT_THAT(rules.told, HasSubstr("warning: rules are left out"));
  const Said pressure = with("IF NODE hill ABOVE", "IF NODE market ABOVE");
  EXPECT_EQ(pressure.works.value().controls.size(), 3U);
  EXPECT_THAT(pressure.told, HasSubstr("warning: a control by pressure is left out"));
  EXPECT_THAT(with("[TIMES]", "[EMITTERS]\nport 0.5\n[TIMES]").told, HasSubstr("emitters"));
  EXPECT_THAT(with("[TIMES]", "[WEATHER]\n[TIMES]").told, HasSubstr("'[WEATHER]' is not known"));
  EXPECT_THAT(with("river	5", "river	5	even").told,
              HasSubstr("pattern of a reservoir"));
}

TEST(Epanet, OldFilesAreCommentedInManyCodes) {
  EXPECT_TRUE(with(";bypass", "; derivaci\xf3n").ok);
  EXPECT_TRUE(with("[TITLE]", "\xef\xbb\xbf[TITLE]").ok);
  std::string dos = kTown;
  for (std::size_t at = 0; (at = dos.find('\n', at)) != std::string::npos; at += 2) {
    dos.replace(at, 1, "\r\n");
  }
  EXPECT_TRUE(reading(dos + '\x1a').ok);
}

TEST(Epanet, TooMuchIsRefused) {
  std::string many = "[PATTERNS]\n";
  for (std::size_t i = 0; i <= kRowsMax; ++i) many += "p 1\n";
  EXPECT_THAT(reading(many).told, HasSubstr("more than 200000 rows"));
  std::string wide = "[PATTERNS]\np";
  for (std::size_t i = 0; i <= kWordsMax; ++i) wide += " 1";
  EXPECT_THAT(reading(wide).told, HasSubstr("more than 1000 words"));
}

// --- hostile files -------------------------------------------------------------------------------

/// Plays works for a day, asking at every instant they name; all that is said.
Facts played(const Works& works, terms::Duration span = hours(24)) {
  State state(works);
  Facts all;
  while (state.next() <= terms::kStartex + span && all.size() < 10'000) {
    const auto now = state.next();
    Facts said;
    state.settle(now, said);
    for (range::Event& event : said) {
      event.at = now;
      event.sequence = all.size() + 1;
      state.apply(event);
      all.push_back(event);
    }
  }
  return all;
}

TEST(Epanet, WhateverAFileHoldsIsReadOrRefused) {
  terms::Stream chance(11, terms::Purpose::kChoice, 0);
  int read = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = kTown;
    for (std::uint64_t n = 1 + chance.below(4); n > 0; --n) {
      text[chance.below(text.size())] = "0123456789.-+e;[]\"%\n\t :PMnx\x80"[chance.below(29)];
    }
    const Said said = reading(text);
    ASSERT_EQ(said.works.has_value(), said.ok) << said.told;
    read += said.ok ? 1 : 0;
    if (said.ok && i % 10 == 0) played(*said.works, hours(6));
  }
  EXPECT_GT(read, 1000);
}

/// Lines and words change places.
TEST(Epanet, ShuffledFilesAreReadOrRefused) {
  terms::Stream chance(12, terms::Purpose::kChoice, 0);
  std::vector<std::string> lines;
  std::istringstream stream(kTown);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  for (int i = 0; i < 5'000; ++i) {
    std::vector<std::string> other = lines;
    for (std::uint64_t n = 1 + chance.below(3); n > 0; --n) {
      std::swap(other[chance.below(other.size())], other[chance.below(other.size())]);
    }
    std::string text;
    for (const std::string& line : other) text += line + '\n';
    const Said said = reading(text);
    ASSERT_EQ(said.works.has_value(), said.ok);
    if (said.ok && i % 10 == 0) played(*said.works, hours(6));
  }
}

// --- a published network -------------------------------------------------------------------------

std::optional<std::string> published() {
  const std::filesystem::path path = "../shared/cases/epanet/Net1.inp";
  std::ifstream file(path);
  if (!file) {
    std::printf("no published network is at hand\n");
    return std::nullopt;
  }
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Epanet, APublishedNetworkFollowsItsTank) {
  const auto text = published();
  if (!text) GTEST_SKIP();
  const Said said = reading(*text);
  ASSERT_TRUE(said.ok) << said.told;
  const Works& works = *said.works;
  EXPECT_EQ(works.districts.size(), 8U);
  EXPECT_EQ(works.pipes.size(), 12U);
  EXPECT_EQ(works.controls.size(), 2U);
  std::vector<std::int64_t> switched;
  for (const range::Event& event : played(works)) {
    if (event.kind == range::EventKind::kSwitched) switched.push_back(event.amount);
    EXPECT_NE(event.kind, range::EventKind::kDistrictServed);
    EXPECT_NE(event.kind, range::EventKind::kTripped);
  }
  EXPECT_THAT(switched, ElementsAre(0, 1000, 0));
}

__extension__ using Wide = __int128;

TEST(Epanet, APublishedNetworkLosesNoDrop) {
  const auto text = published();
  if (!text) GTEST_SKIP();
  const Works works = reading(*text).works.value();
  State state(works);
  const std::int64_t before = state.content({0}, terms::kStartex);
  Wide in = 0;
  Wide out = 0;
  auto now = terms::kStartex;
  const auto end = terms::kStartex + hours(24);
  while (now < end) {
    for (Facts said; state.settle(now, said), !said.empty(); said.clear()) {
      for (range::Event& event : said) event.at = now, state.apply(event);
    }
    const auto until = std::min(state.next(), end);
    const auto& given = state.flows().given_lph;
    in += Wide{state.flows().drawn_lph} * (until - now).count();
    out +=
        Wide{std::accumulate(given.begin(), given.end(), std::int64_t{0})} * (until - now).count();
    now = until;
  }
  EXPECT_EQ(in - out, state.content({0}, end) - before);
  EXPECT_GT(in, 0);
}

TEST(Epanet, APublishedNetworkMayBreakAnywhere) {
  const auto text = published();
  if (!text) GTEST_SKIP();
  terms::Stream chance(13, terms::Purpose::kChoice, 0);
  for (int i = 0; i < 3'000; ++i) {
    std::string broken = *text;
    for (std::uint64_t n = 1 + chance.below(4); n > 0; --n) {
      broken[chance.below(broken.size())] = "0123456789.-;[]\n\t x"[chance.below(19)];
    }
    const Said said = reading(broken);
    ASSERT_EQ(said.works.has_value(), said.ok);
  }
}

}  // namespace
}  // namespace redoubt::formats::epanet
