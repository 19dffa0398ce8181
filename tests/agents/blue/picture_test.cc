#include "agents/blue/picture.h"

#include "tests/agents/blue/table.h"

namespace redoubt::blue {
namespace {

constexpr Handle kFunction{9};

struct BluePicture : testing::Test {
  Picture picture;

  BluePicture() { sees(9, EntityKind::kFunction); }
  void sees(std::uint32_t handle, EntityKind kind, std::uint32_t within = UINT32_MAX) {
    picture.take_in(
        {terms::kStartex,
         terms::Sighting{
             Handle{handle}, kind, Handle{within}, true, "thing-" + std::to_string(handle), {}}});
  }
  void learns(FindingKind kind, std::uint32_t subject, std::int64_t amount) {
    picture.take_in({terms::kStartex, terms::Finding{kind, Handle{subject}, kFunction, amount}});
  }
  std::int64_t cost(std::uint32_t handle) { return picture.worst_cost(Handle{handle}).permille; }
};

TEST_F(BluePicture, AZoneCostsTheSumOfWhatLiesInIt) {
  sees(0, EntityKind::kZone);
  sees(1, EntityKind::kHost, 0);
  sees(2, EntityKind::kHost, 0);
  learns(FindingKind::kSupports, 1, 300);
  learns(FindingKind::kSupports, 2, 400);
  EXPECT_EQ(cost(0), 700);
  learns(FindingKind::kIsolated, 1, 1);
  EXPECT_EQ(cost(0), 400);
}

TEST_F(BluePicture, WhatIsKnownOfTheWholeCountsWhereItIsMore) {
  sees(0, EntityKind::kZone);
  sees(1, EntityKind::kHost, 0);
  learns(FindingKind::kSupports, 1, 300);
  learns(FindingKind::kSupports, 0, 1000);
  EXPECT_EQ(cost(0), 1000);
}

TEST_F(BluePicture, AFunctionLosesNoMoreThanAllOfItself) {
  sees(0, EntityKind::kZone);
  for (std::uint32_t host : {1U, 2U}) {
    sees(host, EntityKind::kHost, 0);
    learns(FindingKind::kSupports, host, 800);
  }
  EXPECT_EQ(cost(0), 1000);
}

TEST_F(BluePicture, ABlockedLinkCostsNothingMoreUntilItIsOpen) {
  sees(0, EntityKind::kLink);
  learns(FindingKind::kSupports, 0, 500);
  learns(FindingKind::kBlocked, 0, 1);
  EXPECT_EQ(cost(0), 0);
  learns(FindingKind::kBlocked, 0, 0);
  EXPECT_EQ(cost(0), 500);
}

TEST_F(BluePicture, AThingThatMovedCostsItsNewZone) {
  sees(0, EntityKind::kZone);
  sees(1, EntityKind::kZone);
  sees(2, EntityKind::kHost, 0);
  learns(FindingKind::kSupports, 2, 500);
  sees(2, EntityKind::kHost, 1);
  EXPECT_EQ(cost(0), 0);
  EXPECT_EQ(cost(1), 500);
}

TEST_F(BluePicture, WhatLiesInAZoneMayBeSightedBeforeIt) {
  sees(1, EntityKind::kHost, 2);
  sees(2, EntityKind::kZone);
  learns(FindingKind::kSupports, 1, 500);
  EXPECT_EQ(cost(2), 500);
}

TEST_F(BluePicture, ThingsWithinEachOtherInACircleEndTheSearch) {
  sees(0, EntityKind::kZone);
  sees(1, EntityKind::kZone, 0);
  sees(0, EntityKind::kZone, 1);
  learns(FindingKind::kSupports, 0, 100);
  EXPECT_LE(cost(0), 1000);
  EXPECT_FALSE(picture.as_kind(Handle{0}, EntityKind::kHost).valid());
}

TEST_F(BluePicture, FactsAboutThingsNeverSightedAndHandlesBeyondTheLimitAreLeftOut) {
  sees(kAssetsMax, EntityKind::kHost);
  learns(FindingKind::kIsolated, 77, 1);
  EXPECT_EQ(picture.find(Handle{kAssetsMax}), nullptr);
  EXPECT_EQ(picture.find(Handle{77}), nullptr);
}

}  // namespace
}  // namespace redoubt::blue
