#include "controller/rules/coverage_matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using terms::ActionId;
using testing::ElementsAre;

constexpr ActionId kLure{0};
constexpr ActionId kMove{1};
constexpr ActionId kCutLink{2};
constexpr std::uint32_t kProcess = 0;
constexpr std::uint32_t kLogon = 1;
constexpr range::ZoneId kOfficeZone{1};
constexpr range::ZoneId kAnnex{2};
constexpr HostId kAfar{3};

constexpr terms::Odds percent(std::uint32_t share) { return {share * 10'000}; }

/// The office, with a machine in an annex, and blue's one sensor, which covers the desk and knows
/// processes. A lure leaves a process, a move a logon.
scenario::Exercise watched_office() {
  scenario::Exercise exercise;
  exercise.layout = office();
  exercise.layout.zones.push_back({.name = "annex", .site = {}});
  exercise.layout.hosts.push_back({.name = "afar", .zone = kAnnex, .owner = kBlue});
  exercise.layout.sensors = {{"desk agent", kBlue}};
  exercise.sensing = {{.covers = {kDesk}, .odds = {percent(50)}}};
  scenario::Action lure{.code = "T1566"};
  lure.traces = {{kProcess, percent(40)}};
  scenario::Action move{.code = "T1021"};
  move.traces = {{kLogon, percent(90)}};
  const scenario::Action cut{.code = "T0826", .target = terms::EntityKind::kLink};
  exercise.catalogue = {lure, move, cut, {.code = "D3-NI", .role = terms::Role::kBlue}};
  return exercise;
}

void add_sensor(scenario::Exercise& exercise, terms::CellId team, std::vector<HostId> covers,
                std::vector<terms::Odds> odds) {
  exercise.layout.sensors.push_back({"another", team});
  exercise.sensing.push_back({.covers = std::move(covers), .odds = std::move(odds)});
}

Cover cover_of(const scenario::Exercise& exercise, ActionId technique = kLure,
               range::ZoneId zone = kOfficeZone, terms::CellId team = kBlue) {
  const CoverageMatrix matrix(exercise, team, {technique});
  for (std::size_t i = 0; i < matrix.zones().size(); ++i) {
    if (matrix.zones()[i] == zone) return matrix.at(0, i);
  }
  ADD_FAILURE() << "no such zone";
  return {};
}

TEST(CoverageMatrix, TheTraceMustBeLeftAndNoticed) {
  scenario::Exercise exercise = watched_office();
  EXPECT_EQ(cover_of(exercise).best, percent(20));
  exercise.catalogue[0].traces[0].odds = percent(80);
  EXPECT_EQ(cover_of(exercise).best, percent(40));
  exercise.sensing[0].odds[0] = percent(100);
  EXPECT_EQ(cover_of(exercise).best, percent(80));
}

TEST(CoverageMatrix, HostsAreThoseOfTheTeamInTheZone) {
  const Cover cover = cover_of(watched_office());
  EXPECT_EQ(cover.hosts, 2U) << "desk and server, and not the other team's";
  EXPECT_EQ(cover.covered, 1U);
}

TEST(CoverageMatrix, HostsOfOthersCountWhereTheTeamCoversThem) {
  scenario::Exercise exercise = watched_office();
  exercise.sensing[0].covers.push_back(kForeign);
  EXPECT_EQ(cover_of(exercise).hosts, 3U);
  EXPECT_EQ(cover_of(exercise).covered, 2U);
}

TEST(CoverageMatrix, EverySensorMayNotice) {
  scenario::Exercise exercise = watched_office();
  add_sensor(exercise, kBlue, {kDesk}, {percent(25)});
  EXPECT_EQ(cover_of(exercise).best, percent(28)) << "1 - 0.8 * 0.9";
}

TEST(CoverageMatrix, ASensorDrawsOnceForAllTracesOfADeed) {
  scenario::Exercise exercise = watched_office();
  exercise.sensing[0].odds = {percent(50), percent(100)};
  exercise.catalogue[0].traces.push_back({kLogon, percent(30)});
  EXPECT_EQ(cover_of(exercise).best, percent(30));
}

TEST(CoverageMatrix, TheHostWhereItIsLikeliestDecides) {
  scenario::Exercise exercise = watched_office();
  add_sensor(exercise, kBlue, {kServer}, {percent(100)});
  EXPECT_EQ(cover_of(exercise).best, percent(40));
  EXPECT_EQ(cover_of(exercise).covered, 2U);
}

TEST(CoverageMatrix, SensorsOfOtherTeamsDoNotHelp) {
  scenario::Exercise exercise = watched_office();
  add_sensor(exercise, kOthers, {kDesk, kServer}, {percent(100)});
  EXPECT_EQ(cover_of(exercise).best, percent(20));
  EXPECT_EQ(cover_of(exercise, kLure, kOfficeZone, kOthers).best, percent(40));
}

TEST(CoverageMatrix, WhereNothingMayNoticeIsABlindSpot) {
  scenario::Exercise exercise = watched_office();
  EXPECT_TRUE(cover_of(exercise, kMove).blind());
  EXPECT_TRUE(cover_of(exercise, kLure, kAnnex).blind());
  EXPECT_EQ(CoverageMatrix(exercise, kBlue, {kLure, kMove}).blind_spots(), 3U);
  add_sensor(exercise, kBlue, {kAfar}, {percent(1), percent(1)});
  EXPECT_EQ(CoverageMatrix(exercise, kBlue, {kLure, kMove}).blind_spots(), 1U);
}

TEST(CoverageMatrix, ZonesWithoutHostsOfTheTeamAreLeftOut) {
  EXPECT_THAT(CoverageMatrix(watched_office(), kBlue, {kLure}).zones(),
              ElementsAre(kOfficeZone, kAnnex));
  EXPECT_THAT(CoverageMatrix(watched_office(), kOthers, {kLure}).zones(), ElementsAre(kOfficeZone));
}

TEST(CoverageMatrix, OddsAreRoundedDown) {
  scenario::Exercise exercise = watched_office();
  exercise.catalogue[0].traces[0].odds = {1};
  EXPECT_EQ(cover_of(exercise).best.per_million, 0U);
  exercise.catalogue[0].traces[0].odds = {3};
  add_sensor(exercise, kBlue, {kDesk}, {percent(50)});
  EXPECT_EQ(cover_of(exercise).best.per_million, 1U);
}

TEST(CoverageMatrix, RowsAreWhatACampaignUsesOrAllThatIsDoneToHosts) {
  scenario::Exercise exercise = watched_office();
  EXPECT_THAT(techniques_on_hosts(exercise), ElementsAre(kLure, kMove));
  scenario::Cell red{.name = "red", .role = terms::Role::kRed};
  red.campaign.steps = {{.id = "go", .any_of = {{.action = kCutLink}, {.action = kMove}}}};
  exercise.cells = {red};
  EXPECT_THAT(techniques_of_campaigns(exercise), ElementsAre(kMove));
}

}  // namespace
}  // namespace redoubt::rules
