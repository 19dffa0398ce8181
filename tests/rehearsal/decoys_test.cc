// What a decoy tells its team in a run, and what red can tell of decoys.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using range::EventKind;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr terms::ActionId kSpot{3};
constexpr int kRuns = 400;

/// The slice's gateway, which no ordinary sensor watches, with a bell.
struct Baited {
  bool decoy = false;
  std::int64_t share = 0;     ///< permille of its zone that is decoy
  std::int64_t right = 1000;  ///< permille in which red judges hosts rightly
  bool blind = false;

  std::shared_ptr<const scenario::Exercise> draw() const {
    auto exercise = *Slice{.exploit_odds = Slice::Certain(), .sensor_odds = {0}}.draw();
    exercise.goal.clear();
    exercise.layout.hosts[0].decoy = decoy;
    exercise.layout.sensors.push_back({"blue-decoys", Slice::kBlue});
    exercise.sensing.push_back({.severity = terms::Severity::kCritical, .decoys = true});
    scenario::Action spot{.code = "T1497.001"};
    spot.effects = {{scenario::EffectKind::kSpotDecoys, right}};
    exercise.catalogue.push_back(spot);
    scenario::Inject before{.number = "0", .at = terms::kStartex};
    scenario::Consequence laid;
    if (share > 0) laid.facts.push_back(happens(EventKind::kDecoyPlaced, range::ZoneId{1}, share));
    if (blind) laid.facts.push_back(happens(EventKind::kSensorBlinded, range::SensorId{1}));
    before.then = {laid};
    exercise.injects = {before};
    return std::make_shared<const scenario::Exercise>(std::move(exercise));
  }

 private:
  template <class Id>
  static range::Event happens(EventKind kind, Id id, std::int64_t amount = 0) {
    return {.kind = kind, .subject = range::entity(id), .amount = amount};
  }
};

/// What blue is alerted to and red finds out when red does this.
struct Played {
  Played(const Baited& baited, terms::ActionId action, std::uint64_t seed = 7)
      : engine(baited.draw(), seed) {
    engine.advance_to(terms::kStartex);
    engine.submit(Slice::kRed, {1, terms::Act{action, {1}, {}}}, terms::kStartex);
    engine.advance_to(terms::kStartex + std::chrono::hours(1));
  }
  std::vector<terms::Alert> alerts() const { return shown<terms::Alert>(Slice::kBlue); }
  bool seems_a_decoy() const {
    for (const terms::Finding& finding : shown<terms::Finding>(Slice::kRed)) {
      if (finding.kind == terms::FindingKind::kDecoy) return finding.amount == 1;
    }
    ADD_FAILURE() << "red has judged nothing";
    return false;
  }
  template <class Shown>
  std::vector<Shown> shown(terms::CellId cell) const {
    std::vector<Shown> all;
    for (const terms::Observation& seen : engine.seen_by(cell)) {
      if (const auto* what = std::get_if<Shown>(&seen.what)) all.push_back(*what);
    }
    return all;
  }

  engine::Engine engine;
};

TEST(Decoys, WhoComesIntoOneIsNamedAtOnceAndForSure) {
  const auto alerts = Played({.decoy = true}, Slice::kExploit).alerts();
  ASSERT_EQ(alerts.size(), 1U);
  EXPECT_EQ(alerts[0].technique, Slice::kExploit);
  EXPECT_EQ(alerts[0].severity, terms::Severity::kCritical);
}

TEST(Decoys, WhatIsRealRingsNothing) {
  EXPECT_THAT(Played({}, Slice::kExploit).alerts(), IsEmpty());
}

TEST(Decoys, ABellThatIsTakenDownDoesNotRing) {
  EXPECT_THAT(Played({.decoy = true, .blind = true}, Slice::kExploit).alerts(), IsEmpty());
}

TEST(Decoys, TheAlertIsOneThatRedCaused) {
  std::uint64_t cause = 0;
  engine::Engine engine(Baited{.decoy = true}.draw(), 7, [&](const range::Event& event) {
    if (event.kind == EventKind::kOrderStarted) cause = event.sequence;
    if (event.kind == EventKind::kAlertRaised) {
      EXPECT_EQ(event.cause, cause);
    }
  });
  engine.advance_to(terms::kStartex);
  engine.submit(Slice::kRed, {1, terms::Act{Slice::kExploit, {1}, {}}}, terms::kStartex);
  engine.advance_to(terms::kStartex + std::chrono::hours(1));
  EXPECT_NE(cause, 0U);
}

/// In how many of the runs something is so.
template <class Ask>
int counted(const Baited& baited, terms::ActionId action, const Ask& ask) {
  int count = 0;
  for (int seed = 0; seed < kRuns; ++seed) {
    count += ask(Played(baited, action, static_cast<std::uint64_t>(seed))) ? 1 : 0;
  }
  return count;
}

TEST(Decoys, AZoneRingsAsOftenAsItsShareOfDecoys) {
  const auto rung = [](std::int64_t share) {
    return counted({.share = share}, Slice::kExploit,
                   [](const Played& run) { return !run.alerts().empty(); });
  };
  EXPECT_EQ(rung(0), 0);
  EXPECT_NEAR(rung(300), 120, 46);  // five deviations either side
  EXPECT_EQ(rung(1000), kRuns);
}

TEST(Decoys, RedIsWrongBothWays) {
  const auto seem = [](bool decoy, std::int64_t right) {
    return counted({.decoy = decoy, .right = right}, kSpot,
                   [](const Played& run) { return run.seems_a_decoy(); });
  };
  EXPECT_EQ(seem(true, 1000), kRuns);
  EXPECT_EQ(seem(false, 1000), 0);
  EXPECT_NEAR(seem(true, 800), 320, 40);
  EXPECT_NEAR(seem(false, 800), 80, 40);
}

}  // namespace
}  // namespace redoubt::rehearsal
