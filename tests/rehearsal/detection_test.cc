// Detectors and coverage as an engine plays them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "controller/rules/coverage_matrix.h"
#include "tests/rehearsal/slice.h"

namespace redoubt::rehearsal {
namespace {

using range::EventKind;
using range::SensorId;
using scenario::Exercise;
using terms::Severity;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr terms::Duration kHour = 60 * kMinute;
constexpr SensorId kSensor{0};
constexpr SensorId kFirst{1};

using Change = std::function<void(Exercise&)>;

Exercise slice_with(const Change& change) {
  Exercise exercise = *Slice{}.draw();
  exercise.catalogue[0].odds = Slice::Certain();
  exercise.catalogue[0].shortest = exercise.catalogue[0].longest = 10 * kMinute;
  exercise.sensing[0].fastest = exercise.sensing[0].slowest = kMinute;
  if (change) change(exercise);
  return exercise;
}

/// One more detector of the team, which takes the signals of the one before it, or of the sensor.
scenario::Detector& add_detector(Exercise& exercise) {
  const auto next = static_cast<std::uint32_t>(exercise.layout.sensors.size());
  exercise.layout.sensors.push_back({"detector " + std::to_string(next), Slice::kBlue});
  exercise.sensing.emplace_back();
  scenario::Detector& detector = exercise.detectors.emplace_back();
  detector.as = {next};
  detector.from = {SensorId{next - 1}};
  return detector;
}

void raise_false_alarms(Exercise& exercise, terms::Duration gap) {
  exercise.sensing[0].false_alarm_soonest = exercise.sensing[0].false_alarm_latest = gap;
}

/// Six hours of the slice, in which red breaks in at once if it is to.
class Course {
 public:
  enum class Red : std::uint8_t { kIdle, kBreaksIn };

  explicit Course(Red red, const Change& change = nullptr, std::uint64_t seed = 7)
      : engine_(std::make_shared<const Exercise>(slice_with(change)), seed,
                [this](const range::Event& event) {
                  if (event.kind == EventKind::kAlertRaised) raised_.push_back(event);
                }) {
    if (red == Red::kBreaksIn) {
      engine_.submit(Slice::kRed, {1, terms::Act{Slice::kExploit, {1}, {}}}, terms::kStartex);
    }
    engine_.advance_to(terms::kStartex + 6 * kHour);
  }

  const std::vector<range::Event>& raised() const { return raised_; }
  /// "sensor at minute"
  std::vector<std::string> alerts() const {
    std::vector<std::string> all;
    for (const range::Event& event : raised_) {
      all.push_back(engine_.exercise().layout.name_of(event.object) + " at " +
                    std::to_string((event.at - terms::kStartex) / kMinute));
    }
    return all;
  }
  std::vector<terms::Alert> shown() const {
    std::vector<terms::Alert> all;
    for (const terms::Observation& seen : engine_.seen_by(Slice::kBlue)) {
      if (const auto* alert = std::get_if<terms::Alert>(&seen.what)) all.push_back(*alert);
    }
    return all;
  }

 private:
  std::vector<range::Event> raised_;
  engine::Engine engine_;
};

constexpr auto kIdle = Course::Red::kIdle;
constexpr auto kBreaksIn = Course::Red::kBreaksIn;

TEST(Detection, ASensorThatFeedsNoDetectorRaisesAlertsItself) {
  EXPECT_THAT(Course(kBreaksIn).alerts(), ElementsAre("edge sensor at 11"));
}

TEST(Detection, ADetectorRaisesThemInThePlaceOfItsSensors) {
  const Course course(kBreaksIn, [](Exercise& exercise) { add_detector(exercise); });
  EXPECT_THAT(course.alerts(), ElementsAre("detector 1 at 11"));
}

TEST(Detection, AnAlertOfADetectorHasItsOwnSeverityAndConfidence) {
  const Course course(kBreaksIn, [](Exercise& exercise) {
    add_detector(exercise);
    exercise.sensing[kFirst.value].severity = Severity::kCritical;
    exercise.sensing[kFirst.value].confidence_percent = 93;
  });
  ASSERT_EQ(course.shown().size(), 1U);
  EXPECT_EQ(course.shown()[0].severity, Severity::kCritical);
  EXPECT_EQ(course.shown()[0].confidence, 93);
  EXPECT_EQ(course.shown()[0].technique, Slice::kExploit);
}

TEST(Detection, EachDetectorAddsItsDelay) {
  const Course course(kBreaksIn, [](Exercise& exercise) {
    add_detector(exercise);
    add_detector(exercise);
    exercise.sensing[1].fastest = exercise.sensing[1].slowest = 5 * kMinute;
    exercise.sensing[2].fastest = exercise.sensing[2].slowest = 20 * kMinute;
  });
  EXPECT_THAT(course.alerts(), ElementsAre("detector 1 at 16", "detector 2 at 36"));
}

TEST(Detection, ADelayIsDrawnBetweenTheFastestAndTheSlowest) {
  terms::Duration least = kHour;
  terms::Duration most{};
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Course course(
        kBreaksIn,
        [](Exercise& exercise) {
          add_detector(exercise);
          exercise.sensing[kFirst.value].fastest = 2 * kMinute;
          exercise.sensing[kFirst.value].slowest = 12 * kMinute;
        },
        seed);
    ASSERT_EQ(course.raised().size(), 1U);
    const terms::Duration delay = course.raised()[0].at - terms::kStartex - 11 * kMinute;
    least = std::min(least, delay);
    most = std::max(most, delay);
  }
  EXPECT_GE(least, 2 * kMinute);
  EXPECT_LE(most, 12 * kMinute);
  EXPECT_GT(most - least, 5 * kMinute);
}

TEST(Detection, ASilentDetectorTellsOthersAlone) {
  const Course course(kBreaksIn, [](Exercise& exercise) {
    add_detector(exercise).silent = true;
    add_detector(exercise);
  });
  EXPECT_THAT(course.alerts(), ElementsAre("detector 2 at 11"));
}

TEST(Detection, ATrueAlertOfADetectorNamesTheDeedBehindIt) {
  const auto cause = [](const Change& change) {
    return Course(kBreaksIn, change).raised().at(0).cause;
  };
  EXPECT_NE(cause(nullptr), 0U);
  EXPECT_EQ(cause([](Exercise& exercise) { add_detector(exercise); }), cause(nullptr));
}

TEST(Detection, FalseAlarmsPassTheSameDetectorsAndStayFalse) {
  const Course course(kIdle, [](Exercise& exercise) {
    raise_false_alarms(exercise, kHour);
    scenario::Detector& detector = add_detector(exercise);
    detector.at_least = 2;
    detector.within = kHour;
  });
  EXPECT_THAT(course.alerts(), ElementsAre("detector 1 at 120"));
  EXPECT_EQ(course.raised()[0].cause, 0U);
}

TEST(Detection, FalseAlarmsThatAreRareEnoughReachNobody) {
  const Course course(kIdle, [](Exercise& exercise) {
    raise_false_alarms(exercise, kHour);
    scenario::Detector& detector = add_detector(exercise);
    detector.at_least = 2;
    detector.within = 59 * kMinute;
  });
  EXPECT_THAT(course.alerts(), IsEmpty());
}

TEST(Detection, ABlindDetectorSaysNothing) {
  const auto blinding = [](SensorId blinded) {
    return [blinded](Exercise& exercise) {
      add_detector(exercise);
      add_detector(exercise);
      scenario::Inject inject{.number = "1-01"};
      inject.at = terms::kStartex;
      inject.then.emplace_back().facts = {
          {.kind = EventKind::kSensorBlinded, .subject = entity(blinded)}};
      exercise.injects = {inject};
    };
  };
  EXPECT_THAT(Course(kBreaksIn, blinding(kFirst)).alerts(), IsEmpty());
  EXPECT_THAT(Course(kBreaksIn, blinding({2})).alerts(), ElementsAre("detector 1 at 11"));
}

/// In how many of a thousand courses red's break-in is noticed at all.
std::uint32_t noticed_permille(const Change& change) {
  std::uint32_t noticed = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    noticed += Course(kBreaksIn, change, seed).raised().empty() ? 0 : 1;
  }
  return noticed;
}

std::uint32_t matrix_permille(const Change& change) {
  const Exercise exercise = slice_with(change);
  const rules::CoverageMatrix matrix(exercise, Slice::kBlue, {Slice::kExploit});
  return matrix.at(0, 0).best.per_million / 1000;
}

TEST(Coverage, TheMatrixSaysHowOftenADeedIsNoticed) {
  const auto half = [](Exercise& exercise) { exercise.sensing[0].odds = {{500'000}, {600'000}}; };
  const auto two_traces = [&](Exercise& exercise) {
    half(exercise);
    exercise.catalogue[0].traces.push_back({1, Slice::Certain()});
  };
  const auto two_sensors = [&](Exercise& exercise) {
    half(exercise);
    exercise.layout.sensors.push_back({"another", Slice::kBlue});
    exercise.sensing.push_back(exercise.sensing[0]);
  };
  for (const Change& change : {Change(half), Change(two_traces), Change(two_sensors)}) {
    EXPECT_NEAR(noticed_permille(change), matrix_permille(change), 50);
  }
  EXPECT_EQ(matrix_permille(half), 500U);
  EXPECT_EQ(matrix_permille(two_traces), 600U);
  EXPECT_EQ(matrix_permille(two_sensors), 750U);
}

}  // namespace
}  // namespace redoubt::rehearsal
