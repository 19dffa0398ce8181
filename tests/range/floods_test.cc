#include "controller/range/enterprise/floods.h"

#include <gtest/gtest.h>

#include "tests/range/drawing.h"
#include "tests/range/unfolding.h"

namespace redoubt::range {
namespace {

using std::chrono::minutes;

constexpr LinkId kEdge{0};

/// A link, and a function that rests on it.
Layout drawn() {
  Drawing d;
  const ZoneId inside = d.zone("inside");
  d.link(d.zone("outside", true), inside);
  d.function(Need::kAll, {entity(kEdge)});
  return d.layout;
}

struct Mission {
  Layout layout = drawn();
  Unfolding course{layout};

  Mission& flood(int minute, std::int64_t permille, terms::Duration lasts = {}) {
    course.happen(at_min(minute), EventKind::kLinkFlooded, entity(kEdge),
                  Flood{permille, lasts}.packed());
    return *this;
  }
  std::int64_t worth(int minute) {
    course.until(at_min(minute));
    return course.world.derived_availability({0});
  }
};

TEST(Floods, AFunctionThatRestsOnAFloodedLinkFeelsIt) {
  EXPECT_EQ(Mission().flood(10, 800).worth(20), 200);
  EXPECT_EQ(Mission().flood(10, 300).worth(20), 700);
}

TEST(Floods, OneWithATimeEndsByItself) {
  Mission run;
  run.flood(10, 800, minutes(30));
  EXPECT_EQ(run.worth(39), 200);
  EXPECT_EQ(run.worth(40), 1000);
  EXPECT_EQ(run.course.told.back().kind, EventKind::kFloodEnded);
  EXPECT_EQ(run.course.told.back().cause, 1U);
}

TEST(Floods, OneWithoutATimeLastsUntilSomebodyEndsIt) {
  Mission run;
  EXPECT_EQ(run.flood(10, 800).worth(10'000), 200);
  run.course.happen(at_min(10'010), EventKind::kFloodEnded, entity(kEdge));
  EXPECT_EQ(run.worth(10'011), 1000);
}

TEST(Floods, TheLastOneCounts) {
  Mission run;
  run.flood(10, 800, minutes(30)).flood(20, 500, minutes(60));
  EXPECT_EQ(run.worth(50), 500);
  EXPECT_EQ(run.worth(80), 1000);
}

TEST(Floods, WhatWasEndedEarlyDoesNotEndAgain) {
  Mission run;
  run.flood(10, 800, minutes(30));
  run.course.happen(at_min(20), EventKind::kFloodEnded, entity(kEdge));
  run.course.until(at_min(100));
  EXPECT_EQ(run.course.count(EventKind::kFloodEnded), 1U);
}

TEST(Floods, AreOfNoUseOnALinkThatIsCut) {
  Mission run;
  run.flood(10, 800);
  run.course.happen(at_min(20), EventKind::kLinkCut, entity(kEdge));
  EXPECT_EQ(run.worth(30), 0);
}

TEST(Floods, ArePackedAndUnpacked) {
  for (const Flood flood : {Flood{}, Flood{1000, {}}, Flood{800, minutes(45)}}) {
    EXPECT_EQ(Flood::unpacked(flood.packed()), flood);
  }
}

}  // namespace
}  // namespace redoubt::range
