// Fog of war beside the enterprise: what befalls another team's grid, waterworks, mobile network or
// people, and what a team's own screens hide from it, changes no byte of what it is told.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "controller/engine/engine.h"
#include "controller/scenario/reader.h"
#include "proto/convert/to_agent.h"
#include "redoubt/v1/agent.pb.h"

namespace redoubt {
namespace {

using scenario::Exercise;
using terms::CellId;

constexpr std::uint64_t kSeeds = 60;
constexpr int kOrders = 60;
constexpr std::chrono::minutes kMinute{1};

/// All that a team has; two of them stand beside each other, with nothing in common.
const char* const kHalf = R"(format_version: 1
nations: {@land: {}}
sites: {@site: {nation: @land}}
zones: {@zone: {site: @site}}
links: {@edge: {between: [outside, @zone], owner: @, capacity: 20 Mbit/s, rules: [{allow: all}]}}
software: {@suite: {vendor: Deskwright, updates: {every: 5 h, rollout: 1 h}}}
hosts:
  @rtu: {system: server-os, zone: @zone, owner: @, services: [control, files], software: @suite}
  @desk: {system: desk-os, zone: @zone, owner: @, count: 3, services: mail, software: @suite}
buses:
  @town: {demand: 60 MW, owner: @, shed: 2}
  @plant: {owner: @}
lines:
  @north: {between: [@town, @plant], reactance: 0.05, rating: 90 MW, owner: @}
  @south: {between: [@town, @plant], reactance: 0.05, rating: 45 MW, owner: @}
generators: {@gas: {bus: @plant, most: 100 MW, owner: @}}
tanks: {@tank: {owner: @, holds: 400 m3, at: 80%}}
districts: {@quarter: {owner: @, draws: 60 m3/h, from: @tank}}
pumps: {@pump: {owner: @, from: river, to: @tank, flow: 70 m3/h}}
points:
  @breaker: {host: @rtu, drives: @north}
  @run: {host: @rtu, drives: @pump}
  @level: {host: @rtu, measures: @tank, alarm: {below: 40%}}
  @flow: {host: @rtu, measures: @quarter}
mobile: {networks: {@net: {nation: @land, owner: @}}}
suppliers: {@maker: {nation: @land, updates: {every: 7 h}}}
network_functions: {@amf: {kind: amf, network: @net, host: @rtu, supplier: @maker}}
radio_cells: {@mast: {network: @net, sessions: 100, supplier: @maker}}
slices: {@slice: {network: @net, chain: [amf]}}
subscribers: {@phones: {slice: @slice, sessions: 80, cells: @mast}}
groups: {@people: {nation: @land, size: 5000, trust: 60%, support: 55%}}
narratives: {@story: {title: Something is kept from us, credibility: 20%}}
staff:
  @crew:
    people: 40
    at: @desk
    uses: [{what: @rtu/files, per_hour: 4}, {what: @phones, per_hour: 2}]
    tickets: 20%
)";

const char* const kCommon = R"(format_version: 1
exercise: {title: T, endex: 30 h, catalogue: own}
sites: {abroad: {nation: one-land}}
systems: [desk-os, server-os]
zones: {outside: {site: abroad, external: true}}
water: {sources: {river: {}}}
information: {abroad: 0%}
cells:
  one: {role: blue, nation: one-land, people: 4}
  two: {role: blue, nation: two-land, people: 4}
  tide: {role: red, knows: [one-rtu, one-desk]}
)";

/// What can befall the things of a team without its doing.
const char* const kHappenings[] = {
    "{switch: 0%, on: @north}",
    "{switch: 30%, on: @pump}",
    "{switch: 0%, on: @gas}",
    "{damage: @pump}",
    "{by_hand: @run}",
    "{silence_alarm: @level}",
    "{implant: @mast}",
    "{deregister: @amf}",
    "{forge: @amf}",
    "{hold_apart: @slice}",
    "{crowd: 70%, on: @slice}",
    "{switch: 0%, on: @mast}",
    "{offer_update: @suite}",
    "{hold_updates: @maker}",
    "{present: 20%, on: @crew}",
    "{services: 40%, on: @rtu}",
    "{isolate: @desk-2}",
    "{push: 30%, on: @story}",
    "{back_up: 15%, on: @story}",
    "{cut: @edge}",
    "{repair: @pump}",
    "{switch: 100%, on: @north}",
    "{register: @amf}",
    "{end_forgery: @amf}",
    "{people: -1, of: @}",
    "{flood: {share: 90%, lasts: 45 min}, on: @edge}",
};

/// "@north" of team "one" is "one-north", and "@" alone the team.
std::string of_team(std::string text, const std::string& team) {
  for (std::size_t at = 0; (at = text.find('@', at)) != std::string::npos; at += team.size()) {
    const bool alone = at + 1 == text.size() || std::islower(text[at + 1]) == 0;
    text.replace(at, 1, alone ? team : team + "-");
  }
  return text;
}

std::vector<scenario::File> shared_catalogue() {
  std::vector<scenario::File> files;
  for (const auto& entry : std::filesystem::directory_iterator("exercises/catalogue")) {
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    files.push_back({entry.path().string(), text.str()});
  }
  return files;
}

/// Some of what can befall a team, drawn by the seed, as the exercise's injects.
std::string injects(const std::string& team, std::uint64_t seed) {
  terms::Stream chance(seed, terms::Purpose::kChoice, 7);
  std::string text = "format_version: 1\ninjects:\n";
  for (int i = 0; i < 12; ++i) {
    const std::string what = kHappenings[chance.below(std::size(kHappenings))];
    text += "  9-" + std::to_string(i) +
            ": {title: T, kind: order, at: " + std::to_string(chance.below(28 * 60)) +
            " min, then: [" + of_team(what, team) + "]}\n";
  }
  return text;
}

std::shared_ptr<Exercise> drawn(const std::string& injects = "format_version: 1\n") {
  static const std::vector<scenario::File> catalogue = shared_catalogue();
  std::vector<scenario::File> files = catalogue;
  files.push_back({"common.yaml", kCommon});
  files.push_back({"one.yaml", of_team(kHalf, "one")});
  files.push_back({"two.yaml", of_team(kHalf, "two")});
  files.push_back({"injects.yaml", injects});
  yaml::Findings findings;
  const auto loaded = scenario::read_files(files, findings);
  EXPECT_TRUE(findings.ok()) << findings.to_text();
  return loaded ? std::make_shared<Exercise>(*loaded->exercise) : nullptr;
}

constexpr CellId kOne{0};
constexpr CellId kRed{2};

std::string on_the_wire(const std::vector<terms::Observation>& seen) {
  v1::ToAgent wire;
  convert::to_wire(
      terms::Observations{1, std::make_shared<const std::vector<terms::Observation>>(seen)}, wire);
  return wire.SerializeAsString();
}

/// What the first team is told while it and red order anything at all.
std::string told(const std::shared_ptr<const Exercise>& exercise, std::uint64_t seed) {
  engine::Engine engine(exercise, seed);
  terms::Stream chance(seed, terms::Purpose::kMind, 1);
  terms::ExerciseTime at = terms::kStartex;
  for (int i = 1; i <= kOrders; ++i) {
    at += static_cast<std::int64_t>(chance.below(25)) * kMinute;
    const CellId cell = chance.below(2) == 0 ? kRed : kOne;
    terms::ActionId action;
    do {
      action = {static_cast<std::uint32_t>(chance.below(exercise->catalogue.size()))};
    } while (exercise->catalogue[action.value].role != exercise->cells[cell.value].role);
    const terms::Handle target{static_cast<std::uint32_t>(chance.below(48))};
    engine.submit(cell, {static_cast<terms::OrderNumber>(i), terms::Act{action, target, {}}}, at);
  }
  engine.advance_to(exercise->endex);
  return on_the_wire(engine.seen_by(kOne));
}

TEST(FogOfDomains, WhatBefallsAnotherTeamChangesNoByteOfWhatATeamIsTold) {
  const auto base = drawn();
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    ASSERT_EQ(told(drawn(injects("two", seed)), seed), told(base, seed)) << "seed " << seed;
  }
}

/// The bytes above are no constant: the same, befalling the team itself, shows.
TEST(FogOfDomains, WhatBefallsTheTeamItselfShows) {
  const auto base = drawn();
  std::uint64_t shows = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    shows += told(drawn(injects("one", seed)), seed) != told(base, seed) ? 1 : 0;
  }
  EXPECT_GT(shows, kSeeds * 9 / 10);
}

/// The waterworks of the first team with all its screens frozen after an hour, and then this.
std::shared_ptr<const Exercise> frozen(bool spoofed, const std::vector<range::Event>& then) {
  auto exercise = drawn("format_version: 1\ninjects: {1-01: {title: T, kind: order, at: 1 h}}\n");
  scenario::Consequence freeze;
  for (const char* point : {"one-run", "one-level", "one-flow"}) {
    const auto& points = exercise->layout.plant.points;
    const auto found = std::find_if(points.begin(), points.end(),
                                    [&](const auto& each) { return each.name == point; });
    const range::PointId id{static_cast<std::uint32_t>(found - points.begin())};
    freeze.facts.push_back(range::fact(range::EventKind::kReportSpoofed, entity(id), 800));
  }
  if (spoofed) exercise->injects[0].then.push_back(freeze);
  exercise->injects[0].then.push_back({.after = kMinute, .facts = then});
  return exercise;
}

std::string watched(const std::shared_ptr<const Exercise>& exercise) {
  engine::Engine engine(exercise, 1);
  engine.advance_to(exercise->endex);
  return on_the_wire(engine.seen_by(kOne));
}

TEST(FogOfDomains, WhatScreensHideReachesNobodyWhoLooksAtThem) {
  const std::vector<range::Event> stopped = {
      range::fact(range::EventKind::kSwitched, entity(range::PumpId{0}), 0)};
  EXPECT_EQ(watched(frozen(true, stopped)), watched(frozen(true, {})));
  EXPECT_NE(watched(frozen(false, stopped)), watched(frozen(false, {})));
}

TEST(FogOfDomains, AnImplantIsNotSeenUntilSomebodyFindsIt) {
  const std::vector<range::Event> implanted = {
      range::fact(range::EventKind::kImplanted, entity(range::RadioCellId{0}))};
  EXPECT_EQ(watched(frozen(false, implanted)), watched(frozen(false, {})));
}

}  // namespace
}  // namespace redoubt
