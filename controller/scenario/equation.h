#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "controller/scenario/plan_ids.h"

namespace redoubt::scenario {

/// What a metric comes to, worked out from what others do: "clamp(2 * seen - lost / 3, 0, 20)".
/// In whole numbers, so that every build finds the same; a division is rounded towards zero, by
/// zero it gives zero, and what leaves a trillion either way stays there.
struct Equation {
  enum class Op : std::uint8_t {
    kNumber,  ///< puts `value` on the stack
    kMetric,  ///< what metric `value` comes to
    kAdd,     ///< these take the upper two
    kSubtract,
    kMultiply,
    kDivide,
    kLeast,
    kMost,
    kClamp,  ///< the upper three: what, its least, its most
  };
  struct Step {
    Op op = Op::kNumber;
    std::int64_t value = 0;
  };
  std::vector<Step> steps;  ///< in postfix order; empty: no equation

  bool empty() const { return steps.empty(); }
};

/// `total` says what a metric comes to.
std::int64_t value_of(const Equation& equation, const std::function<std::int64_t(MetricId)>& total);

}  // namespace redoubt::scenario
