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

/// Who may notice what, by host and kind of trace: worked out once for an exercise.
class Coverage {
 public:
  explicit Coverage(const scenario::Exercise& exercise);

  /// The sensors that know this kind of trace and cover the host, in order.
  std::span<const Watch> of(range::HostId host, std::uint32_t kind) const {
    if (kind >= kinds_) return {};
    const std::size_t place = host.value * kinds_ + kind;
    return std::span(watches_).subspan(first_[place], first_[place + 1] - first_[place]);
  }

 private:
  std::size_t kinds_ = 0;
  std::vector<std::size_t> first_;  ///< by host, then kind of trace: where its watches begin
  std::vector<Watch> watches_;
};

}  // namespace redoubt::rules
