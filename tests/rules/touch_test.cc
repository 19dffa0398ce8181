#include "controller/rules/touch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "controller/rules/needs.h"
#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using scenario::NeedKind;
using terms::Reason;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kUser = number(terms::Access::kUser);
const Event kOnDesk = on(kDesk, EventKind::kAccessGained, kUser);
const Event kOnServer = on(kServer, EventKind::kAccessGained, kUser);
const Event kEdgeCut = on(kEdge, EventKind::kLinkCut);
const Event kDeskIsolated = on(kDesk, EventKind::kHostIsolated);

std::vector<HostId> acting(const std::vector<Event>& before, const range::Layout& layout) {
  return hosts_in_touch(world_after(layout, before));
}

/// Of an action that needs a session on the desk.
Reason verdict(const std::vector<Event>& before, const range::Layout& layout = office()) {
  scenario::Action action;
  action.needs = {{NeedKind::kSession, kUser}};
  return judge(world_after(layout, before), action, kRed, range::entity(kDesk));
}

/// The office with a way to it, but none from it to the outside.
range::Layout one_way() {
  range::Layout layout = office();
  layout.links[0].rules[0].to = range::ZoneId{1};
  return layout;
}

/// A vault behind the office, which lets files through from there.
constexpr HostId kVault{3};
range::Layout with_vault() {
  range::Layout layout = office();
  layout.zones.push_back({.name = "cellar", .site = {}});
  layout.hosts.push_back({.name = "vault", .zone = {2}});
  layout.links.push_back({.name = "stairs",
                          .a = {1},
                          .b = {2},
                          .rules = {{.from = {1}, .protocols = range::only(kFiles), .allow = true}},
                          .owner = kBlue});
  return layout;
}
const Event kOnVault = on(kVault, EventKind::kAccessGained, kUser);
constexpr range::Entity kStairs{terms::EntityKind::kLink, 1};

TEST(Touch, ASessionThatTheOutsideReachesIsOfUse) { EXPECT_EQ(verdict({kOnDesk}), Reason::kNone); }

TEST(Touch, AHostThatWasCutOffDoesNothingForAnybody) {
  EXPECT_EQ(verdict({kOnDesk, kDeskIsolated}), Reason::kNotReachable);
  EXPECT_EQ(verdict({kOnDesk, kDeskIsolated, on(kDesk, EventKind::kHostRejoined)}), Reason::kNone);
}

TEST(Touch, ACutLinkTakesEveryWay) {
  EXPECT_EQ(verdict({kOnDesk, kOnServer, kEdgeCut}), Reason::kNotReachable);
}

TEST(Touch, WhereOnlyAChannelWasLeftItsLossIsTheReason) {
  EXPECT_EQ(verdict({kOnDesk, on(kDesk, EventKind::kChannelOpened), kEdgeCut}), Reason::kNoChannel);
}

TEST(Touch, AChannelThatGetsOutIsEnough) {
  range::Layout layout = office();
  layout.links[0].rules[0].from = {1};
  EXPECT_EQ(verdict({kOnDesk}, layout), Reason::kNotReachable);
  EXPECT_EQ(verdict({kOnDesk, on(kDesk, EventKind::kChannelOpened)}, layout), Reason::kNone);
}

TEST(Touch, AChannelThatDoesNotGetOutIsNot) {
  range::Layout layout = one_way();
  layout.links[0].rules[0].from = {1};
  EXPECT_EQ(verdict({kOnDesk, on(kDesk, EventKind::kChannelOpened)}, layout), Reason::kNoChannel);
}

TEST(Touch, OrdersGoOnFromHostToHost) {
  const range::Layout layout = with_vault();
  EXPECT_THAT(acting({kOnVault}, layout), IsEmpty());
  EXPECT_THAT(acting({kOnVault, kOnDesk}, layout), ElementsAre(kDesk, kVault));
}

TEST(Touch, WhoeverHangsOnAHostThatIsCutOffIsOutOfTouchToo) {
  const range::Layout layout = with_vault();
  EXPECT_THAT(acting({kOnVault, kOnDesk, kDeskIsolated}, layout), IsEmpty());
  EXPECT_THAT(acting({kOnVault, kOnDesk, on(kStairs, EventKind::kLinkCut)}, layout),
              ElementsAre(kDesk));
}

TEST(Touch, WhatRedIsNotInTouchWithIsNoWayToOthers) {
  const range::Layout layout = office();
  const Event other = on(kServer, EventKind::kAccessGained, kUser);
  EXPECT_TRUE(red_reaches(world_after(layout, {other}), kDesk, kFiles));
  EXPECT_FALSE(red_reaches(world_after(layout, {other, kEdgeCut}), kDesk, kFiles));
}

}  // namespace
}  // namespace redoubt::rules
