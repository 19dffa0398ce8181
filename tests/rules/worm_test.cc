#include "controller/rules/worm.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The office, with a weakness in the server's files.
range::Layout weak_office() {
  range::Layout layout = office();
  layout.weaknesses.push_back(
      {"W-3", "CWE-306", range::WeaknessKind::kRemote, kServer, range::ServiceId{0}});
  layout.hosts[kServer.value].weaknesses = {{2}};
  return layout;
}
constexpr range::Entity kFlaw{terms::EntityKind::kWeakness, 2};

std::vector<HostId> open(const std::vector<Event>& before, range::ProtocolSet by,
                         const range::Layout& layout = weak_office()) {
  return open_to_worm(world_after(layout, before), kDesk, by);
}
std::vector<HostId> by_files(const std::vector<Event>& before = {}) {
  return open(before, range::only(kFiles));
}

const Event kKeyStolen =
    on(range::credential_of(range::AccountId{0}), EventKind::kCredentialStolen);
const Event kKeyRevoked =
    on(range::credential_of(range::AccountId{0}), EventKind::kCredentialRevoked);

TEST(Worm, GetsInByAWeaknessInAServiceOfItsProtocol) {
  EXPECT_THAT(by_files(), ElementsAre(kServer));
  EXPECT_THAT(open({}, range::only(kWeb)), IsEmpty());
}

TEST(Worm, IsStoppedByAPatch) {
  EXPECT_THAT(by_files({on(kFlaw, EventKind::kWeaknessPatched)}), IsEmpty());
}

TEST(Worm, GetsInByAStolenKey) {
  const Event patched = on(kFlaw, EventKind::kWeaknessPatched);
  EXPECT_THAT(by_files({patched, kKeyStolen}), ElementsAre(kServer));
  EXPECT_THAT(by_files({patched, kKeyStolen, kKeyRevoked}), IsEmpty());
}

TEST(Worm, DoesNotCrossWhatItsProtocolDoesNot) {
  range::Layout layout = weak_office();
  layout.zones.push_back({.name = "cellar", .site = {}});
  layout.hosts[kServer.value].zone = {2};
  EXPECT_THAT(open({}, range::only(kFiles), layout), IsEmpty());
}

TEST(Worm, NeitherLeavesNorEntersAnIsolatedHost) {
  EXPECT_THAT(by_files({on(kDesk, EventKind::kHostIsolated)}), IsEmpty());
  EXPECT_THAT(by_files({on(kServer, EventKind::kHostIsolated)}), IsEmpty());
}

TEST(Worm, LeavesHostsAloneWhereOneRuns) {
  Event loosed = on(kServer, EventKind::kWormLoosed);
  loosed.sequence = 9;
  EXPECT_THAT(by_files({loosed}), IsEmpty());
  EXPECT_THAT(by_files({loosed, on(kServer, EventKind::kAccessLost)}), ElementsAre(kServer));
}

}  // namespace
}  // namespace redoubt::rules
