#include "controller/rules/detectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "proto/terms/random.h"
#include "tests/rules/office.h"

namespace redoubt::rules {
namespace {

using range::SensorId;
using scenario::Detector;
using scenario::Gathering;
using scenario::Grouping;
using terms::ActionId;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr SensorId kEdgeSensor{0};
constexpr SensorId kDeskAgent{1};
constexpr SensorId kBurst{2};  ///< the first detector
constexpr SensorId kChain{3};  ///< the second
constexpr HostId kAfar{3};     ///< in another zone
constexpr ActionId kLure{0};
constexpr ActionId kMove{1};
constexpr terms::Duration kMinute = std::chrono::minutes(1);

terms::ExerciseTime at(std::int64_t minute) { return terms::kStartex + minute * kMinute; }

/// The office, and a machine in a zone of its own; a sensor of low and one of high severity; and
/// these detectors, which stand after them.
scenario::Exercise watched_by(std::vector<Detector> detectors) {
  scenario::Exercise exercise;
  exercise.layout = office();
  exercise.layout.zones.push_back({.name = "annex", .site = {}});
  exercise.layout.hosts.push_back({.name = "afar", .zone = {2}, .owner = kBlue});
  for (const char* name : {"edge sensor", "desk agent", "burst", "chain"}) {
    exercise.layout.sensors.push_back({name, kBlue});
    exercise.sensing.emplace_back();
  }
  exercise.sensing[0].severity = terms::Severity::kLow;
  exercise.sensing[1].severity = terms::Severity::kHigh;
  for (std::uint32_t i = 0; i < detectors.size(); ++i) detectors[i].as = {kBurst.value + i};
  exercise.detectors = std::move(detectors);
  return exercise;
}

/// Three signals within half an hour.
Detector burst() {
  Detector detector;
  detector.from = {kEdgeSensor, kDeskAgent};
  detector.at_least = 3;
  detector.within = 30 * kMinute;
  return detector;
}

/// Both sensors within an hour.
Detector both_of(Gathering gathering) {
  Detector detector;
  detector.from = {kEdgeSensor, kDeskAgent};
  detector.gathering = gathering;
  detector.within = 60 * kMinute;
  return detector;
}

/// Every signal of the edge sensor.
Detector each_one() {
  Detector detector;
  detector.from = {kEdgeSensor};
  return detector;
}

/// A run of detectors that add no delay, and what they said: "burst: desk at 20".
class Room {
 public:
  explicit Room(std::vector<Detector> detectors)
      : exercise_(watched_by(std::move(detectors))), detectors_(exercise_), state_(detectors_) {}
  explicit Room(Detector detector) : Room(std::vector{std::move(detector)}) {}

  Room& signal(std::int64_t minute, SensorId from = kEdgeSensor, HostId host = kDesk,
               ActionId technique = kLure, std::uint64_t cause = 0) {
    take({from, host, technique, 0, cause}, at(minute));
    return *this;
  }
  Room& true_signal(std::int64_t minute, std::uint64_t cause, SensorId from = kEdgeSensor) {
    return signal(minute, from, kDesk, kLure, cause);
  }
  Room& signals(const std::vector<std::int64_t>& minutes) {
    for (const std::int64_t minute : minutes) signal(minute);
    return *this;
  }

  const std::vector<std::string>& said() const { return said_; }
  const std::vector<std::uint64_t>& causes() const { return causes_; }
  bool raises_alerts(SensorId giver) const { return detectors_.raises_alerts(giver); }

 private:
  void take(const Signal& signal, terms::ExerciseTime when) {
    std::vector<Signal> said;
    state_.take(signal, when, said);
    for (const Signal& each : said) {
      said_.push_back(exercise_.layout.sensors[each.from.value].name + ": " +
                      exercise_.layout.hosts[each.host.value].name + " at " +
                      std::to_string((when - terms::kStartex) / kMinute));
      causes_.push_back(each.cause);
      take(each, when);
    }
  }

  scenario::Exercise exercise_;
  Detectors detectors_;
  DetectorState state_;
  std::vector<std::string> said_;
  std::vector<std::uint64_t> causes_;
};

TEST(Threshold, SpeaksUpAtTheLastOfSoManySignals) {
  Detector detector = burst();
  EXPECT_THAT(Room(detector).signals({0, 10, 20}).said(), ElementsAre("burst: desk at 20"));
  detector.at_least = 4;
  EXPECT_THAT(Room(detector).signals({0, 10, 20}).said(), IsEmpty());
}

TEST(Threshold, TheWindowSlidesAlongWithTime) {
  Detector detector = burst();
  EXPECT_THAT(Room(detector).signals({0, 20, 40, 45}).said(), ElementsAre("burst: desk at 45"));
  detector.within = 20 * kMinute;
  EXPECT_THAT(Room(detector).signals({0, 20, 40, 45}).said(), IsEmpty());
}

TEST(Threshold, WhatIsJustAsOldAsTheWindowIsLongCounts) {
  EXPECT_THAT(Room(burst()).signals({0, 15, 30}).said(), ElementsAre("burst: desk at 30"));
  EXPECT_THAT(Room(burst()).signals({0, 15, 31}).said(), IsEmpty());
}

TEST(Threshold, SpeaksUpOnceUntilTheWindowIsEmptyAgain) {
  EXPECT_THAT(Room(burst()).signals({0, 10, 20, 30, 40, 70, 80, 90}).said(),
              ElementsAre("burst: desk at 20"));
  EXPECT_THAT(Room(burst()).signals({0, 10, 20, 51, 52, 53}).said(),
              ElementsAre("burst: desk at 20", "burst: desk at 53"));
}

TEST(Threshold, WithoutAWindowEverySignalStandsAlone) {
  EXPECT_THAT(Room(each_one()).signals({1, 1, 2}).said(),
              ElementsAre("burst: desk at 1", "burst: desk at 1", "burst: desk at 2"));
}

TEST(Groups, SignalsAreGatheredByHostByZoneOrAllTogether) {
  const auto said_by = [](Grouping by) {
    Detector detector = burst();
    detector.by = by;
    Room room(detector);
    room.signal(0).signal(1).signal(2, kEdgeSensor, kAfar).signal(3, kEdgeSensor, kServer);
    return room.said();
  };
  EXPECT_THAT(said_by(Grouping::kHost), IsEmpty());
  EXPECT_THAT(said_by(Grouping::kZone), ElementsAre("burst: server at 3"));
  EXPECT_THAT(said_by(Grouping::kNone), ElementsAre("burst: afar at 2"));
}

TEST(Keep, OnlySignalsTakenForOneOfTheTechniques) {
  Detector detector = each_one();
  detector.keep.techniques = {kMove};
  Room room(detector);
  room.signal(1).signal(2, kEdgeSensor, kDesk, kMove);
  EXPECT_THAT(room.said(), ElementsAre("burst: desk at 2"));
}

TEST(Keep, OnlySignalsAboutOneOfTheHosts) {
  Detector detector = each_one();
  detector.keep.hosts = {kServer, kAfar};
  Room room(detector);
  room.signal(1).signal(2, kEdgeSensor, kServer).signal(3, kEdgeSensor, kForeign);
  EXPECT_THAT(room.said(), ElementsAre("burst: server at 2"));
}

TEST(Keep, OnlySignalsOfThisSeverityOrAHigherOne) {
  Detector detector = each_one();
  detector.from = {kEdgeSensor, kDeskAgent};
  detector.keep.severity = terms::Severity::kHigh;
  EXPECT_THAT(Room(detector).signal(1, kEdgeSensor).signal(2, kDeskAgent).said(),
              ElementsAre("burst: desk at 2"));
  detector.keep.severity = terms::Severity::kCritical;
  EXPECT_THAT(Room(detector).signal(2, kDeskAgent).said(), IsEmpty());
}

TEST(Correlation, WaitsForOneSignalOfEachInput) {
  const Detector detector = both_of(Gathering::kAllOf);
  EXPECT_THAT(Room(detector).signals({1, 2, 3}).said(), IsEmpty());
  EXPECT_THAT(Room(detector).signal(1, kDeskAgent).signal(2, kEdgeSensor).said(),
              ElementsAre("burst: desk at 2"));
}

TEST(Correlation, WhatIsOlderThanTheWindowNoLongerCounts) {
  Detector detector = both_of(Gathering::kAllOf);
  const auto said = [&] { return Room(detector).signal(0).signal(60, kDeskAgent).said(); };
  EXPECT_THAT(said(), ElementsAre("burst: desk at 60"));
  detector.within = 59 * kMinute;
  EXPECT_THAT(said(), IsEmpty());
}

TEST(Correlation, OrderMattersWhereItIsAskedFor) {
  const Detector detector = both_of(Gathering::kInOrder);
  EXPECT_THAT(Room(detector).signal(1, kDeskAgent).signal(2, kEdgeSensor).said(), IsEmpty());
  EXPECT_THAT(Room(detector).signal(1, kEdgeSensor).signal(2, kDeskAgent).said(),
              ElementsAre("burst: desk at 2"));
}

TEST(Correlation, TheWholeOrderLiesWithinTheWindow) {
  const Detector detector = both_of(Gathering::kInOrder);
  EXPECT_THAT(Room(detector).signal(0).signal(61, kDeskAgent).said(), IsEmpty());
  EXPECT_THAT(Room(detector).signal(0).signal(30).signal(61, kDeskAgent).said(),
              ElementsAre("burst: desk at 61"))
      << "it may begin with a later signal of the first input";
}

TEST(Quiet, AfterItSpokeUpItSaysNothingOfThatGroupForAWhile) {
  Detector detector = each_one();
  detector.quiet = 120 * kMinute;
  EXPECT_THAT(Room(detector).signals({0, 60, 119, 120}).said(),
              ElementsAre("burst: desk at 0", "burst: desk at 120"));
  detector.quiet = 60 * kMinute;
  EXPECT_THAT(Room(detector).signals({0, 60, 119, 120}).said(),
              ElementsAre("burst: desk at 0", "burst: desk at 60", "burst: desk at 120"));
}

TEST(Quiet, OtherGroupsAreHeard) {
  Detector detector = each_one();
  detector.quiet = 120 * kMinute;
  EXPECT_THAT(Room(detector).signal(0).signal(1, kEdgeSensor, kServer).said(),
              ElementsAre("burst: desk at 0", "burst: server at 1"));
}

TEST(Quiet, WhatGoesOnUntilItEndsIsSaidThen) {
  Detector detector = burst();
  detector.quiet = 60 * kMinute;
  EXPECT_THAT(Room(detector).signals({0, 1, 2, 40, 41, 42, 61, 62}).said(),
              ElementsAre("burst: desk at 2", "burst: desk at 62"));
}

/// What three bursts of the edge sensor, and then one signal of the desk agent, amount to.
std::vector<std::string> of_a_graph(bool silent) {
  Detector first = burst();
  first.from = {kEdgeSensor};
  first.silent = silent;
  Detector second = both_of(Gathering::kInOrder);
  second.from = {kBurst, kDeskAgent};
  Room room({first, second});
  EXPECT_FALSE(room.raises_alerts(kEdgeSensor));
  EXPECT_FALSE(room.raises_alerts(kDeskAgent));
  EXPECT_EQ(room.raises_alerts(kBurst), !silent);
  EXPECT_TRUE(room.raises_alerts(kChain));
  return room.signals({0, 10, 20}).signal(40, kDeskAgent).said();
}

TEST(Graph, WhatOneSaysIsASignalToThoseAfterItSilentOrNot) {
  EXPECT_THAT(of_a_graph(false), ElementsAre("burst: desk at 20", "chain: desk at 40"));
  EXPECT_THAT(of_a_graph(true), ElementsAre("burst: desk at 20", "chain: desk at 40"));
}

TEST(Graph, SensorsThatFeedNoDetectorRaiseAlertsThemselves) {
  const Room room(each_one());
  EXPECT_FALSE(room.raises_alerts(kEdgeSensor));
  EXPECT_TRUE(room.raises_alerts(kDeskAgent));
}

TEST(Truth, FalseAlarmsPassLikeAnyOther) {
  EXPECT_THAT(Room(burst()).signals({0, 1, 2}).causes(), ElementsAre(0));
}

TEST(Truth, TheCauseIsThatOfTheLastTrueSignalGathered) {
  EXPECT_THAT(Room(burst()).true_signal(0, 7).true_signal(1, 8).signal(2).causes(), ElementsAre(8));
  EXPECT_THAT(Room(burst()).true_signal(0, 7).signals({31, 32, 33}).causes(), ElementsAre(0))
      << "what is too old is behind nothing";
}

TEST(Truth, TheCauseOfAnOrderIsThatOfTheLastTrueStepOfItsOwn) {
  const Detector detector = both_of(Gathering::kInOrder);
  EXPECT_THAT(Room(detector).true_signal(0, 7).signal(1, kDeskAgent).causes(), ElementsAre(7));
  EXPECT_THAT(Room(detector).true_signal(0, 7).true_signal(1, 8, kDeskAgent).causes(),
              ElementsAre(8));
  EXPECT_THAT(Room(detector).signal(0).signal(1, kDeskAgent).causes(), ElementsAre(0));
}

TEST(Truth, WhatBeganAfterAnOrderHadGoneOnIsNotBehindIt) {
  Detector detector = both_of(Gathering::kInOrder);
  detector.from = {kEdgeSensor, kDeskAgent, kBurst};
  SlidingWindow window;
  window.take(detector, 0, 0, at(0));
  window.take(detector, 1, 0, at(1));
  window.take(detector, 0, 7, at(2));
  EXPECT_EQ(window.take(detector, 2, 0, at(3)), 0U);
}

/// Signals at random, of which so many in a hundred are true.
std::vector<std::string> said_of(std::uint64_t seed, std::uint64_t truth_percent) {
  Detector first = burst();
  first.quiet = 45 * kMinute;
  Detector second = both_of(Gathering::kInOrder);
  second.from = {kBurst, kDeskAgent};
  second.by = Grouping::kZone;
  Room room({first, second});
  terms::Stream chance(seed, terms::Purpose::kChoice, 1);
  std::int64_t minute = 0;
  for (std::uint64_t i = 1; i <= 200; ++i) {
    minute += static_cast<std::int64_t>(chance.below(12));
    const SensorId from{static_cast<std::uint32_t>(chance.below(2))};
    const HostId host{static_cast<std::uint32_t>(chance.below(4))};
    room.signal(minute, from, host, kLure, chance.below(100) < truth_percent ? i : 0);
  }
  return room.said();
}

TEST(Truth, DecidesNothing) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const auto said = said_of(seed, 0);
    EXPECT_FALSE(said.empty());
    EXPECT_EQ(said_of(seed, 50), said);
    EXPECT_EQ(said_of(seed, 100), said);
  }
}

/// What a threshold says that remembers everything: at which signals.
std::vector<std::string> said_with_all_remembered(const Detector& detector,
                                                  const std::vector<std::int64_t>& minutes) {
  std::vector<std::string> said;
  bool spoken = false;
  for (std::size_t i = 0; i < minutes.size(); ++i) {
    const auto recent = [&](std::int64_t minute) {
      return (minutes[i] - minute) * kMinute <= detector.within;
    };
    if (i > 0 && !recent(minutes[i - 1])) spoken = false;
    const auto end = minutes.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    if (spoken || std::count_if(minutes.begin(), end, recent) < detector.at_least) continue;
    said.push_back("burst: desk at " + std::to_string(minutes[i]));
    spoken = true;
  }
  return said;
}

TEST(Memory, IsEnoughHoweverManySignalsCome) {
  terms::Stream chance(1, terms::Purpose::kChoice, 1);
  Detector detector = burst();
  for (int run = 0; run < 200; ++run) {
    detector.at_least = 1 + static_cast<std::uint32_t>(chance.below(6));
    std::vector<std::int64_t> minutes{0};
    for (int i = 0; i < 60; ++i) {
      const std::uint64_t gap = chance.below(8) == 0 ? chance.below(60) : chance.below(12);
      minutes.push_back(minutes.back() + static_cast<std::int64_t>(gap));
    }
    EXPECT_EQ(Room(detector).signals(minutes).said(), said_with_all_remembered(detector, minutes));
  }
}

/// How often two signals about one host are put together when so many other hosts come between.
std::size_t said_after(std::size_t others, terms::Duration within) {
  Detector detector = burst();
  detector.at_least = 2;
  detector.within = within;
  scenario::Exercise exercise = watched_by({detector});
  exercise.layout.hosts.resize(others + 1, {.name = "desk", .zone = {1}, .owner = kBlue});
  const Detectors detectors(exercise);
  DetectorState state(detectors);
  std::vector<Signal> said;
  std::int64_t minute = 0;
  for (std::uint32_t i = 0; i <= others; ++i) {
    state.take({kEdgeSensor, HostId{i}, kLure, 0, 0}, at(minute++), said);
  }
  state.take({kEdgeSensor, HostId{0}, kLure, 0, 0}, at(minute), said);
  return said.size();
}

TEST(Memory, OfTooManyGroupsTheOneLongestWithoutASignalIsForgotten) {
  constexpr terms::Duration kForever = 100'000 * kMinute;
  EXPECT_EQ(said_after(DetectorState::kGroupsMax - 1, kForever), 1U);
  EXPECT_EQ(said_after(DetectorState::kGroupsMax, kForever), 0U);
}

}  // namespace
}  // namespace redoubt::rules
