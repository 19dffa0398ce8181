// What comes back from copies, and what is lost.

#include "controller/rules/restoration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rules/facts.h"

namespace redoubt::rules {
namespace {

using range::DataId;
using range::WeaknessId;
using scenario::EffectKind;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kNoon = 43'200'000'000;  ///< us

/// The server with a weakness of its own, copied every six hours.
range::Layout copied(std::uint32_t keeps = 4) {
  range::Layout layout = office();
  layout.weaknesses.push_back({"W-3", "CWE-787", range::WeaknessKind::kLocal, kServer, {}});
  layout.hosts[kServer.value].weaknesses = {{2}};
  layout.backups = {
      {.name = "nightly", .covers = {kServer}, .every = std::chrono::hours(6), .keeps = keeps}};
  return layout;
}

Event copied_at(std::int64_t us) {
  Event event = on(kServer, EventKind::kCopyMade);
  event.at = terms::from_microseconds(us);
  return event;
}
const Event kCopied = copied_at(kNoon);
const Event kRejected = on(kServer, EventKind::kCopyRejected, kNoon);
const Event kHeld = on(kServer, EventKind::kAccessGained, number(terms::Access::kAdmin));
const Event kLost = on(kServer, EventKind::kAccessLost);
const Event kTask = on(kServer, EventKind::kPersistencePlanted, 4);
const Event kCleaned = on(kServer, EventKind::kPersistenceRemoved, 4);
const Event kPatched = on(range::entity(WeaknessId{2}), EventKind::kWeaknessPatched);
const Event kDestroyed = on(range::entity(DataId{0}), EventKind::kDataDestroyed);
const Event kBack = on(range::entity(DataId{0}), EventKind::kDataRestored);

std::vector<std::string> done(EffectKind kind, const std::vector<Event>& before,
                              std::uint32_t keeps = 4) {
  return facts_of(copied(keeps), {kind}, range::entity(kServer), before);
}
std::vector<std::string> restored(const std::vector<Event>& before, std::uint32_t keeps = 4) {
  return done(EffectKind::kRestore, before, keeps);
}
const std::string kFromNoon = "server: host restored " + std::to_string(kNoon);

TEST(Restoration, AHostComesBackAsItWasInItsNewestCopy) {
  EXPECT_THAT(restored({kHeld, kTask}), ElementsAre("server: host restored"));
  EXPECT_THAT(restored({kCopied, kHeld, kTask}), ElementsAre(kFromNoon));
}

TEST(Restoration, DataThatWasDestroyedAfterTheCopyComesBackWithIt) {
  EXPECT_THAT(restored({kCopied, kDestroyed}), ElementsAre(kFromNoon, "plans: data restored"));
}

TEST(Restoration, DataThatWasDestroyedBeforeItIsGoneAgain) {
  EXPECT_THAT(restored({kDestroyed, kCopied}), ElementsAre(kFromNoon));
  EXPECT_THAT(restored({kDestroyed, kCopied, kBack}),
              ElementsAre(kFromNoon, "plans: data destroyed"));
}

TEST(Restoration, WhatWasPatchedAfterTheCopyIsOpenAgain) {
  EXPECT_THAT(restored({kCopied, kPatched}), ElementsAre(kFromNoon, "W-3: weakness open again"));
  EXPECT_THAT(restored({kPatched, kCopied}), ElementsAre(kFromNoon));
}

TEST(Restoration, APoisonedCopyBringsTheIntruderBack) {
  EXPECT_THAT(restored({kHeld, kTask, kCopied, kCleaned, kLost}),
              ElementsAre(kFromNoon, "server: persistence planted 4", "server: access gained 1"));
  EXPECT_THAT(restored({kHeld, kCopied, kLost}), ElementsAre(kFromNoon, "server: access gained 1"));
}

TEST(Restoration, VerificationRejectsPoisonedCopiesAndCountsTheOthers) {
  const auto left = [](std::int64_t copies) {
    return "server: found " + std::to_string(pack(terms::FindingKind::kCopies, copies));
  };
  EXPECT_THAT(done(EffectKind::kVerifyCopies, {}), ElementsAre(left(1)));
  EXPECT_THAT(done(EffectKind::kVerifyCopies, {kTask, kCopied}),
              ElementsAre("server: copy rejected " + std::to_string(kNoon), left(1)));
  EXPECT_THAT(done(EffectKind::kVerifyCopies, {kTask, kCopied, kRejected}), ElementsAre(left(1)));
  EXPECT_THAT(facts_of({EffectKind::kVerifyCopies}, kServer), IsEmpty());
}

TEST(Restoration, ARejectedCopyIsPassedOverForTheOneBeforeIt) {
  EXPECT_THAT(restored({kTask, kCopied, kRejected}), ElementsAre("server: host restored"));
}

TEST(Restoration, WithoutACopyThatIsLeftAllDataIsLost) {
  const std::vector<std::string> image = {"server: host restored", "plans: data destroyed"};
  EXPECT_EQ(restored({kTask, kCopied, kRejected}, 1), image);
  EXPECT_EQ(restored({on(kServer, EventKind::kCopiesLost)}), image);
  EXPECT_EQ(done(EffectKind::kCleanImage, {}), image);
}

TEST(Restoration, WhereNoBackupIsDrawnAnImageTouchesNoData) {
  EXPECT_THAT(facts_of({EffectKind::kRestore}, kServer), ElementsAre("server: host restored"));
}

TEST(Restoration, FilesComeBackFromAnyCopyThatHasThem) {
  EXPECT_THAT(done(EffectKind::kRestoreData, {kDestroyed, kCopied}),
              ElementsAre("plans: data restored"));
  EXPECT_THAT(done(EffectKind::kRestoreData, {kDestroyed, kCopied}, 1), IsEmpty());
}

TEST(Restoration, CopiesThatAreDestroyedAreGoneAtOnce) {
  EXPECT_THAT(done(EffectKind::kDestroyCopies, {}), ElementsAre("server: copies lost"));
  EXPECT_THAT(done(EffectKind::kDestroyCopies, {on(kServer, EventKind::kCopiesLost)}), IsEmpty());
  EXPECT_THAT(facts_of({EffectKind::kDestroyCopies}, kServer), IsEmpty());
}

}  // namespace
}  // namespace redoubt::rules
