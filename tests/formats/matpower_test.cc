#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "controller/formats/matpower/read.h"
#include "controller/range/power/flow.h"
#include "proto/terms/random.h"

namespace redoubt::formats::matpower {
namespace {

using range::power::Flow;
using range::power::Grid;
using testing::HasSubstr;

const std::string kGrid = R"(function mpc = drawn
%% three buses, called as nobody would count them
mpc.version = '2';
mpc.baseMVA = 100.0;
mpc.bus = [
	7	 3	 0.0	 0	 0.0	 0	 1	 1.0	 0	 1.0	 1	 1.06	 0.94;
	2	 1	 50.0	 9	 1.5	 0	 1	 1.0	 0	 1.0	 1	 1.06	 0.94; % a town
	30	 2	 +40	 9	 0.0	 0	 1	 1.0	 0	 1.0	 1	 1.06	 0.94
];
mpc.gen = [
	7	 91.5	 0	 10	 0	 1	 100	 1	 340	 0;
	30	 77	 0	 10	 0	 1	 100	 0	 340	 0;
];
mpc.gencost = [ 2 0 0 3 0 7.9 0 ];
mpc.bus_name = { 'a ]'; 'b'; 'c' };
mpc.branch = [
	7	 2	 0.01	 0.1	 0	 250	 250	 250	 0.0	 0.0	 1	 -30	 30;
	2	 30	 0.01	 0.2	 0	 0	 Inf	 0	 0.98	 90.0	 1	 -30	 30;
	30	 7	 0.01	 0.3	 0	 9	 9	 9	 0.0	 0.0	 0	 -30	 30;
];
)";

struct Said {
  std::optional<Grid> grid;
  std::string faults;
};

Said reading(const std::string& text) {
  yaml::Findings findings;
  Said said;
  said.grid = read("grid.m", text, findings);
  said.faults = findings.to_text();
  return said;
}

/// With one word of the grid above replaced.
std::string faults_with(const std::string& word, const std::string& other) {
  std::string text = kGrid;
  const auto at = text.find(word);
  EXPECT_NE(at, std::string::npos) << word;
  text.replace(at, word.size(), other);
  return reading(text).faults;
}

TEST(Matpower, IsReadAsItStands) {
  const Said said = reading(kGrid);
  ASSERT_TRUE(said.grid.has_value()) << said.faults;
  const Grid& grid = *said.grid;
  ASSERT_EQ(grid.buses.size(), 3U);
  EXPECT_EQ(grid.buses[1].name, "2");
  EXPECT_EQ(grid.buses[1].demand_mw, 50);
  EXPECT_EQ(grid.buses[1].shunt_mw, 1.5);
  EXPECT_TRUE(grid.buses[0].reference);
  ASSERT_EQ(grid.generators.size(), 2U);
  EXPECT_EQ(grid.generators[1].bus.value, 2U);
  EXPECT_EQ(grid.generators[1].most_mw, 340);
  EXPECT_FALSE(grid.generators[1].in_service);
  ASSERT_EQ(grid.lines.size(), 3U);
  EXPECT_EQ(grid.lines[0].tap, 1);
  EXPECT_EQ(grid.lines[0].rating_mw, 250);
  EXPECT_EQ(grid.lines[1].tap, 0.98);
  EXPECT_NEAR(grid.lines[1].shift_rad, 1.5707963267948966, 1e-15);
  EXPECT_FALSE(grid.lines[2].in_service);
}

TEST(Matpower, WhatIsWrongIsSaidWithItsPlace) {
  EXPECT_THAT(faults_with("50.0", "fifty"), HasSubstr("grid.m:7:8: error: expected a number"));
  EXPECT_THAT(faults_with("\n\t30\t 2", "\n\t2\t 2"), HasSubstr("bus 2 is there already"));
  EXPECT_THAT(faults_with("\t7\t 91.5", "\t8\t 91.5"), HasSubstr("there is no bus 8"));
  EXPECT_THAT(faults_with("0.01	 0.1", "0.01	 0"), HasSubstr("a reactance other than 0"));
  EXPECT_THAT(faults_with("2	 30	 0.01", "2	 2	 0.01"),
              HasSubstr("a branch joins two buses"));
  EXPECT_THAT(faults_with("100.0", "-5"), HasSubstr("the base must be above 0"));
  EXPECT_THAT(faults_with("50.0", "nan"), HasSubstr("expected a finite number"));
  EXPECT_THAT(faults_with("mpc.gen =", "mpc.gem ="), HasSubstr("there is no mpc.gen"));
  EXPECT_THAT(faults_with(" 1\t 340\t 0;", ";"), HasSubstr("has 10 columns at least, this one 7"));
  EXPECT_THAT(faults_with("mpc.gencost", "mpc.branch"), HasSubstr("mpc.branch is given twice"));
}

TEST(Matpower, AFileThatBreaksOffIsRefused) {
  EXPECT_THAT(reading(kGrid.substr(0, kGrid.size() - 4)).faults, HasSubstr("has no closing ']'"));
  EXPECT_FALSE(reading("").grid.has_value());
}

TEST(Matpower, WhateverAFileHoldsIsReadOrRefused) {
  terms::Stream chance(8, terms::Purpose::kChoice, 0);
  int read = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = kGrid;
    for (std::uint64_t n = 1 + chance.below(4); n > 0; --n) {
      text[chance.below(text.size())] = "0123456789.-+e;[]{}%\n\t ='nx\x80"[chance.below(29)];
    }
    const Said said = reading(text);
    ASSERT_EQ(said.grid.has_value(), said.faults.empty());
    read += said.grid ? 1 : 0;
  }
  EXPECT_GT(read, 1000);
}

/// The published grids, where they are at hand, with the angles and flows that a dense solution
/// gives.
TEST(Matpower, PublishedGridsFlowAsADenseSolutionSays) {
  const std::filesystem::path folder = "../shared/cases/pglib-opf";
  int grids = 0;
  if (std::filesystem::exists(folder)) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (!entry.path().string().ends_with(".dcflow.json")) continue;
      const auto expected = nlohmann::json::parse(std::ifstream(entry.path()));
      const std::string stem = entry.path().stem().stem().string();
      yaml::Findings findings;
      const auto grid = read_file(folder / ("pglib_opf_" + stem + ".m"), findings);
      ASSERT_TRUE(grid.has_value()) << findings.to_text();
      Flow flow(*grid);
      for (std::uint32_t i = 0; i < grid->buses.size(); ++i) {
        ASSERT_NEAR(flow.angle_rad({i}), expected["theta_rad"][i].get<double>(), 1e-9) << stem;
      }
      for (std::uint32_t i = 0; i < grid->lines.size(); ++i) {
        const auto& mw = expected["branch_from_mw"][i];
        ASSERT_EQ(mw.is_null(), !flow.in_service({i}));
        if (mw.is_null()) continue;
        ASSERT_NEAR(flow.flow_mw({i}) / grid->base_mva, mw.get<double>() / grid->base_mva, 1e-9);
      }
      ++grids;
    }
  }
  if (grids == 0) {
    std::printf("no published grids are at hand\n");
    GTEST_SKIP();
  }
}

}  // namespace
}  // namespace redoubt::formats::matpower
