#include "controller/rules/transfer.h"

#include <gtest/gtest.h>

#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using scenario::EffectKind;
using scenario::Need;
using scenario::NeedKind;
using std::chrono::seconds;

/// The office with 600 megabytes on the server and an edge of 8 Mbit/s: ten minutes.
range::Layout archive(std::int64_t kbps = 8000) {
  range::Layout layout = office();
  layout.data[0].megabytes = 600;
  layout.links[0].capacity_kbps = kbps;
  return layout;
}

const range::Entity kPlans = range::entity(range::DataId{0});

/// How long data takes to leave the server by what this need names.
terms::Duration time_of(const std::vector<Need>& needs, const std::vector<Event>& before = {},
                        const range::Layout& layout = archive(),
                        range::Entity target = range::entity(kServer)) {
  const scenario::Action action{
      .target = target.kind, .needs = needs, .effects = {{EffectKind::kTakeData}}};
  return transfer_time(world_after(layout, before), action, target);
}
terms::Duration by_web(const std::vector<Event>& before = {},
                       const range::Layout& layout = archive()) {
  return time_of({{NeedKind::kGoesOut, kWeb}}, before, layout);
}

TEST(Transfer, TakesAsLongAsTheVolumeOverTheNarrowestLink) {
  EXPECT_EQ(by_web(), seconds(600));
  EXPECT_EQ(by_web({}, archive(1000)), seconds(4800));
}

TEST(Transfer, ToTheMicrosecond) {
  EXPECT_EQ(by_web({}, archive(7000)), terms::Duration(685'714'285));
}

TEST(Transfer, OverALinkWithoutALimitTakesNoTime) { EXPECT_EQ(by_web({}, archive(0)), seconds(0)); }

TEST(Transfer, AFloodMakesItLonger) {
  EXPECT_EQ(by_web({on(kEdge, EventKind::kLinkFlooded, range::Flood{750}.packed())}),
            seconds(2400));
}

TEST(Transfer, WhatWasPackedTakesLess) {
  EXPECT_EQ(by_web({on(kPlans, EventKind::kDataCompressed, 400)}), seconds(240));
}

TEST(Transfer, AnImageHoldsNothingPacked) {
  EXPECT_EQ(
      by_web({on(kPlans, EventKind::kDataCompressed, 400), on(kServer, EventKind::kHostRestored)}),
      seconds(600));
}

TEST(Transfer, WhatIsGoneAlreadyTakesNoTime) {
  EXPECT_EQ(by_web({on(kPlans, EventKind::kDataTaken)}), seconds(0));
  EXPECT_EQ(by_web({on(kPlans, EventKind::kDataDestroyed)}), seconds(0));
}

TEST(Transfer, AChannelCarriesItByItsOwnProtocol) {
  const Event by_files =
      on(kServer, EventKind::kChannelOpened, range::Rhythm{kFiles, seconds(60)}.packed());
  const Event by_any = on(kServer, EventKind::kChannelOpened);
  EXPECT_EQ(time_of({{NeedKind::kChannel}}, {by_files}), seconds(0));
  EXPECT_EQ(time_of({{NeedKind::kChannel}}, {by_any}), seconds(600));
}

TEST(Transfer, WhatIsFetchedFromOutsideComesByTheWayIn) {
  range::Layout layout = archive();
  layout.links[0].rules[0].to = {1};
  EXPECT_EQ(time_of({{NeedKind::kReach, kWeb}}, {}, layout), seconds(600));
  EXPECT_EQ(by_web({}, layout), seconds(0));
}

TEST(Transfer, OfAZoneOneHostAfterTheOther) {
  range::Layout layout = archive();
  layout.hosts[kDesk.value].data = {{1}};
  layout.data.push_back({.name = "letters", .host = kDesk, .megabytes = 60});
  EXPECT_EQ(time_of({}, {}, layout, kOffice), seconds(660));
}

TEST(Transfer, NothingTakesLongerThanAYear) {
  range::Layout layout = archive(1);
  layout.data[0].megabytes = 1'000'000'000;
  EXPECT_EQ(by_web({}, layout), kTransferMost);
}

TEST(Transfer, WhatTakesNoDataAwayNeedsNoTime) {
  const scenario::Action action{.effects = {{EffectKind::kDestroyData}}};
  EXPECT_EQ(transfer_time(world_after(archive(), {}), action, range::entity(kServer)), seconds(0));
}

}  // namespace
}  // namespace redoubt::rules
