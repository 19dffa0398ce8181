// A rate that is declared is read: each number of a shipped exercise that had a part in how it
// went is moved alone, and what happens, is told or is marked must move with it. Knows no scenario.

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "controller/rehearsal/rehearsal.h"
#include "controller/report/json.h"
#include "controller/rules/scoring.h"
#include "controller/scenario/reader.h"
#include "tests/system/shipped.h"

namespace redoubt {
namespace {

using range::EventKind;
using scenario::Exercise;
using terms::Odds;

constexpr std::uint64_t kLooked = 30;  ///< what had a part in one of these is moved
constexpr std::uint64_t kSeeds = 120;  ///< and a small change must show in one of these
constexpr std::chrono::minutes kHour{60};

/// Keeps of what its mind is told what no report repeats.
class Ear final : public terms::Mind {
 public:
  Ear(std::unique_ptr<terms::Mind> mind, std::string& heard)
      : mind_(std::move(mind)), heard_(&heard) {}

  void decide(const terms::Instant& instant, terms::Intent& intent) override {
    for (const terms::Observation& observation : instant.observations) {
      if (const auto* alert = std::get_if<terms::Alert>(&observation.what)) {
        *heard_ += std::to_string(static_cast<int>(alert->severity)) + "/" +
                   std::to_string(alert->confidence) + " ";
      } else if (const auto* inject = std::get_if<terms::Inject>(&observation.what)) {
        *heard_ += terms::to_text(inject->deadline) + " ";
      }
    }
    mind_->decide(instant, intent);
  }

 private:
  std::unique_ptr<terms::Mind> mind_;
  std::string* heard_;
};

/// One run: all that happened in it, and all that anybody can learn of it.
struct Run {
  Run(const Exercise& exercise, std::uint64_t seed) {
    account.exercise = std::make_shared<const Exercise>(exercise);
    account.seed = seed;
    const auto casting =
        [this](const terms::Brief& brief) -> terms::Result<std::unique_ptr<terms::Mind>> {
      auto mind = rehearsal::shipped_minds()(brief);
      if (!mind.ok() || *mind == nullptr) return mind;
      return std::unique_ptr<terms::Mind>(new Ear(std::move(*mind), heard));
    };
    const auto course =
        rehearsal::rehearse(account.exercise, seed, casting, report::listener(account));
    account.fingerprint = course.value().fingerprint;
  }
  std::string all() const { return heard + report::to_json(account); }

  report::Account account;
  std::string heard;
};

/// What had a part in any of the first runs.
struct Parts {
  explicit Parts(const Exercise& exercise, std::uint64_t seeds = kSeeds) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      const Run run(exercise, seed);
      for (const range::Event& event : run.account.events) {
        if (seed <= kLooked) look(event);
      }
      runs.push_back(run.all());
    }
  }
  void look(const range::Event& event) {
    if (event.kind == EventKind::kOrderStarted) actions.insert(event.action.value);
    if (event.kind == EventKind::kOrderSucceeded) succeeded.insert(event.action.value);
    if (event.kind == EventKind::kAlertRaised) {
      (event.cause == 0 ? falsely : truly).insert(event.object.index);
    }
    if (event.kind == EventKind::kInjectAnswered) {
      answers.insert({event.subject.index, static_cast<std::size_t>(event.amount)});
    }
    if (event.kind == EventKind::kInjectExpired) expired.insert(event.subject.index);
    if (event.kind == EventKind::kInjectDelivered) delivered.insert(event.subject.index);
    if (event.kind == EventKind::kScored) {
      earned.insert(rules::unpacked_award(event.amount).metric.value);
    }
  }

  std::set<std::uint32_t> actions;  ///< that were begun
  std::set<std::uint32_t> succeeded;
  std::set<std::uint32_t> truly;    ///< sensors that raised a true alert
  std::set<std::uint32_t> falsely;  ///< and a false one
  std::set<std::uint32_t> delivered;
  std::set<std::uint32_t> expired;
  std::set<std::uint32_t> earned;
  std::set<std::pair<std::uint32_t, std::size_t>> answers;
  std::vector<std::string> runs;  ///< by seed, from 1
};

using Move = std::function<void(Exercise&)>;
using Moves = std::map<std::string, Move>;

Odds opposite(Odds odds) { return odds.per_million > 0 ? Odds{0} : Odds{Odds::kCertain}; }

bool is_noticed(const Exercise& exercise, const Parts& parts, std::uint32_t kind) {
  for (const std::uint32_t sensor : parts.truly) {
    const auto& odds = exercise.sensing[sensor].odds;
    if (kind < odds.size() && odds[kind].per_million > 0) return true;
  }
  return false;
}

void add_actions(const Exercise& exercise, const Parts& parts, Moves& moves) {
  for (const std::uint32_t i : parts.actions) {
    const scenario::Action& action = exercise.catalogue[i];
    const auto name = [&](const std::string& what) { return action.code + " " + what; };
    const auto at = [i](Exercise& moved) -> scenario::Action& { return moved.catalogue[i]; };
    if (parts.succeeded.contains(i)) {
      moves[name("odds")] = [=](Exercise& moved) { at(moved).odds = opposite(at(moved).odds); };
    }
    moves[name("longest")] = [=](Exercise& moved) { at(moved).longest += kHour; };
    if (action.shortest < action.longest) {
      moves[name("shortest")] = [=](Exercise& moved) { at(moved).shortest = at(moved).longest; };
    }
    if (action.role == terms::Role::kBlue) {
      moves[name("people")] = [=](Exercise& moved) { at(moved).people += 100; };
    }
  }
}

void add_sensors(const Exercise& exercise, const Parts& parts, Moves& moves) {
  for (const std::uint32_t i : parts.truly) {
    const auto name = [&](const std::string& what) {
      return exercise.layout.sensors[i].name + " " + what;
    };
    const auto at = [i](Exercise& moved) -> scenario::Sensing& { return moved.sensing[i]; };
    if (exercise.sensing[i].fastest < exercise.sensing[i].slowest) {
      moves[name("fastest")] = [=](Exercise& moved) { at(moved).fastest = at(moved).slowest; };
    }
    moves[name("slowest")] = [=](Exercise& moved) { at(moved).slowest += kHour; };
    moves[name("severity")] = [=](Exercise& moved) {
      const bool low = at(moved).severity == terms::Severity::kLow;
      at(moved).severity = low ? terms::Severity::kHigh : terms::Severity::kLow;
    };
    moves[name("confidence")] = [=](Exercise& moved) { at(moved).confidence_percent ^= 1; };
    if (exercise.sensing[i].odds.empty()) continue;  // a detector, or decoys
    moves[name("odds")] = [=](Exercise& moved) { at(moved).odds.clear(); };
    moves[name("naming")] = [=](Exercise& moved) { at(moved).naming = opposite(at(moved).naming); };
  }
  for (const std::uint32_t i : parts.falsely) {
    const std::string name = exercise.layout.sensors[i].name;
    moves[name + " soonest false alarm"] = [i](Exercise& moved) {
      moved.sensing[i].false_alarm_soonest = moved.sensing[i].false_alarm_latest;
    };
    moves[name + " latest false alarm"] = [i](Exercise& moved) {
      moved.sensing[i].false_alarm_latest += kHour;
    };
  }
}

void add_detectors(const Exercise& exercise, const Parts& parts, Moves& moves) {
  for (std::size_t i = 0; i < exercise.detectors.size(); ++i) {
    const scenario::Detector& detector = exercise.detectors[i];
    if (!parts.truly.contains(detector.as.value) || detector.at_least == 1) continue;
    const std::string name = exercise.layout.sensors[detector.as.value].name;
    moves[name + " at least"] = [i](Exercise& moved) {
      moved.detectors[i].at_least = scenario::kAtLeastMax;
    };
    moves[name + " within"] = [i](Exercise& moved) { moved.detectors[i].within = {}; };
  }
}

void add_traces(const Exercise& exercise, const Parts& parts, Moves& moves) {
  std::set<std::uint32_t> kinds;
  for (const std::uint32_t i : parts.actions) {
    for (const scenario::Trace& trace : exercise.catalogue[i].traces) kinds.insert(trace.kind);
  }
  // All traces of a kind at once: that one of them in particular is noticed is left to chance.
  for (const std::uint32_t kind : kinds) {
    if (!is_noticed(exercise, parts, kind)) continue;
    moves["traces of kind " + std::to_string(kind)] = [kind](Exercise& moved) {
      for (scenario::Action& action : moved.catalogue) {
        for (scenario::Trace& trace : action.traces) {
          if (trace.kind == kind) trace.odds = opposite(trace.odds);
        }
      }
    };
  }
}

void add_options(const Exercise& exercise, const Parts& parts, Moves& moves) {
  for (const auto& answer : parts.answers) {
    const std::uint32_t i = answer.first;
    const std::size_t option = answer.second;
    if (option >= exercise.injects[i].options.size()) continue;
    const std::string name = exercise.injects[i].number + " option " + std::to_string(option) + " ";
    const auto at = [i, option](Exercise& moved) -> scenario::InjectOption& {
      return moved.injects[i].options[option];
    };
    moves[name + "points"] = [=](Exercise& moved) { at(moved).points += 7; };
    if (exercise.injects[i].options[option].then.empty()) continue;
    moves[name + "delay"] = [=](Exercise& moved) { at(moved).then[0].after += kHour; };
  }
}

void add_injects(const Exercise& exercise, const Parts& parts, Moves& moves) {
  for (const std::uint32_t i : parts.delivered) {
    const scenario::Inject& inject = exercise.injects[i];
    if (inject.at != terms::kNever) {
      moves[inject.number + " time"] = [i](Exercise& moved) { moved.injects[i].at += kHour / 60; };
    }
    if (inject.deadline.count() > 0) {
      moves[inject.number + " deadline"] = [i](Exercise& moved) {
        moved.injects[i].deadline += kHour;
      };
    }
  }
  for (const std::uint32_t i : parts.expired) {
    moves[exercise.injects[i].number + " silence"] = [i](Exercise& moved) {
      moved.injects[i].no_answer.points -= 7;
    };
  }
}

void add_marks(const Exercise& exercise, const Parts& parts, Moves& moves) {
  for (const std::uint32_t i : parts.earned) {
    const std::string name = exercise.metrics[i].name;
    const auto at = [i](Exercise& moved) -> scenario::Metric& { return moved.metrics[i]; };
    moves[name + " best"] = [=](Exercise& moved) { at(moved).best += 1000; };
    moves[name + " worst"] = [=](Exercise& moved) { at(moved).worst -= 1000; };
    moves[name + " weight"] = [=](Exercise& moved) { at(moved).weight += 100; };
    if (exercise.metrics[i].counts == scenario::Counts::kAnswer) continue;
    moves[name + " points"] = [=](Exercise& moved) { at(moved).points += 7; };
    moves[name + " at most"] = [=](Exercise& moved) { at(moved).at_most = 0; };
  }
}

void add_plan(const Exercise& exercise, Moves& moves) {
  moves["endex"] = [](Exercise& moved) { moved.endex -= kHour / 2; };
  for (std::size_t i = 1; i < exercise.phases.size(); ++i) {
    moves["phase " + exercise.phases[i].name] = [i](Exercise& moved) {
      moved.phases[i].from += kHour / 60;
    };
  }
  for (std::size_t i = 0; i < exercise.cells.size(); ++i) {
    if (exercise.cells[i].people == 0) continue;
    moves["people of " + exercise.cells[i].name] = [i](Exercise& moved) {
      moved.cells[i].people = 1;
    };
  }
}

/// One number of all things of a kind: that one of them in particular matters is left to chance.
template <class Thing, class Change>
Move of_all(std::vector<Thing>& (*list)(range::Layout&), Change change) {
  return [=](Exercise& moved) {
    for (Thing& thing : list(moved.layout)) change(thing);
  };
}

void add_grid_and_water(Moves& moves) {
  using range::Layout;
  const auto lines = [](Layout& layout) -> auto& { return layout.grid.lines; };
  const auto buses = [](Layout& layout) -> auto& { return layout.grid.buses; };
  const auto generators = [](Layout& layout) -> auto& { return layout.grid.generators; };
  const auto tanks = [](Layout& layout) -> auto& { return layout.water.tanks; };
  const auto districts = [](Layout& layout) -> auto& { return layout.water.districts; };
  const auto pumps = [](Layout& layout) -> auto& { return layout.water.pumps; };
  moves["grid: trip after"] = [](Exercise& moved) { moved.layout.grid.trip_after += kHour; };
  moves["grid: restore after"] = [](Exercise& moved) { moved.layout.grid.restore_after += kHour; };
  moves["lines: rating"] = of_all(+lines, [](auto& line) { line.rating_mw *= 10; });
  moves["lines: reactance"] = of_all(+lines, [](auto& line) { line.reactance *= line.reactance; });
  moves["buses: demand"] = of_all(+buses, [](auto& bus) { bus.demand_mw *= 0.9; });
  moves["buses: shed"] = of_all(+buses, [](auto& bus) { bus.shed = 99 - bus.shed; });
  moves["generators: most"] = of_all(+generators, [](auto& one) { one.most_mw *= 3; });
  moves["generators: output"] = of_all(+generators, [](auto& one) { one.output_mw = 1; });
  moves["tanks: holds"] = of_all(+tanks, [](auto& tank) { tank.holds *= 2; });
  moves["tanks: at"] = of_all(+tanks, [](auto& tank) { tank.at /= 2; });
  moves["districts: draws"] = of_all(+districts, [](auto& one) { one.draws[0].lph *= 2; });
  moves["pumps: flow"] = of_all(+pumps, [](auto& pump) { pump.lph /= 2; });
}

void add_mobile_and_couplings(Moves& moves) {
  using range::Layout;
  const auto cells = [](Layout& layout) -> auto& { return layout.mobile.cells; };
  const auto functions = [](Layout& layout) -> auto& { return layout.mobile.functions; };
  const auto slices = [](Layout& layout) -> auto& { return layout.mobile.slices; };
  const auto subscribers = [](Layout& layout) -> auto& { return layout.mobile.subscribers; };
  const auto suppliers = [](Layout& layout) -> auto& { return layout.mobile.suppliers; };
  const auto couplings = [](Layout& layout) -> auto& { return layout.couplings; };
  moves["cells: sessions"] = of_all(+cells, [](auto& cell) { cell.sessions /= 3; });
  moves["functions: sessions"] = of_all(+functions, [](auto& one) { one.sessions = 50; });
  moves["slices: sessions"] = of_all(+slices, [](auto& slice) { slice.sessions = 20; });
  moves["subscribers: sessions"] = of_all(+subscribers, [](auto& one) { one.sessions *= 4; });
  moves["suppliers: implants"] = of_all(+suppliers, [](auto& one) { one.implants = {900'000}; });
  moves["suppliers: updates"] = of_all(+suppliers, [](auto& one) { one.updates.every /= 2; });
  moves["couplings: threshold"] = of_all(+couplings, [](auto& one) { one.threshold = 1; });
  moves["couplings: delay"] = of_all(+couplings, [](auto& one) { one.delay += kHour; });
  moves["couplings: reserve"] = of_all(+couplings, [](auto& one) { one.reserve /= 2; });
  moves["couplings: refill"] = of_all(+couplings, [](auto& one) { one.refill += 9 * kHour; });
  moves["couplings: repair"] = of_all(+couplings, [](auto& one) { one.repair += kHour; });
  moves["couplings: leaves"] = of_all(+couplings, [](auto& one) { one.leaves = 900; });
}

void add_society(Moves& moves) {
  using range::Layout;
  const auto narratives = [](Layout& layout) -> auto& { return layout.information.narratives; };
  const auto groups = [](Layout& layout) -> auto& { return layout.information.groups; };
  const auto feeds = [](Layout& layout) -> auto& { return layout.information.feeds; };
  const auto partnerships = [](Layout& layout) -> auto& { return layout.pact.partnerships; };
  const auto reactions = [](Layout& layout) -> auto& { return layout.pact.reactions; };
  const auto staff = [](Layout& layout) -> auto& { return layout.staff; };
  const auto software = [](Layout& layout) -> auto& { return layout.software; };
  moves["narratives: credibility"] = of_all(+narratives, [](auto& one) { one.credibility += 90; });
  moves["narratives: half life"] = of_all(+narratives, [](auto& one) { one.half_life *= 3; });
  moves["groups: trust"] = of_all(+groups, [](auto& one) { one.trust -= 100; });
  moves["groups: support"] = of_all(+groups, [](auto& one) { one.support -= 100; });
  moves["feeds: by"] = of_all(+feeds, [](auto& one) { one.by *= 3; });
  moves["feeds: below"] = of_all(+feeds, [](auto& one) { one.below = 1; });
  moves["partnerships: trust"] = of_all(+partnerships, [](auto& one) { one.trust -= 100; });
  moves["partnerships: recovers"] = of_all(+partnerships, [](auto& one) { one.recovers = 900; });
  moves["reactions: by"] = of_all(+reactions, [](auto& one) { one.by *= 3; });
  moves["reactions: lasting"] = of_all(+reactions, [](auto& one) { one.lasting += kHour; });
  moves["staff: people"] = of_all(+staff, [](auto& one) { one.people *= 3; });
  moves["staff: tickets"] = of_all(+staff, [](auto& one) { one.tickets = opposite(one.tickets); });
  moves["staff: false tickets"] =
      of_all(+staff, [](auto& one) { one.false_tickets = opposite(one.false_tickets); });
  moves["software: first"] = of_all(+software, [](auto& one) { one.updates.first += kHour; });
  moves["software: every"] = of_all(+software, [](auto& one) { one.updates.every += kHour; });
  moves["software: verified"] = of_all(+software, [](auto& one) { one.verified = {900'000}; });
}

bool moves_something(const Exercise& exercise, const Parts& parts, const Move& move,
                     std::uint64_t seeds = kSeeds) {
  Exercise moved = exercise;
  move(moved);
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    if (Run(moved, seed).all() != parts.runs[seed - 1]) return true;
  }
  return false;
}

class Rates : public ShippedExercise {
 protected:
  void SetUp() override {
    yaml::Findings findings;
    const auto loaded = scenario::read_folder(folder(), findings);
    ASSERT_TRUE(loaded.has_value());
    exercise = loaded->exercise;
  }
  std::shared_ptr<const Exercise> exercise;
};

TEST_P(Rates, WhateverIsDeclaredIsRead) {
  const Parts parts(*exercise);
  Moves moves;
  add_actions(*exercise, parts, moves);
  add_sensors(*exercise, parts, moves);
  add_detectors(*exercise, parts, moves);
  add_traces(*exercise, parts, moves);
  add_options(*exercise, parts, moves);
  add_injects(*exercise, parts, moves);
  add_marks(*exercise, parts, moves);
  add_plan(*exercise, moves);
  EXPECT_GT(moves.size(), 100U) << "too few to mean anything";
  for (const auto& [name, move] : moves) {
    EXPECT_TRUE(moves_something(*exercise, parts, move)) << name << " moves nothing";
  }
}

TEST_P(Rates, WhatHasNoPartMovesNothing) {
  const Parts parts(*exercise);
  const auto move_the_others = [&](Exercise& moved) {
    for (std::uint32_t i = 0; i < moved.catalogue.size(); ++i) {
      if (!parts.actions.contains(i)) moved.catalogue[i].odds = opposite(moved.catalogue[i].odds);
    }
  };
  EXPECT_FALSE(moves_something(*exercise, parts, move_the_others, kLooked));
}

/// The size of a group is read when its contacts are drawn, before any run (contacts_test).
TEST(RatesBesideTheEnterprise, AreRead) {
  yaml::Findings findings;
  const auto exercise = scenario::read_folder("exercises/dark-harbour", findings).value().exercise;
  const Parts parts(*exercise, kLooked);
  Moves moves;
  add_grid_and_water(moves);
  add_mobile_and_couplings(moves);
  add_society(moves);
  for (const auto& [name, move] : moves) {
    EXPECT_TRUE(moves_something(*exercise, parts, move, kLooked)) << name << " moves nothing";
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, Rates, each_small(), name_of);

}  // namespace
}  // namespace redoubt
