// What is drawn for one thing is drawn by its name alone: one more host, or a whole domain beside
// the enterprise, changes nothing for the others.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "controller/rehearsal/rehearsal.h"
#include "controller/scenario/reader.h"

namespace redoubt {
namespace {

using range::Event;
using range::EventKind;

/// First Watch, with one more file of these lines.
std::shared_ptr<const scenario::Exercise> first_watch_with(const std::string& lines) {
  yaml::Findings findings;
  std::vector<scenario::File> files =
      scenario::read_folder("exercises/first-watch", findings).value().files;
  files.push_back({"first-watch/zz-more.yaml", "format_version: 1\n" + lines});
  auto loaded = scenario::read_files(std::move(files), findings);
  return loaded.value().exercise;
}

/// What happens, by name and without what was merely learnt of.
std::vector<std::string> course(const std::shared_ptr<const scenario::Exercise>& exercise,
                                std::uint64_t seed) {
  std::vector<std::string> told;
  const auto listen = [&](const Event& event) {
    const bool beside = event.kind >= EventKind::kSupplyLost;
    if (beside || event.kind == EventKind::kSighted) return;
    told.push_back(terms::to_text(event.at) + " " + range::name(event.kind) + " " +
                   exercise->layout.name_of(event.subject) + " " + std::to_string(event.amount));
  };
  EXPECT_TRUE(rehearsal::rehearse(exercise, seed, rehearsal::shipped_minds(), listen).ok());
  return told;
}

void expect_same(const std::string& lines) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    EXPECT_EQ(course(first_watch_with(lines), seed), course(first_watch_with(""), seed))
        << "seed " << seed;
  }
}

TEST(Draws, OneMoreHostChangesNoneOfTheOthers) {
  expect_same("hosts: {spare-box: {system: server-os, zone: tower}}\n");
}

TEST(Draws, AWholeDomainBesideTheEnterpriseChangesNoneOfItsDraws) {
  expect_same(
      "buses: {mill: {}, town: {demand: 90 MW, shed: 2}}\n"
      "lines: {lane: {between: [mill, town], reactance: 0.05, rating: 95 MW}}\n"
      "generators: {turbine: {bus: mill, output: 60 MW, most: 0.1 GW}}\n"
      "groups: {people: {nation: veldmark, size: 4000, trust: 50%, support: 50%}}\n"
      "narratives: {story: {credibility: 30%}}\n");
}

}  // namespace
}  // namespace redoubt
