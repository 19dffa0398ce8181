#include "agents/red/picture.h"

#include "tests/agents/red/table.h"

namespace redoubt::red {
namespace {

struct RedPicture : testing::Test {
  Picture picture;

  void sees(std::uint32_t handle, EntityKind kind, std::uint32_t within = UINT32_MAX) {
    picture.take_in(
        {terms::kStartex,
         terms::Sighting{
             Handle{handle}, kind, Handle{within}, false, "thing-" + std::to_string(handle), {}}});
  }
  void learns(FindingKind kind, std::uint32_t subject, std::int64_t amount,
              std::uint32_t object = UINT32_MAX) {
    picture.take_in(
        {terms::kStartex, terms::Finding{kind, Handle{subject}, Handle{object}, amount}});
  }
};

TEST_F(RedPicture, WhatIsAlreadyKnownIsNoNews) {
  sees(0, EntityKind::kHost);
  learns(FindingKind::kService, 0, 1000);
  const std::uint64_t revision = picture.revision();
  sees(0, EntityKind::kHost);
  learns(FindingKind::kService, 0, 1000);
  EXPECT_EQ(picture.revision(), revision);
  learns(FindingKind::kService, 0, 200);
  EXPECT_EQ(picture.find(Handle{0})->news, picture.revision());
}

TEST_F(RedPicture, AServiceIsOnItsHostAndInItsHostsZone) {
  sees(0, EntityKind::kZone);
  sees(1, EntityKind::kHost, 0);
  sees(2, EntityKind::kService, 1);
  learns(FindingKind::kSession, 1, 2);
  EXPECT_EQ(picture.host_of(Handle{2}), Handle{1});
  EXPECT_TRUE(picture.lies_in(Handle{2}, Handle{0}));
  EXPECT_EQ(picture.access_to(Handle{2}), Access::kUser);
  EXPECT_EQ(picture.access_to(Handle{0}), Access::kUser);
}

TEST_F(RedPicture, APatchedWeaknessIsOnThatHostNoMore) {
  sees(0, EntityKind::kHost);
  sees(1, EntityKind::kWeakness);
  learns(FindingKind::kWeakness, 0, 0, 1);
  EXPECT_EQ(picture.find(Handle{1})->found_on.size(), 1U);
  learns(FindingKind::kPatched, 0, 0, 1);
  EXPECT_TRUE(picture.find(Handle{1})->found_on.empty());
}

TEST_F(RedPicture, AThingSeenAnewGoesByItsNewTags) {
  picture.take_in(
      {terms::kStartex, terms::Sighting{Handle{0}, EntityKind::kHost, {}, false, "a", {"desk"}}});
  picture.take_in(
      {terms::kStartex, terms::Sighting{Handle{0}, EntityKind::kHost, {}, false, "b", {"server"}}});
  EXPECT_EQ(picture.once_tagged("server").size(), 1U);
  EXPECT_TRUE(picture.named("a").empty());
  EXPECT_EQ(picture.find(Handle{0})->tags, std::vector<std::string>{"server"});
}

TEST_F(RedPicture, FactsAboutThingsNeverSightedAndHandlesBeyondTheLimitAreLeftOut) {
  sees(kThingsMax, EntityKind::kHost);
  learns(FindingKind::kSession, 7, 3);
  EXPECT_EQ(picture.find(Handle{kThingsMax}), nullptr);
  EXPECT_TRUE(picture.held().empty());
}

TEST_F(RedPicture, ThingsWithinEachOtherInACircleEndTheSearch) {
  sees(0, EntityKind::kZone, 1);
  sees(1, EntityKind::kZone, 0);
  EXPECT_FALSE(picture.lies_in(Handle{0}, Handle{9}));
  EXPECT_FALSE(picture.host_of(Handle{0}).valid());
}

}  // namespace
}  // namespace redoubt::red
