#include "controller/rules/needs.h"

#include <gtest/gtest.h>

#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using range::WeaknessKind;
using scenario::Need;
using scenario::NeedKind;
using terms::Access;
using terms::Reason;

/// One need, a state of the world, and the verdict: for each need a row that holds, and one for
/// each way in which it does not.
struct Row {
  int line;
  Need need;
  HostId target;
  std::vector<Event> before;
  Reason verdict;
};

const Event kFootholdOnDesk = on(kDesk, EventKind::kAccessGained, number(Access::kFoothold));
const Event kUserOnDesk = on(kDesk, EventKind::kAccessGained, number(Access::kUser));
const Event kKeyStolen =
    on(range::credential_of(range::AccountId{0}), EventKind::kCredentialStolen);
const Event kKeyCaptured =
    on(range::credential_of(range::AccountId{0}), EventKind::kCredentialCaptured);
const Event kKeyRevoked =
    on(range::credential_of(range::AccountId{0}), EventKind::kCredentialRevoked);
const Event kPlansTaken = on(range::entity(range::DataId{0}), EventKind::kDataTaken);
const Event kPlansDestroyed = on(range::entity(range::DataId{0}), EventKind::kDataDestroyed);
const Event kEdgeCut = on(kEdge, EventKind::kLinkCut);
constexpr std::int64_t kWebBeacon = range::Rhythm{kWeb, std::chrono::minutes(20)}.packed();

const Row kRows[] = {
    {__LINE__, {NeedKind::kSession, number(Access::kUser)}, kDesk, {kUserOnDesk}, Reason::kNone},
    {__LINE__, {NeedKind::kSession, number(Access::kUser)}, kDesk, {}, Reason::kNoSession},
    {__LINE__,
     {NeedKind::kSession, number(Access::kUser)},
     kDesk,
     {kFootholdOnDesk},
     Reason::kNoSession},
    {__LINE__, {NeedKind::kNoSession, number(Access::kUser)}, kDesk, {}, Reason::kNone},
    {__LINE__,
     {NeedKind::kNoSession, number(Access::kUser)},
     kDesk,
     {kFootholdOnDesk},
     Reason::kNone},
    {__LINE__,
     {NeedKind::kNoSession, number(Access::kUser)},
     kDesk,
     {kUserOnDesk},
     Reason::kAlreadyDone},
    {__LINE__, {NeedKind::kReach, kWeb}, kDesk, {}, Reason::kNone},
    {__LINE__, {NeedKind::kReach, kFiles}, kDesk, {}, Reason::kNotReachable},
    {__LINE__, {NeedKind::kReach, kFiles}, kServer, {kFootholdOnDesk}, Reason::kNone},
    {__LINE__, {NeedKind::kReach, kWeb}, kDesk, {kEdgeCut}, Reason::kNotReachable},
    {__LINE__,
     {NeedKind::kReach, kWeb},
     kDesk,
     {on(kEdge, EventKind::kFlowBlocked, kWeb)},
     Reason::kNotReachable},
    {__LINE__,
     {NeedKind::kReach, kWeb},
     kDesk,
     {on(kDesk, EventKind::kHostIsolated)},
     Reason::kNotReachable},
    {__LINE__,
     {NeedKind::kReach, kFiles},
     kServer,
     {kFootholdOnDesk, on(kDesk, EventKind::kHostIsolated)},
     Reason::kNotReachable},
    {__LINE__, {NeedKind::kWeakness, number(WeaknessKind::kUser)}, kDesk, {}, Reason::kNone},
    {__LINE__,
     {NeedKind::kWeakness, number(WeaknessKind::kRemote)},
     kDesk,
     {},
     Reason::kNoWeakness},
    {__LINE__,
     {NeedKind::kWeakness, number(WeaknessKind::kUser)},
     kDesk,
     {on(range::entity(range::WeaknessId{0}), EventKind::kWeaknessPatched)},
     Reason::kNoWeakness},
    {__LINE__,
     {NeedKind::kWeakness, number(WeaknessKind::kUser)},
     kServer,
     {},
     Reason::kNoWeakness},
    {__LINE__, {NeedKind::kCredential}, kServer, {kKeyStolen}, Reason::kNone},
    {__LINE__, {NeedKind::kCredential}, kServer, {}, Reason::kNoCredential},
    {__LINE__, {NeedKind::kCredential}, kServer, {kKeyStolen, kKeyRevoked}, Reason::kNoCredential},
    {__LINE__, {NeedKind::kCredential}, kDesk, {kKeyStolen}, Reason::kNoCredential},
    {__LINE__, {NeedKind::kOwn}, kDesk, {}, Reason::kNone},
    {__LINE__, {NeedKind::kOwn}, kForeign, {}, Reason::kNotYours},
    {__LINE__, {NeedKind::kIsolated, 0}, kDesk, {}, Reason::kNone},
    {__LINE__, {NeedKind::kIsolated, 1}, kDesk, {}, Reason::kAlreadyDone},
    {__LINE__,
     {NeedKind::kIsolated, 1},
     kDesk,
     {on(kDesk, EventKind::kHostIsolated)},
     Reason::kNone},
    {__LINE__, {NeedKind::kChannel}, kDesk, {on(kDesk, EventKind::kChannelOpened)}, Reason::kNone},
    {__LINE__,
     {NeedKind::kChannel},
     kDesk,
     {on(kDesk, EventKind::kChannelOpened), kEdgeCut},
     Reason::kNoChannel},
    {__LINE__, {NeedKind::kChannel}, kDesk, {}, Reason::kNoChannel},
    {__LINE__,
     {NeedKind::kChannel},
     kDesk,
     {on(kDesk, EventKind::kChannelOpened, kWebBeacon), on(kEdge, EventKind::kFlowBlocked, kWeb)},
     Reason::kNoChannel},
    {__LINE__, {NeedKind::kGoesOut, kWeb}, kDesk, {}, Reason::kNone},
    {__LINE__, {NeedKind::kGoesOut, kFiles}, kDesk, {}, Reason::kNotReachable},
    {__LINE__, {NeedKind::kGoesOut, range::kAnyWay}, kDesk, {}, Reason::kNone},
    {__LINE__, {NeedKind::kGoesOut, range::kAnyWay}, kDesk, {kEdgeCut}, Reason::kNotReachable},
    {__LINE__,
     {NeedKind::kGoesOut, kWeb},
     kDesk,
     {on(kDesk, EventKind::kHostIsolated)},
     Reason::kNotReachable},
    {__LINE__, {NeedKind::kData}, kServer, {}, Reason::kNone},
    {__LINE__, {NeedKind::kData}, kServer, {kPlansTaken}, Reason::kNothingFound},
    {__LINE__, {NeedKind::kData}, kServer, {kPlansDestroyed}, Reason::kNothingFound},
    {__LINE__, {NeedKind::kData}, kDesk, {}, Reason::kNothingFound},
    {__LINE__, {NeedKind::kNear}, kDesk, {}, Reason::kNone},
    {__LINE__, {NeedKind::kNear}, kDesk, {kEdgeCut}, Reason::kNotReachable},
    {__LINE__, {NeedKind::kNear}, kServer, {kEdgeCut, kFootholdOnDesk}, Reason::kNone},
    {__LINE__, {NeedKind::kDiscovered}, kDesk, {}, Reason::kUnknownTarget},
    {__LINE__,
     {NeedKind::kDiscovered},
     kDesk,
     {on(kDesk, EventKind::kHostDiscovered)},
     Reason::kNone},
    {__LINE__, {NeedKind::kService, kFiles}, kServer, {}, Reason::kNone},
    {__LINE__, {NeedKind::kService, kWeb}, kServer, {}, Reason::kNoWeakness},
    {__LINE__, {NeedKind::kSystem, 1}, kServer, {}, Reason::kNone},
    {__LINE__, {NeedKind::kSystem, 1}, kDesk, {}, Reason::kNoWeakness},
    {__LINE__, {NeedKind::kSoftware, 0}, kServer, {}, Reason::kNone},
    {__LINE__, {NeedKind::kSoftware, 0}, kDesk, {}, Reason::kNoWeakness},
    {__LINE__, {NeedKind::kOpen, 1}, kDesk, {}, Reason::kWrongTarget},
    {__LINE__, {NeedKind::kCaptured}, kDesk, {kKeyCaptured}, Reason::kNone},
    {__LINE__, {NeedKind::kCaptured}, kDesk, {}, Reason::kNoCredential},
    {__LINE__, {NeedKind::kCaptured}, kDesk, {kKeyCaptured, kKeyStolen}, Reason::kNoCredential},
    {__LINE__, {NeedKind::kCaptured}, kServer, {kKeyCaptured}, Reason::kNoCredential},
    {__LINE__, {NeedKind::kCredential}, kServer, {kKeyCaptured}, Reason::kNoCredential},
};

TEST(Needs, EachHoldsOrFailsForItsOwnReason) {
  const range::Layout layout = office();
  for (const Row& row : kRows) {
    const range::World world = world_after(layout, row.before);
    EXPECT_EQ(judge_need(world, row.need, kBlue, row.target), row.verdict)
        << "the row at line " << row.line;
  }
}

TEST(Needs, EachKindHasARowThatHoldsAndOneThatDoesNot) {
  for (int kind = 0; kind <= static_cast<int>(NeedKind::kGoesOut); ++kind) {
    if (static_cast<NeedKind>(kind) == NeedKind::kTrait) continue;  // asked of no host
    int rows = 0;
    for (const Row& row : kRows) rows += static_cast<int>(row.need.kind) == kind ? 1 : 0;
    EXPECT_GE(rows, static_cast<NeedKind>(kind) == NeedKind::kOpen ? 1 : 2) << kind;
  }
}

TEST(Needs, TheFirstThatFailsIsTheReason) {
  const range::Layout layout = office();
  scenario::Action action;
  action.needs = {{NeedKind::kNoSession, number(Access::kUser)},
                  {NeedKind::kReach, kFiles},
                  {NeedKind::kWeakness, number(WeaknessKind::kRemote)}};
  const auto verdict = [&](const std::vector<Event>& before) {
    return judge(world_after(layout, before), action, kRed, range::entity(kDesk));
  };
  EXPECT_EQ(verdict({kUserOnDesk}), Reason::kAlreadyDone);
  EXPECT_EQ(verdict({}), Reason::kNotReachable);
  EXPECT_EQ(verdict({on(kServer, EventKind::kAccessGained, number(Access::kUser))}),
            Reason::kNoWeakness);
}

TEST(Needs, OfALinkOnlyItsOwnerAndItsStateCanBeAsked) {
  const range::Layout layout = office();
  scenario::Action cut{.target = terms::EntityKind::kLink};
  cut.needs = {{NeedKind::kOwn}, {NeedKind::kOpen, 1}};
  const auto verdict = [&](terms::CellId actor, const std::vector<Event>& before) {
    return judge(world_after(layout, before), cut, actor, kEdge);
  };
  EXPECT_EQ(verdict(kBlue, {}), Reason::kNone);
  EXPECT_EQ(verdict(kOthers, {}), Reason::kNotYours);
  EXPECT_EQ(verdict(kBlue, {kEdgeCut}), Reason::kAlreadyDone);
  cut.needs = {{NeedKind::kSession, 1}};
  EXPECT_EQ(verdict(kBlue, {}), Reason::kWrongTarget);
}

TEST(Needs, AZoneIsATeamsWhenAnyHostInItIs) {
  const range::Layout layout = office();
  scenario::Action sweep{.target = terms::EntityKind::kZone};
  sweep.needs = {{NeedKind::kOwn}};
  const range::World world(layout);
  EXPECT_EQ(judge(world, sweep, kOthers, kOffice), Reason::kNone);
  EXPECT_EQ(judge(world, sweep, kRed, kOffice), Reason::kNotYours);
  EXPECT_EQ(judge(world, sweep, kBlue, range::entity(kDesk)), Reason::kWrongTarget);
}

}  // namespace
}  // namespace redoubt::rules
