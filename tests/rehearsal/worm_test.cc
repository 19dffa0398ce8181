// A worm in whole runs: it goes on by itself, and ends where it is cleaned away.

#include <gtest/gtest.h>

#include <optional>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using range::EventKind;
using range::HostId;
using scenario::EffectKind;
using scenario::NeedKind;

constexpr terms::ActionId kLoose{3};
constexpr auto kUser = static_cast<std::int64_t>(terms::Access::kUser);

struct Worm {
  terms::Odds odds{terms::Odds::kCertain};
  terms::Duration every = 20 * kMinute;
};

/// The slice with three more hosts that have the gateway's weakness, and a worm loosed on the
/// gateway at STARTEX, in no time.
class Outbreak {
 public:
  explicit Outbreak(const Worm& worm = {}, std::vector<scenario::Consequence> then = {}) {
    auto exercise = *Slice{.bystanders = 3}.draw();
    for (std::uint32_t i = 0; i < 3; ++i) weaken(exercise.layout, {i});
    scenario::Action loose{.code = "T1080"};
    loose.needs = {{NeedKind::kSession, kUser}};
    loose.effects = {{EffectKind::kGainAccess, kUser},
                     {EffectKind::kSpread, range::Rhythm{0, worm.every}.packed()}};
    loose.odds = worm.odds;
    loose.traces = {{0, Slice::Certain()}};
    exercise.catalogue.push_back(loose);
    exercise.sensing[0].covers = {HostId{0}, HostId{1}, HostId{2}};
    exercise.injects = {{.at = terms::kStartex}};
    range::Event gained{.kind = EventKind::kAccessGained, .subject = entity(gateway())};
    gained.amount = kUser;
    exercise.injects[0].then = std::move(then);
    exercise.injects[0].then.push_back({.facts = {gained}});
    engine_.emplace(std::make_shared<const scenario::Exercise>(std::move(exercise)), 7,
                    [this](const range::Event& event) { events_.push_back(event); });
    loose_it();
  }

  static HostId gateway() { return Slice{.bystanders = 3}.gateway(); }

  Outbreak& until(int minute) {
    engine_->advance_to(terms::kStartex + minute * kMinute);
    return *this;
  }
  std::size_t held() const { return engine_->world().held().size(); }
  std::size_t count(EventKind kind) const {
    std::size_t count = 0;
    for (const range::Event& event : events_) count += event.kind == kind ? 1 : 0;
    return count;
  }

 private:
  /// Ordered until it runs.
  void loose_it() {
    for (terms::OrderNumber number = 1; engine_->world().host(gateway()).worm == 0; ++number) {
      engine_->submit(Slice::kRed, {number, terms::Act{kLoose, {1}, {}}}, terms::kStartex);
    }
  }
  static void weaken(range::Layout& layout, HostId host) {
    const auto service = static_cast<std::uint32_t>(layout.services.size());
    layout.services.push_back({.name = "page", .host = host, .protocol = 0});
    layout.hosts[host.value].services = {{service}};
    layout.hosts[host.value].weaknesses = {{static_cast<std::uint32_t>(layout.weaknesses.size())}};
    layout.weaknesses.push_back(
        {"RW-3", "CWE-94", range::WeaknessKind::kRemote, host, range::ServiceId{service}});
  }

  std::vector<range::Event> events_;
  std::optional<engine::Engine> engine_;
};

scenario::Consequence after(int minute, EventKind kind, range::Entity subject) {
  return {.after = minute * kMinute, .facts = {{.kind = kind, .subject = subject}}};
}

TEST(Worm, GoesOnByItselfAtItsInterval) {
  EXPECT_EQ(Outbreak().until(19).held(), 1U);
  EXPECT_EQ(Outbreak().until(20).held(), 4U);
  EXPECT_EQ(Outbreak({.every = 50 * kMinute}).until(49).held(), 1U);
}

TEST(Worm, WithLongOddsItNeedsLonger) {
  Outbreak slow({.odds = {100'000}});
  EXPECT_LT(slow.until(21).held(), 4U);
  EXPECT_EQ(slow.until(700).held(), 4U);
}

TEST(Worm, EachTryLeavesTheTracesOfTheTechnique) {
  Outbreak outbreak;
  outbreak.until(19);
  EXPECT_EQ(outbreak.count(EventKind::kAlertRaised), 0U);
  EXPECT_EQ(outbreak.until(30).count(EventKind::kAlertRaised), 3U);
}

TEST(Worm, GoesOnFromWhereItHasGotTo) {
  const scenario::Consequence cleaned =
      after(25, EventKind::kHostRestored, entity(Outbreak::gateway()));
  Outbreak outbreak({}, {after(15, EventKind::kHostIsolated, entity(HostId{0})), cleaned,
                         after(30, EventKind::kHostRejoined, entity(HostId{0}))});
  EXPECT_EQ(outbreak.until(29).held(), 2U);
  EXPECT_EQ(outbreak.until(40).held(), 4U);
}

TEST(Worm, EndsWithTheSessionItRunsIn) {
  Outbreak outbreak({}, {after(15, EventKind::kAccessLost, entity(Outbreak::gateway()))});
  EXPECT_EQ(outbreak.until(700).held(), 0U);
  EXPECT_EQ(outbreak.count(EventKind::kWormSpread), 0U);
}

TEST(Worm, DoesNotEnterWhatWasPatchedInTime) {
  Outbreak outbreak({}, {after(15, EventKind::kWeaknessPatched, entity(range::WeaknessId{2})),
                         after(15, EventKind::kWeaknessPatched, entity(range::WeaknessId{3}))});
  EXPECT_EQ(outbreak.until(700).held(), 2U);
}

}  // namespace
}  // namespace redoubt::rehearsal
