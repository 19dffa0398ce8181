// Fog of war: worlds that differ only in what a team cannot see give that team the same bytes,
// whatever is ordered in them.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "controller/engine/engine.h"
#include "controller/scenario/reader.h"
#include "proto/convert/to_agent.h"
#include "redoubt/v1/agent.pb.h"

namespace redoubt {
namespace {

using scenario::Exercise;
using terms::CellId;

constexpr CellId kRed{0};
constexpr CellId kOne{1};  ///< the team that looks
constexpr CellId kTwo{2};  ///< the team it must not see
constexpr std::uint32_t kHosts = 6;
constexpr int kOrders = 80;
constexpr std::chrono::minutes kMinute{1};

/// What the other team has and does.
struct Other {
  std::string called = "camp";
  std::uint32_t hosts = 1;
  std::uint32_t people = 1;
  std::uint32_t sensors = 0;
  std::uint32_t injects = 0;
  bool acts = false;
};

/// Draws from one stream for each team, so that more of one changes nothing of the other.
class Drawing {
 public:
  Drawing(const Exercise& shipped, std::uint64_t seed) : seed_(seed) {
    exercise_ = std::make_shared<Exercise>();
    exercise_->name = "fog";
    exercise_->catalogue = shipped.catalogue;
    exercise_->layout.protocols = shipped.layout.protocols;
    exercise_->layout.systems = shipped.layout.systems;
    exercise_->layout.zones = {{.name = "outside", .site = {}, .external = true}};
    exercise_->endex = terms::kStartex + std::chrono::hours(30);
    exercise_->cells = {{.name = "red", .role = terms::Role::kRed},
                        {.name = "one", .role = terms::Role::kBlue, .people = 3},
                        {.name = "two", .role = terms::Role::kBlue}};
  }

  Drawing& with(CellId team, const std::string& called, std::uint32_t hosts,
                std::uint32_t sensors) {
    terms::Stream chance(seed_, terms::Purpose::kChoice, team.value);
    const range::ZoneId zone = join_zone(called, team);
    const auto first = static_cast<std::uint32_t>(exercise_->layout.hosts.size());
    for (std::uint32_t i = 0; i < hosts; ++i) add_host(called, team, zone, chance);
    for (std::uint32_t i = 0; i < sensors; ++i) add_sensor(called, team, first, hosts, chance);
    if (sensors > 0) add_detector(called, team);
    range::Function function{.name = called + "-function", .shown_to = {team}};
    function.parts = {range::entity(range::HostId{first})};
    exercise_->layout.functions.push_back(std::move(function));
    return *this;
  }

  Drawing& with_red() {
    for (const range::Entity known : exercise_->cells[kOne.value].knows) {
      exercise_->cells[kRed.value].knows.push_back(known);
    }
    return *this;
  }

  /// The first two to both teams, the others to the other team alone.
  Drawing& with_injects(std::uint32_t to_two) {
    for (std::uint32_t i = 0; i < to_two + 2; ++i) {
      scenario::Inject inject;
      inject.number = std::to_string(i < 2 ? 900 + i : i);
      inject.at = terms::kStartex + (i + 1) * 40 * kMinute;
      inject.to = i < 2 ? std::vector{kOne, kTwo} : std::vector{kTwo};
      inject.then = {{.people = -1, .cell = kTwo}};
      exercise_->injects.push_back(std::move(inject));
    }
    return *this;
  }

  std::shared_ptr<const Exercise> drawn(std::uint32_t people_of_two) {
    exercise_->cells[kTwo.value].people = people_of_two;
    return exercise_;
  }

 private:
  range::ZoneId join_zone(const std::string& called, CellId team) {
    range::Layout& layout = exercise_->layout;
    const range::ZoneId zone{static_cast<std::uint32_t>(layout.zones.size())};
    layout.zones.push_back({.name = called + "-zone", .site = {}});
    const range::FlowRule open{.allow = true};
    layout.links.push_back(
        {.name = called + "-edge", .a = {0}, .b = zone, .rules = {open}, .owner = team});
    know(team, {terms::EntityKind::kLink, static_cast<std::uint32_t>(layout.links.size() - 1)});
    return zone;
  }

  void add_host(const std::string& called, CellId team, range::ZoneId zone, terms::Stream& chance) {
    range::Layout& layout = exercise_->layout;
    const range::HostId id{static_cast<std::uint32_t>(layout.hosts.size())};
    range::Host host{.name = called + "-" + std::to_string(id.value), .zone = zone, .owner = team};
    for (int kind = 0; kind < 3; ++kind) {
      if (chance.below(2) == 0) continue;
      host.weaknesses.push_back({static_cast<std::uint32_t>(layout.weaknesses.size())});
      layout.weaknesses.push_back({.name = host.name + "/w" + std::to_string(kind),
                                   .kind = static_cast<range::WeaknessKind>(kind),
                                   .host = id});
    }
    host.services.push_back({static_cast<std::uint32_t>(layout.services.size())});
    layout.services.push_back({.name = host.name + "/s", .host = id});
    host.accounts.push_back({static_cast<std::uint32_t>(layout.accounts.size())});
    host.cached = host.accounts;
    layout.accounts.push_back({.name = host.name + "/a", .owner = team});
    host.data.push_back({static_cast<std::uint32_t>(layout.data.size())});
    layout.data.push_back({.name = host.name + "/d", .host = id});
    layout.hosts.push_back(std::move(host));
    know(team, range::entity(id));
  }

  void add_sensor(const std::string& called, CellId team, std::uint32_t first, std::uint32_t hosts,
                  terms::Stream& chance) {
    scenario::Sensing sensing;
    for (std::uint32_t i = 0; i < hosts; ++i) sensing.covers.push_back({first + i});
    sensing.odds.assign(16, {static_cast<std::uint32_t>(chance.below(1'000'000))});
    sensing.slowest = 30 * kMinute;
    sensing.naming = {500'000};
    sensing.false_alarm_soonest = 60 * kMinute;
    sensing.false_alarm_latest = 240 * kMinute;
    const std::string number = std::to_string(exercise_->layout.sensors.size());
    exercise_->layout.sensors.push_back({called + "-sensor-" + number, team});
    exercise_->sensing.push_back(std::move(sensing));
  }

  /// Takes the signals of the sensor before it, so that a team's others raise alerts themselves.
  void add_detector(const std::string& called, CellId team) {
    const auto next = static_cast<std::uint32_t>(exercise_->layout.sensors.size());
    scenario::Detector detector{.as = {next}, .from = {{next - 1}}, .keep = {}};
    detector.at_least = 2;
    detector.within = 180 * kMinute;
    detector.by = scenario::Grouping::kNone;
    exercise_->detectors.push_back(std::move(detector));
    exercise_->layout.sensors.push_back({called + "-detector", team});
    exercise_->sensing.push_back({.covers = {}, .odds = {}, .slowest = 30 * kMinute});
  }

  void know(CellId team, range::Entity entity) {
    exercise_->cells[team.value].knows.push_back(entity);
  }

  std::uint64_t seed_;
  std::shared_ptr<Exercise> exercise_;
};

/// Something that the role can do, to something that may exist.
terms::Order any_order(const Exercise& exercise, terms::Role role, terms::Stream& chance,
                       terms::OrderNumber number) {
  terms::ActionId action;
  do {
    action = {static_cast<std::uint32_t>(chance.below(exercise.catalogue.size()))};
  } while (exercise.catalogue[action.value].role != role);
  const auto target = static_cast<std::uint32_t>(chance.below(24));
  return {number, terms::Act{action, terms::Handle{target}, {}}};
}

std::string on_the_wire(const std::vector<terms::Observation>& seen) {
  v1::ToAgent wire;
  convert::to_wire(
      terms::Observations{1, std::make_shared<const std::vector<terms::Observation>>(seen)}, wire);
  return wire.SerializeAsString();
}

/// Red and the first team order by a stream of their own, the other team by another. What each of
/// the first two was shown and told, as it would go over the wire.
std::vector<std::string> played(const std::shared_ptr<const Exercise>& exercise, std::uint64_t seed,
                                bool two_acts, bool red_acts = true) {
  engine::Engine engine(exercise, seed);
  terms::Stream shared(seed, terms::Purpose::kMind, 1);
  terms::Stream others(seed, terms::Purpose::kMind, 2);
  terms::ExerciseTime at = terms::kStartex;
  std::vector<std::string> told(2);
  for (int i = 1; i <= kOrders; ++i) {
    at += static_cast<std::int64_t>(shared.below(20)) * kMinute;
    const CellId cell = shared.below(2) == 0 ? kRed : kOne;
    const auto number = static_cast<terms::OrderNumber>(i);
    const terms::Order order =
        any_order(*exercise, exercise->cells[cell.value].role, shared, number);
    if (two_acts) {
      engine.submit(kTwo, any_order(*exercise, terms::Role::kBlue, others, number), at);
    }
    if (cell == kRed && !red_acts) continue;
    const terms::Ruling ruling = engine.submit(cell, order, at);
    told[cell.value] += terms::explain(ruling.reason);
  }
  engine.advance_to(exercise->endex);
  for (const CellId cell : {kRed, kOne}) told[cell.value] += on_the_wire(engine.seen_by(cell));
  return told;
}

/// The alerts raised while red does this and that.
std::vector<range::Event> alerts_in(const std::shared_ptr<const Exercise>& exercise,
                                    std::uint64_t seed) {
  std::vector<range::Event> alerts;
  engine::Engine engine(exercise, seed, [&](const range::Event& event) {
    if (event.kind == range::EventKind::kAlertRaised) alerts.push_back(event);
  });
  terms::Stream chance(seed, terms::Purpose::kMind, 1);
  for (terms::OrderNumber i = 1; i <= kOrders; ++i) {
    engine.submit(kRed, any_order(*exercise, terms::Role::kRed, chance, i),
                  terms::kStartex + static_cast<std::int64_t>(i) * 20 * kMinute);
  }
  engine.advance_to(exercise->endex);
  return alerts;
}

/// What the first team is told of these alerts, and of nothing else.
std::string told_of(const Exercise& exercise, const std::vector<range::Event>& alerts) {
  rules::Visibility visibility(exercise);
  const range::World world(exercise.layout);
  for (const range::Event& alert : alerts) visibility.show(world, alert);
  return on_the_wire(visibility.seen_by(kOne));
}

class Fog : public testing::Test {
 protected:
  std::shared_ptr<const Exercise> drawn(std::uint64_t seed, const Other& other) const {
    return Drawing(shipped_, seed)
        .with(kOne, "home", kHosts, 2)
        .with(kTwo, other.called, other.hosts, other.sensors)
        .with_red()
        .with_injects(other.injects)
        .drawn(other.people);
  }
  std::vector<std::string> told(std::uint64_t seed, const Other& other) const {
    return played(drawn(seed, other), seed, other.acts);
  }

 private:
  static Exercise read() {
    yaml::Findings findings;
    return *scenario::read_folder("exercises/first-watch", findings).value().exercise;
  }
  const Exercise shipped_ = read();
};

TEST_F(Fog, WhatATeamCannotSeeChangesNoByteOfWhatItIsTold) {
  const Other elsewhere[] = {
      {.called = "depot"},
      {.hosts = 9},
      {.people = 8},
      {.sensors = 3},
      {.injects = 4},
      {.people = 5, .sensors = 2, .acts = true},
      {.called = "fort", .hosts = 5, .people = 6, .sensors = 3, .injects = 3, .acts = true}};
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const auto base = told(seed, {});
    for (const Other& other : elsewhere) {
      ASSERT_EQ(told(seed, other), base) << "seed " << seed << ", " << other.called;
    }
  }
}

/// Worlds that differ in what really happened, in which the same alerts are raised.
TEST_F(Fog, AlertsDoNotTellWhichOfThemAreTrue) {
  std::size_t trues = 0;
  std::size_t falses = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const auto exercise = drawn(seed, {});
    const std::vector<range::Event> alerts = alerts_in(exercise, seed);
    std::vector<range::Event> turned = alerts;
    for (range::Event& alert : turned) {
      (alert.cause == 0 ? falses : trues) += 1;
      alert.cause = alert.cause == 0 ? 1 : 0;
    }
    ASSERT_EQ(told_of(*exercise, turned), told_of(*exercise, alerts)) << "seed " << seed;
  }
  EXPECT_GT(trues, 30U);
  EXPECT_GT(falses, 100U);
}

/// The bytes above are no constant: what happens to the team itself does show.
TEST_F(Fog, WhatATeamCanSeeDoesShow) {
  int shows = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const auto exercise = drawn(seed, {});
    shows += played(exercise, seed, false, true)[kOne.value] !=
                     played(exercise, seed, false, false)[kOne.value]
                 ? 1
                 : 0;
  }
  EXPECT_GT(shows, 20);
}

}  // namespace
}  // namespace redoubt
