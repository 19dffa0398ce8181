#include <gtest/gtest.h>

#include "tests/range/drawn_core.h"

namespace redoubt::range::mobile {
namespace {

using enum EventKind;
using enum FunctionKind;

// --- the chain -----------------------------------------------------------------------------------

TEST(Mobile, WhatIsDrawnWholeIsServedInFull) {
  const SmallCore d;
  Play play(d);
  EXPECT_EQ(play.state.availability(d.guards), 1000);
  EXPECT_EQ(play.state.availability(d.defence), 1000);
  EXPECT_EQ(play.state.next(), terms::kNever);
  EXPECT_TRUE(play.follows().empty());
}

TEST(Mobile, ASessionNeedsEachKindOfItsChain) {
  const SmallCore d;
  for (const FunctionKind kind : usual_chain()) {
    Play play(d);
    play.happens(kDamaged, entity(d.the(kind)));
    EXPECT_EQ(play.state.availability(d.guards), 0);
    play.happens(kRepaired, entity(d.the(kind)));
    EXPECT_EQ(play.state.availability(d.guards), 1000);
  }
}

TEST(Mobile, ASessionNeedsNoKindThatItsChainLeavesOut) {
  SmallCore d;
  d.core.slices[0].chain = {kAmf, kSmf, kUpf};
  Play play(d);
  play.happens(kDamaged, entity(d.the(kUdm)));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
}

TEST(Mobile, ASecondOfAKindTakesOver) {
  SmallCore d;
  d.function(kAmf);
  Play play(d);
  play.happens(kDamaged, entity(d.the(kAmf)));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
}

TEST(Mobile, SeveralOfAKindShareWhatIsAsked) {
  SmallCore d;
  d.core.functions[d.the(kUpf).value].sessions = 60;
  const NetworkFunctionId second = d.function(kUpf, d.home, 60);
  Play play(d);
  EXPECT_EQ(play.state.availability(d.guards), 1000);
  play.happens(kDamaged, entity(second));
  EXPECT_EQ(play.state.availability(d.guards), 600);
}

TEST(Mobile, WhatIsSwitchedDownCarriesThatMuch) {
  const SmallCore d;
  Play play(d);
  play.happens(kSwitched, entity(d.the(kSmf)), 400);
  EXPECT_EQ(play.state.availability(d.the(kSmf)), 400);
  EXPECT_EQ(play.state.availability(d.guards), 400);
}

TEST(Mobile, WhatTrippedIsOffUntilItIsSwitchedOn) {
  const SmallCore d;
  Play play(d);
  play.happens(kTripped, entity(d.mast));
  EXPECT_EQ(play.state.availability(d.mast), 0);
  play.happens(kSwitched, entity(d.mast), 1000);
  EXPECT_EQ(play.state.availability(d.guards), 1000);
}

TEST(Mobile, AFunctionThatIsNotRegisteredIsNotFound) {
  const SmallCore d;
  Play play(d);
  play.happens(kDeregistered, entity(d.the(kAusf)));
  EXPECT_EQ(play.state.availability(d.the(kAusf)), 0);
  EXPECT_EQ(play.state.availability(d.guards), 0);
  play.happens(kRegistered, entity(d.the(kAusf)));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
}

TEST(Mobile, WithoutARepositoryFunctionsKnowEachOtherByConfiguration) {
  SmallCore d;
  d.core.slices[0].chain = {kAmf, kSmf, kUpf};
  Play play(d);
  play.happens(kDeregistered, entity(d.the(kAmf)));
  play.happens(kDamaged, entity(d.the(kNrf)));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
}

TEST(Mobile, ARepositoryNeedsNoneToBeFound) {
  const SmallCore d;
  Play play(d);
  play.happens(kDeregistered, entity(d.the(kNrf)));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
}

TEST(Mobile, WhatLacksTwoThingsWaitsForBoth) {
  const SmallCore d;
  const Entity power = entity(BusId{3});
  const Entity line = entity(LinkId{1});
  Play play(d);
  play.happens(kSupplyFailed, entity(d.mast), 0, power);
  play.happens(kSupplyFailed, entity(d.mast), 0, line);
  play.happens(kSupplyFailed, entity(d.mast), 0, line);
  EXPECT_EQ(play.state.availability(d.mast), 0);
  play.happens(kSupplyRestored, entity(d.mast), 0, line);
  EXPECT_EQ(play.state.availability(d.mast), 0);
  play.happens(kSupplyRestored, entity(d.mast), 0, power);
  EXPECT_EQ(play.state.availability(d.mast), 1000);
}

TEST(Mobile, WhatNeverFailedCannotBeRestoredAhead) {
  const SmallCore d;
  Play play(d);
  play.happens(kSupplyRestored, entity(d.mast), 0, entity(BusId{0}));
  play.happens(kSupplyFailed, entity(d.mast), 0, entity(BusId{0}));
  EXPECT_EQ(play.state.availability(d.mast), 0);
}

TEST(Mobile, FunctionsOfOneSliceServeNoOther) {
  SmallCore d;
  const SubscribersId others = d.group(d.slice(), 10, {d.cell(10)});
  d.core.functions[d.the(kUpf).value].slices = {d.defence};
  EXPECT_EQ(Play(d).state.availability(d.guards), 1000);
  EXPECT_EQ(Play(d).state.availability(others), 0);
}

// --- who shares what -----------------------------------------------------------------------------

TEST(Mobile, CellsTakeOverWhatTheyHaveRoomFor) {
  SmallCore d;
  const RadioCellId second = d.cell(70);
  d.core.subscribers[0].cells.push_back(second);
  Play play(d);
  play.happens(kDamaged, entity(d.mast));
  EXPECT_EQ(play.state.availability(d.guards), 700);
}

TEST(Mobile, GroupsThatCrowdACellAreServedAlike) {
  SmallCore d;
  const SubscribersId visitors = d.group(d.slice(), 300, {d.mast});
  const Play play(d);
  EXPECT_EQ(play.state.availability(d.guards), 250);
  EXPECT_EQ(play.state.availability(visitors), 250);
}

TEST(Mobile, AGroupThatHasElsewhereToGoCrowdsACellLess) {
  SmallCore d;
  const SubscribersId visitors = d.group(d.slice(), 100, {d.mast, d.cell(100)});
  const Play play(d);
  EXPECT_EQ(play.state.availability(d.guards), 666);  // one and a half times what the mast can
  EXPECT_EQ(play.state.availability(visitors), 833);  // half of it there, half in full
}

TEST(Mobile, WhoHasNoRadioAsksNothingOfTheCore) {
  SmallCore d;
  d.core.functions[d.the(kAmf).value].sessions = 100;
  const RadioCellId coast = d.cell(100);
  d.group(d.slice(), 100, {coast});
  Play play(d);
  EXPECT_EQ(play.state.availability(d.guards), 500);
  play.happens(kDamaged, entity(coast));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
}

TEST(Mobile, TheNarrowestStageDecides) {
  SmallCore d;
  d.core.cells[0].sessions = 50;
  d.core.functions[d.the(kAmf).value].sessions = 30;
  d.core.functions[d.the(kUpf).value].sessions = 40;
  EXPECT_EQ(Play(d).state.availability(d.guards), 300);
}

TEST(Mobile, ASliceCarriesNoMoreThanItsSessions) {
  SmallCore d;
  d.core.slices[0].sessions = 80;
  EXPECT_EQ(Play(d).state.availability(d.guards), 800);
  EXPECT_EQ(Play(d).state.availability(d.defence), 800);
}

TEST(Mobile, ASliceIsWorthTheSessionsOfAllItsSubscribers) {
  SmallCore d;
  d.group(d.defence, 300, {d.cell(150)});
  EXPECT_EQ(Play(d).state.availability(d.defence), 625);
}

TEST(Mobile, ASliceThatNobodyUsesLacksNothing) {
  SmallCore d;
  const SliceId idle = d.slice();
  EXPECT_EQ(Play(d).state.availability(idle), 1000);
}

// --- slices --------------------------------------------------------------------------------------

TEST(Mobile, WhatOthersTakeOfASliceItsSubscribersLack) {
  const SmallCore d;
  Play play(d);
  play.happens(kSliceCrowded, entity(d.defence), 300);
  EXPECT_EQ(play.state.crowded(d.defence), 300);
  EXPECT_EQ(play.state.availability(d.defence), 700);
  play.happens(kSliceCrowded, entity(d.defence), 0);
  EXPECT_EQ(play.state.availability(d.defence), 1000);
}

TEST(Mobile, ASliceHeldApartIsCrowdedByNobodyAndHasLess) {
  SmallCore d;
  for (const std::int64_t apart : {850, 950}) {
    d.core.slices[0].apart = apart;
    Play play(d);
    play.happens(kSliceCrowded, entity(d.defence), 300);
    play.happens(kSliceHeld, entity(d.defence));
    EXPECT_TRUE(play.state.held(d.defence));
    EXPECT_EQ(play.state.availability(d.defence), apart);
    play.happens(kSliceReleased, entity(d.defence));
    EXPECT_EQ(play.state.availability(d.defence), 700);
  }
}

// --- roaming -------------------------------------------------------------------------------------

/// People of a second network, in the first.
struct Abroad : SmallCore {
  NetworkId origin = network("origin");
  NetworkFunctionId visited_sepp = function(kSepp, home);
  NetworkFunctionId home_sepp = function(kSepp, origin);

  explicit Abroad(Routing routing = Routing::kHome) {
    core.subscribers[0].home = origin;
    core.subscribers[0].routing = routing;
  }
  std::int64_t without(NetworkFunctionId function) const {
    Play play(*this);
    play.happens(kDamaged, entity(function));
    return play.state.availability(guards);
  }
};

TEST(Mobile, WhoRoamsNeedsTheDoorsOfBothNetworks) {
  const Abroad d;
  EXPECT_EQ(Play(d).state.availability(d.guards), 1000);
  EXPECT_EQ(d.without(d.visited_sepp), 0);
  EXPECT_EQ(d.without(d.home_sepp), 0);
}

TEST(Mobile, WhoRoamsNeedsToBeFoundOnBothSides) {
  const Abroad d;
  EXPECT_EQ(d.without(d.the(kNrf, d.home)), 0);
  EXPECT_EQ(d.without(d.the(kNrf, d.origin)), 0);
}

TEST(Mobile, WhoRoamsIsKnownAtHomeAlone) {
  const Abroad d;
  for (const FunctionKind kind : {kAusf, kUdm}) {
    EXPECT_EQ(d.without(d.the(kind, d.home)), 1000);
    EXPECT_EQ(d.without(d.the(kind, d.origin)), 0);
  }
}

TEST(Mobile, WhoRoamsRegistersWhereTheyAre) {
  const Abroad d;
  for (const FunctionKind kind : {kAmf, kNssf}) {
    EXPECT_EQ(d.without(d.the(kind, d.home)), 0);
    EXPECT_EQ(d.without(d.the(kind, d.origin)), 1000);
  }
}

TEST(Mobile, OnlyWhatIsRoutedHomePassesTheHomeNetworksUserPlane) {
  const Abroad by_home(Routing::kHome);
  const Abroad local(Routing::kLocal);
  for (const FunctionKind kind : {kSmf, kUpf, kPcf}) {
    EXPECT_EQ(by_home.without(by_home.the(kind, by_home.origin)), 0);
    EXPECT_EQ(local.without(local.the(kind, local.origin)), 1000);
    EXPECT_EQ(local.without(local.the(kind, local.home)), 0);
  }
}

// --- who listens ---------------------------------------------------------------------------------

TEST(Mobile, AForgedFunctionServesAndListens) {
  const SmallCore d;
  Play play(d);
  EXPECT_EQ(play.state.listened(d.guards), 0);
  play.happens(kForged, entity(d.the(kAmf)));
  EXPECT_TRUE(play.state.forged(d.the(kAmf)));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
  EXPECT_EQ(play.state.listened(d.guards), 1000);
  play.happens(kForgeryEnded, entity(d.the(kAmf)));
  EXPECT_EQ(play.state.listened(d.guards), 0);
}

TEST(Mobile, WhatPassesAnotherFunctionIsNotHeard) {
  SmallCore d;
  d.core.functions[d.the(kUpf).value].sessions = 100;
  const NetworkFunctionId second = d.function(kUpf, d.home, 300);
  Play play(d);
  play.happens(kForged, entity(second));
  EXPECT_EQ(play.state.listened(d.guards), 750);
  play.happens(kDeregistered, entity(second));
  EXPECT_EQ(play.state.listened(d.guards), 0);
}

TEST(Mobile, WhoHoldsLawfulInterceptionHearsAll) {
  SmallCore d;
  const NetworkFunctionId tap = d.function(kLi);
  Play play(d);
  play.happens(kForged, entity(tap));
  EXPECT_EQ(play.state.listened(d.guards), 1000);
  play.happens(kSwitched, entity(tap), 0);
  EXPECT_EQ(play.state.listened(d.guards), 0);
  EXPECT_EQ(play.state.availability(d.guards), 1000);
}

TEST(Mobile, WhoRoamsIsHeardOnBothSides) {
  Abroad d;
  const NetworkFunctionId tap = d.function(kLi, d.origin);
  Play play(d);
  play.happens(kForged, entity(tap));
  EXPECT_EQ(play.state.listened(d.guards), 1000);
}

TEST(Mobile, NobodyHearsSessionsThatThereAreNot) {
  const SmallCore d;
  Play play(d);
  play.happens(kForged, entity(d.the(kAmf)));
  play.happens(kDamaged, entity(d.mast));
  EXPECT_EQ(play.state.listened(d.guards), 0);
}

// --- what is stated ------------------------------------------------------------------------------

TEST(Mobile, AChangeOfASliceIsStatedOnceWithItsCause) {
  const SmallCore d;
  Play play(d);
  const std::uint64_t failure = play.happens(kSupplyFailed, entity(d.mast), 0, entity(BusId{0}));
  const Facts facts = play.follows();
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].kind, kSliceServed);
  EXPECT_EQ(facts[0].subject, entity(d.defence));
  EXPECT_EQ(facts[0].amount, 0);
  EXPECT_EQ(facts[0].cause, failure);
  EXPECT_TRUE(play.follows().empty());
}

TEST(Mobile, EachSliceHasTheCauseThatMovedIt) {
  SmallCore d;
  const RadioCellId coast = d.cell(100);
  d.group(d.slice(), 100, {coast});
  Play play(d);
  const std::uint64_t first = play.happens(kDamaged, entity(d.mast));
  const std::uint64_t second = play.happens(kDamaged, entity(coast));
  play.happens(kDeregistered, entity(d.the(kNssf)));  // when nothing is left to lose
  const Facts facts = play.follows();
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].cause, first);
  EXPECT_EQ(facts[1].cause, second);
}

TEST(Mobile, WhatFellIsNotExplainedByWhatHelped) {
  SmallCore d;
  Play play(d);
  const std::uint64_t fault = play.happens(kSwitched, entity(d.mast), 200);
  play.happens(kSwitched, entity(d.mast), 500);
  EXPECT_EQ(play.follows().at(0).cause, fault);
  play.happens(kSwitched, entity(d.mast), 400);
  const std::uint64_t help = play.happens(kSwitched, entity(d.mast), 1000);
  play.happens(kSwitched, entity(d.mast), 900);
  EXPECT_EQ(play.follows().at(0).cause, help);
}

TEST(Mobile, WhatCameBackBeforeAnybodyLookedIsNotStated) {
  const SmallCore d;
  Play play(d);
  play.happens(kDamaged, entity(d.mast));
  play.happens(kRepaired, entity(d.mast));
  EXPECT_TRUE(play.follows().empty());
}

TEST(Mobile, WhatIsDrawnTooNarrowIsStatedAtOnceAndCausedByNothing) {
  SmallCore d;
  d.core.slices[0].sessions = 80;
  const Facts facts = Play(d).follows();
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].amount, 800);
  EXPECT_EQ(facts[0].cause, 0U);
}

TEST(Mobile, FactsAboutOthersChangeNothing) {
  const SmallCore d;
  Play play(d);
  play.happens(kDamaged, entity(LineId{0}));
  play.happens(kSupplyFailed, entity(PumpId{0}));
  play.happens(kDamaged, entity(RadioCellId{7}));
  play.happens(kHostIsolated, entity(HostId{0}));
  EXPECT_TRUE(play.follows().empty());
}

TEST(Mobile, FuturesPart) {
  const SmallCore d;
  Play play(d);
  Play other = play;
  other.happens(kDamaged, entity(d.mast));
  EXPECT_EQ(play.state.availability(d.guards), 1000);
  EXPECT_EQ(other.state.availability(d.guards), 0);
}

}  // namespace
}  // namespace redoubt::range::mobile
