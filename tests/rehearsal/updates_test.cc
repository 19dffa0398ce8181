// The supply chain in whole runs: an implant in an update, and what keeps it out.

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using range::EventKind;
using scenario::EffectKind;
using std::chrono::hours;

constexpr terms::ActionId kPoison{3};
constexpr range::SoftwareId kSuite{0};
constexpr auto kUser = static_cast<std::int64_t>(terms::Access::kUser);

/// The slice, where two more hosts run a suite whose update is due after two hours, and red has put
/// an implant into it.
class Delivery {
 public:
  explicit Delivery(terms::Odds verified = {}, std::vector<scenario::Consequence> then = {},
                    std::uint64_t seed = 7) {
    auto exercise = *Slice{.bystanders = 2}.draw();
    exercise.layout.software = {
        {.name = "suite",
         .hosts = {{0}, {1}},
         .updates = {.first = terms::kStartex + hours(2), .every = hours(100), .rollout = hours(1)},
         .verified = verified}};
    scenario::Action poison{.code = "T1195.002"};
    poison.target = terms::EntityKind::kSoftware;
    poison.effects = {{EffectKind::kState, 0, EventKind::kUpdatePoisoned},
                      {EffectKind::kGainAccess, kUser}};
    poison.traces = {{0, Slice::Certain()}};
    exercise.catalogue.push_back(poison);
    exercise.sensing[0].covers = {{0}, {1}};
    exercise.cells[Slice::kRed.value].knows = {range::entity(kSuite)};
    exercise.injects = {{.at = terms::kStartex}};
    exercise.injects[0].then = std::move(then);
    engine_.emplace(std::make_shared<const scenario::Exercise>(std::move(exercise)), seed,
                    [this](const range::Event& event) { events_.push_back(event); });
    const terms::Handle suite = engine_->sight(Slice::kRed).handle(range::entity(kSuite));
    engine_->submit(Slice::kRed, {1, terms::Act{kPoison, suite, {}}}, terms::kStartex);
  }

  Delivery& until(int minute) {
    engine_->advance_to(terms::kStartex + minute * kMinute);
    return *this;
  }
  std::size_t held() const { return engine_->world().held().size(); }
  std::size_t count(EventKind kind) const {
    return static_cast<std::size_t>(
        std::count_if(events_.begin(), events_.end(),
                      [&](const range::Event& event) { return event.kind == kind; }));
  }
  const range::Event& first(EventKind kind) const {
    return *std::find_if(events_.begin(), events_.end(),
                         [&](const range::Event& event) { return event.kind == kind; });
  }
  const std::vector<terms::Observation>& seen_by_blue() const {
    return engine_->seen_by(Slice::kBlue);
  }

 private:
  std::vector<range::Event> events_;
  std::optional<engine::Engine> engine_;
};

scenario::Consequence after(int minute, EventKind kind, range::Entity subject) {
  return {.after = minute * kMinute, .facts = {{.kind = kind, .subject = subject}}};
}

TEST(Supply, WhoeverTakesThePoisonedUpdateIsTaken) {
  EXPECT_EQ(Delivery().until(119).held(), 0U);
  EXPECT_EQ(Delivery().until(121).held(), 1U);
  EXPECT_EQ(Delivery().until(180).held(), 2U);
}

TEST(Supply, TheImplantLeavesTheTracesOfItsTechniqueWhereItIsTakenIn) {
  Delivery delivery;
  EXPECT_EQ(delivery.until(119).count(EventKind::kAlertRaised), 0U);
  EXPECT_EQ(delivery.until(240).count(EventKind::kAlertRaised), 2U);
}

TEST(Supply, TheSessionIsWalkedBackToTheUpdateAndThatToItsOffer) {
  Delivery delivery;
  delivery.until(121);
  const range::Event& update = delivery.first(EventKind::kSoftwareUpdated);
  EXPECT_EQ(delivery.first(EventKind::kAccessGained).cause, update.sequence);
  EXPECT_EQ(update.cause, delivery.first(EventKind::kUpdateOffered).sequence);
}

TEST(Supply, WhatIsHeldBackInTimeComesInNowhere) {
  Delivery held({}, {after(60, EventKind::kUpdatesHeld, entity(kSuite))});
  EXPECT_EQ(held.until(600).held(), 0U);
  Delivery half({}, {after(150, EventKind::kUpdatesHeld, entity(kSuite))});
  EXPECT_EQ(half.until(600).held(), 1U);
}

/// Of 200 runs.
int withdrawn_of(terms::Odds verified) {
  int withdrawn = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Delivery delivery(verified, {}, seed);
    delivery.until(240);
    withdrawn += delivery.count(EventKind::kUpdateWithdrawn) > 0 ? 1 : 0;
    EXPECT_EQ(delivery.held(), delivery.count(EventKind::kUpdateWithdrawn) > 0 ? 0U : 2U);
  }
  return withdrawn;
}

TEST(Supply, WhoVerifiesUpdatesFindsAsManyImplantsAsDeclared) {
  EXPECT_EQ(withdrawn_of({}), 0);
  EXPECT_NEAR(withdrawn_of({300'000}), 60, 26);  // four standard deviations
  EXPECT_EQ(withdrawn_of({terms::Odds::kCertain}), 200);
}

std::vector<std::int64_t> updates_told(const Delivery& delivery) {
  std::vector<std::int64_t> told;
  for (const terms::Observation& each : delivery.seen_by_blue()) {
    const auto* finding = std::get_if<terms::Finding>(&each.what);
    if (finding != nullptr && finding->kind == terms::FindingKind::kUpdate) {
      told.push_back(finding->amount);
    }
  }
  return told;
}

TEST(Supply, ATeamIsToldThatAnUpdateCameAndNotWhatIsInItUnlessItIsWithdrawn) {
  EXPECT_EQ(updates_told(Delivery().until(240)), std::vector<std::int64_t>{1});
  EXPECT_EQ(updates_told(Delivery({terms::Odds::kCertain}).until(240)),
            (std::vector<std::int64_t>{1, 0}));
}

}  // namespace
}  // namespace redoubt::rehearsal
