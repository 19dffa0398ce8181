// What becomes of red's sessions and lines when a team cuts them, in whole runs.

#include <gtest/gtest.h>

#include <optional>

#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using range::EventKind;
using scenario::EffectKind;
using scenario::NeedKind;
using terms::Reason;

constexpr terms::ActionId kCall{3};  ///< a technique: opens a channel from the gateway

/// The slice with a foothold on the gateway, a technique that opens a channel there and a team that
/// isolates it without looking.
class Foothold {
 public:
  explicit Foothold(range::Rhythm beacon = {0, 10 * kMinute}) {
    auto exercise = *Slice{}.draw();
    exercise.catalogue[Slice::kIsolate.value].effects = {{EffectKind::kIsolate}};
    scenario::Action call{.code = "T1071.001"};
    call.needs = {{NeedKind::kSession, static_cast<std::int64_t>(terms::Access::kUser)},
                  {NeedKind::kGoesOut, 0}};
    call.effects = {{EffectKind::kOpenChannel, beacon.packed()}};
    exercise.catalogue.push_back(call);
    exercise.injects = {{.at = terms::kStartex}};
    range::Event gained{.kind = EventKind::kAccessGained, .subject = entity(range::HostId{0})};
    gained.amount = static_cast<std::int64_t>(terms::Access::kUser);
    exercise.injects[0].then = {{.facts = {gained}}};
    engine_.emplace(std::make_shared<const scenario::Exercise>(std::move(exercise)), 7,
                    [this](const range::Event& event) { events_.push_back(event); });
  }

  terms::Ruling order(terms::CellId cell, terms::ActionId action, int minute) {
    return engine_->submit(cell, {++number_, terms::Act{action, {1}, {}}},
                           terms::kStartex + minute * kMinute);
  }
  void until(int minute) { engine_->advance_to(terms::kStartex + minute * kMinute); }

  /// When it happened last, in minutes; -1 where it did not.
  std::int64_t minute_of(EventKind kind) const {
    std::int64_t minute = -1;
    for (const range::Event& event : events_) {
      if (event.kind == kind) minute = (event.at - terms::kStartex) / kMinute;
    }
    return minute;
  }
  Reason why_failed() const {
    Reason reason = Reason::kNone;
    for (const range::Event& event : events_) {
      if (event.kind == EventKind::kOrderFailed) reason = static_cast<Reason>(event.amount);
    }
    return reason;
  }
  /// How often red was told that its host is cut off, or joined again.
  int told_red() const {
    int told = 0;
    for (const terms::Observation& seen : engine_->seen_by(Slice::kRed)) {
      const auto* finding = std::get_if<terms::Finding>(&seen.what);
      told += finding != nullptr && finding->kind == terms::FindingKind::kIsolated ? 1 : 0;
    }
    return told;
  }

 private:
  std::vector<range::Event> events_;
  std::optional<engine::Engine> engine_;
  terms::OrderNumber number_ = 0;
};

TEST(Touch, WhatIsUnderWayOnAHostThatIsCutOffIsInterrupted) {
  Foothold run;
  EXPECT_EQ(run.order(Slice::kRed, Slice::kEscalate, 5).reason, Reason::kNone);
  run.order(Slice::kBlue, Slice::kIsolate, 10);
  run.until(200);
  EXPECT_EQ(run.why_failed(), Reason::kInterrupted);
}

TEST(Touch, NothingNewBeginsThere) {
  Foothold run;
  run.order(Slice::kBlue, Slice::kIsolate, 5);
  EXPECT_EQ(run.order(Slice::kRed, Slice::kEscalate, 30).reason, Reason::kNotReachable);
  EXPECT_EQ(run.order(Slice::kRed, kCall, 31).reason, Reason::kNotReachable);
}

TEST(Touch, RedNoticesThatItsHostAnswersNoMore) {
  Foothold run;
  run.order(Slice::kBlue, Slice::kIsolate, 5);
  run.until(30);
  EXPECT_EQ(run.told_red(), 1);
}

TEST(Touch, AChannelBreaksByItselfAfterThreeBeacons) {
  Foothold run;
  EXPECT_EQ(run.order(Slice::kRed, kCall, 5).reason, Reason::kNone);
  run.order(Slice::kBlue, Slice::kIsolate, 10);
  run.until(200);
  EXPECT_EQ(run.minute_of(EventKind::kHostIsolated), 25);
  EXPECT_EQ(run.minute_of(EventKind::kChannelBroken), 55);
}

TEST(Touch, ASlowerBeaconBreaksLater) {
  Foothold run({0, 40 * kMinute});
  run.order(Slice::kRed, kCall, 5);
  run.order(Slice::kBlue, Slice::kIsolate, 10);
  run.until(200);
  EXPECT_EQ(run.minute_of(EventKind::kChannelBroken), 125);
}

}  // namespace
}  // namespace redoubt::rehearsal
