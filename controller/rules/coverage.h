#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// A sensor that may notice one kind of trace on one host.
struct Watch {
  range::SensorId sensor;
  terms::Odds odds;
};

/// Who may notice what, by host and kind of trace, and what it may be taken for: worked out once
/// for an exercise.
class Coverage {
 public:
  explicit Coverage(const scenario::Exercise& exercise);

  /// The sensors that know this kind of trace and cover the host, in order.
  std::span<const Watch> of(range::HostId host, std::uint32_t kind) const {
    if (kind >= kinds_) return {};
    const std::size_t place = host.value * kinds_ + kind;
    return std::span(watches_).subspan(first_[place], first_[place + 1] - first_[place]);
  }

  /// The techniques that leave this kind of trace, in order of the catalogue.
  const std::vector<terms::ActionId>& leave(std::uint32_t kind) const { return leave_[kind]; }
  /// The techniques that leave any kind of trace the sensor knows.
  const std::vector<terms::ActionId>& known_to(range::SensorId sensor) const {
    return known_to_[sensor.value];
  }

 private:
  void take_techniques(const scenario::Exercise& exercise);

  std::size_t kinds_ = 0;
  std::vector<std::size_t> first_;  ///< by host, then kind of trace: where its watches begin
  std::vector<Watch> watches_;
  std::vector<std::vector<terms::ActionId>> leave_;     ///< by kind of trace
  std::vector<std::vector<terms::ActionId>> known_to_;  ///< by sensor
};

}  // namespace redoubt::rules
