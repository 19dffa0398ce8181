#include "controller/range/enterprise/channels.h"

#include <gtest/gtest.h>

#include "tests/range/drawing.h"
#include "tests/range/unfolding.h"

namespace redoubt::range {
namespace {

using std::chrono::minutes;

constexpr HostId kDesk{0};
constexpr LinkId kEdge{0};
constexpr Protocol kWeb = 0;
constexpr Protocol kDns = 1;

/// A desk behind an edge that lets everything through.
Layout office() {
  Drawing d;
  const ZoneId outside = d.zone("outside", true);
  const ZoneId inside = d.zone("inside");
  d.host("desk", inside);
  d.link(outside, inside);
  return d.layout;
}

/// A channel on the desk, opened at STARTEX, and what becomes of it.
class Line {
 public:
  explicit Line(Rhythm beacon) : run_(layout_) {
    run_.happen(at_min(0), EventKind::kChannelOpened, entity(kDesk), beacon.packed());
  }

  Line& at(int minute, EventKind kind, Entity subject, std::int64_t amount = 0) {
    run_.happen(at_min(minute), kind, subject, amount);
    return *this;
  }
  Line& until(int minute) { return run_.until(at_min(minute)), *this; }

  terms::ExerciseTime broken() const { return run_.when(EventKind::kChannelBroken, entity(kDesk)); }
  std::size_t missed() const { return run_.count(EventKind::kBeaconMissed); }
  std::size_t facts() const { return run_.told.size(); }
  /// What brought the last fact about.
  EventKind cause() const { return run_.told.at(run_.told.back().cause - 1).kind; }
  std::int64_t in_a_row() const { return run_.told.back().amount; }

 private:
  Layout layout_ = office();
  Unfolding run_;
};

Line by_web() { return Line({kWeb, minutes(20)}); }

TEST(Channels, OneThatIsNotBlockedSaysNothing) { EXPECT_EQ(by_web().until(10'000).facts(), 1U); }

TEST(Channels, BreaksWhenThreeBeaconsInARowWereMissed) {
  Line line = by_web();
  line.at(30, EventKind::kLinkCut, entity(kEdge)).until(300);
  EXPECT_EQ(line.missed(), 3U);
  EXPECT_EQ(line.broken(), at_min(80));
  EXPECT_EQ(line.cause(), EventKind::kLinkCut);
}

TEST(Channels, BreaksTheSoonerTheOftenerItReports) {
  Line line({kWeb, minutes(5)});
  line.at(30, EventKind::kLinkCut, entity(kEdge)).until(300);
  EXPECT_EQ(line.broken(), at_min(45));
}

TEST(Channels, AFilterOnItsProtocolBreaksItAndOneOnAnotherDoesNot) {
  EXPECT_EQ(by_web().at(30, EventKind::kFlowBlocked, entity(kEdge), kWeb).until(300).broken(),
            at_min(80));
  EXPECT_EQ(by_web().at(30, EventKind::kFlowBlocked, entity(kEdge), kDns).until(300).broken(),
            terms::kNever);
}

TEST(Channels, OneByAnyProtocolNeedsEveryOneFiltered) {
  Line line({kAnyWay, minutes(20)});
  line.at(30, EventKind::kFlowBlocked, entity(kEdge), kWeb).until(300);
  EXPECT_EQ(line.missed(), 0U);
  EXPECT_EQ(line.at(300, EventKind::kLinkCut, entity(kEdge)).until(500).broken(), at_min(360));
}

TEST(Channels, AnIsolatedHostMissesItsBeacons) {
  Line line = by_web();
  line.at(30, EventKind::kHostIsolated, entity(kDesk)).until(300);
  EXPECT_EQ(line.broken(), at_min(80));
  EXPECT_EQ(line.cause(), EventKind::kHostIsolated);
}

TEST(Channels, OneBeaconThatGetsThroughMakesUpForTheMissed) {
  Line line = by_web();
  line.at(30, EventKind::kLinkCut, entity(kEdge)).at(70, EventKind::kLinkOpened, entity(kEdge));
  EXPECT_EQ(line.until(79).missed(), 2U);
  EXPECT_EQ(line.until(80).missed(), 3U);
  EXPECT_EQ(line.in_a_row(), 0);
  EXPECT_EQ(line.cause(), EventKind::kLinkOpened);
  EXPECT_EQ(line.at(90, EventKind::kLinkCut, entity(kEdge)).until(300).broken(), at_min(140));
}

TEST(Channels, ACutBetweenTwoBeaconsIsNotNoticed) {
  Line line = by_web();
  line.at(21, EventKind::kLinkCut, entity(kEdge)).at(39, EventKind::kLinkOpened, entity(kEdge));
  EXPECT_EQ(line.until(300).missed(), 0U);
}

TEST(Channels, OneOpenedAnewBeginsAtNothingMissed) {
  Line line = by_web();
  line.at(30, EventKind::kLinkCut, entity(kEdge)).until(65);
  line.at(65, EventKind::kChannelOpened, entity(kDesk), Rhythm{kWeb, minutes(60)}.packed());
  EXPECT_EQ(line.until(400).broken(), at_min(245));
}

TEST(Channels, AnImageTakesItAway) {
  Line line = by_web();
  line.at(10, EventKind::kHostRestored, entity(kDesk)).at(30, EventKind::kLinkCut, entity(kEdge));
  EXPECT_EQ(line.until(300).missed(), 0U);
}

TEST(Rhythm, IsPackedAndUnpacked) {
  for (const Rhythm rhythm : {Rhythm{}, Rhythm{0, minutes(1)}, Rhythm{63, minutes(10'080)}}) {
    EXPECT_EQ(Rhythm::unpacked(rhythm.packed()), rhythm);
  }
}

}  // namespace
}  // namespace redoubt::range
