// Dark Harbour is an exercise and no clockwork: it can be won, it can be lost badly, and who
// panics makes it worse. And of anything that is down it can be said why.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "controller/rehearsal/rehearsal.h"
#include "controller/report/chain.h"
#include "controller/rules/scoring.h"
#include "controller/scenario/reader.h"
#include "gmock/gmock.h"

namespace redoubt {
namespace {

using range::Event;
using range::EventKind;
using scenario::Exercise;

constexpr std::uint64_t kSeeds = 40;

const Exercise& drawn() {
  static const auto exercise = [] {
    yaml::Findings findings;
    return scenario::read_folder("exercises/dark-harbour", findings).value().exercise;
  }();
  return *exercise;
}

report::Account run(const Exercise& exercise, std::uint64_t seed,
                    const std::string& blue = "playbook") {
  report::Account account;
  account.exercise = std::make_shared<const Exercise>(exercise);
  account.seed = seed;
  const auto course =
      rehearsal::rehearse(account.exercise, seed, rehearsal::shipped_minds("campaign", blue),
                          report::listener(account));
  account.fingerprint = course.value().fingerprint;
  return account;
}

std::int64_t points(const report::Account& account) {
  std::int64_t points = 0;
  for (const Event& event : account.events) {
    if (event.kind == EventKind::kScored) points += rules::unpacked_award(event.amount).points;
  }
  return points;
}

std::vector<std::int64_t> points_of_all(const Exercise& exercise, const std::string& blue) {
  std::vector<std::int64_t> all;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    all.push_back(points(run(exercise, seed, blue)));
  }
  return all;
}

std::int64_t sum(const std::vector<std::int64_t>& all) {
  return std::accumulate(all.begin(), all.end(), std::int64_t{0});
}

/// The same teams, who in each decision do what looks strong.
Exercise in_panic() {
  const std::map<std::string, std::string> instead = {
      {"Leave it joined and watch it", "Take the whole hospital off the network"},
      {"Shed the works and keep the town", "Open the interconnector"},
      {"Say what is known and what is not", "Say that it was a technical fault"},
      {"Show where the page differs and say the rest is ours", "Deny all of it"}};
  Exercise exercise = drawn();
  for (scenario::Cell& cell : exercise.cells) {
    for (terms::Playbook& playbook : cell.playbooks) {
      for (terms::PlaybookStep& step : playbook.steps) {
        const auto found = instead.find(step.option);
        if (found != instead.end()) step.option = found->second;
      }
    }
  }
  return exercise;
}

/// How long anything stood below a level, in minutes, over all seeds.
std::int64_t minutes_below(const std::vector<report::Account>& accounts, range::Entity function,
                           std::int64_t permille) {
  std::int64_t minutes = 0;
  for (const report::Account& account : accounts) {
    terms::ExerciseTime since = terms::kNever;
    for (const Event& event : account.events) {
      const bool of_it = event.kind == EventKind::kFunctionChanged && event.subject == function;
      if (!of_it && event.kind != EventKind::kEnded) continue;
      if (since != terms::kNever) minutes += (event.at - since) / std::chrono::minutes(1);
      since = of_it && event.amount < permille ? event.at : terms::kNever;
    }
  }
  return minutes;
}

std::vector<report::Account> all_runs(const Exercise& exercise) {
  std::vector<report::Account> accounts;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) accounts.push_back(run(exercise, seed));
  return accounts;
}

range::Entity thing(const std::string& name) { return report::thing_named(drawn(), name).value(); }

TEST(DarkHarbour, CanBeWonAndCanBeLostBadly) {
  const auto all = points_of_all(drawn(), "playbook");
  EXPECT_GT(*std::max_element(all.begin(), all.end()), 40);
  EXPECT_LT(*std::min_element(all.begin(), all.end()), -600);
}

TEST(DarkHarbour, GoesWorseWhereNobodyDoesAnything) {
  EXPECT_LT(sum(points_of_all(drawn(), "idle")), 2 * sum(points_of_all(drawn(), "playbook")));
}

TEST(DarkHarbour, GoesWorseForThoseWhoPanic) {
  const auto calm = all_runs(drawn());
  const auto panic = all_runs(in_panic());
  const range::Entity care = thing("hospital-care");
  EXPECT_GT(minutes_below(panic, care, 600), minutes_below(calm, care, 600) + 1000);
  std::int64_t difference = 0;
  for (std::size_t i = 0; i < calm.size(); ++i) difference += points(calm[i]) - points(panic[i]);
  EXPECT_GT(difference, 500);
}

/// From what an intruder ordered to what people are without.
TEST(DarkHarbour, TellsWhyAFunctionIsDownFromTheFirstCauseOn) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const report::Account account = run(drawn(), seed);
    for (const Event& event : account.events) {
      if (event.kind != EventKind::kSupplyFailed || event.subject != thing("port-desk-1")) continue;
      const auto chain = report::chain_to(account, event);
      const std::string& first = drawn().catalogue.at(chain.front()->action.value).code;
      if (first != "T0855") continue;  // a crew that re-closes too early can do it, too
      std::vector<EventKind> kinds;
      for (const Event* link : chain) kinds.push_back(link->kind);
      EXPECT_THAT(kinds, testing::IsSupersetOf({EventKind::kSwitched, EventKind::kLineLoaded,
                                                EventKind::kTripped, EventKind::kBusServed,
                                                EventKind::kSupplyLost, EventKind::kSupplyFailed}));
      EXPECT_EQ(chain.front()->kind, EventKind::kOrderStarted);
      return;
    }
  }
  FAIL() << "no desk of the port ever lost its power by an intruder's command";
}

}  // namespace
}  // namespace redoubt
