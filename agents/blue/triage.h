#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <vector>

#include "proto/terms/observation.h"

namespace redoubt::blue {

/// Says how urgent an alert is, in whole numbers:
///
///   score = severity * confidence * sensors * worth * credit / 1000
///
///   severity    1 (low) to 4 (critical)
///   confidence  1 to 100, percent
///   sensors     distinct sensors that have spoken up on the host within kTogether, at most
///               kSensorsMax: one sensor may err, two seldom err alike
///   worth       100 + what cutting the host off would cost the mission, in permille
///   credit      1000 * (1 + confirmed) / (1 + confirmed + false alarms) of the sensor
///
/// A sensor loses credit when a host it raised an alarm on is looked at and found clean, and gains
/// some when an intruder is found there. Each alert is judged once, by the first that comes.
class Triage {
 public:
  static constexpr terms::Duration kTogether = std::chrono::hours{6};
  static constexpr std::int64_t kSensorsMax = 4;
  static constexpr std::size_t kAlertsKeptPerHost = 16;  ///< the oldest make room

  /// An alert came in. Before its score is asked for: it counts itself.
  void take(const terms::Alert& alert, terms::ExerciseTime at);
  /// `host` was looked at, and this came of it.
  enum class Found : std::uint8_t { kIntruder, kNothing };
  void judge(terms::Handle host, Found found);

  std::int64_t score(const terms::Alert& alert, terms::ExerciseTime at,
                     std::int64_t cost_permille) const;
  /// What is known for sure, on something whose loss would cost so much: as a critical alert of one
  /// sensor that never errs.
  static std::int64_t score_of_fact(std::int64_t cost_permille);

  std::int64_t sensors_on(terms::Handle host, terms::ExerciseTime at) const;
  std::int64_t credit(terms::Handle sensor) const;

 private:
  struct Seen {
    terms::ExerciseTime at;
    terms::Handle sensor;
    bool judged = false;
  };
  struct Record {
    std::int64_t confirmed = 0;
    std::int64_t false_alarms = 0;
  };

  std::map<terms::Handle, std::vector<Seen>> by_host_;
  std::map<terms::Handle, Record> records_;  ///< by sensor
};

}  // namespace redoubt::blue
