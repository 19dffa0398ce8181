#include "controller/scenario/equation.h"

#include <algorithm>

#include "proto/terms/check.h"

namespace redoubt::scenario {
namespace {

constexpr std::int64_t kMost = 1'000'000'000'000;

/// No operand is larger, so sums of two cannot overflow.
std::int64_t kept(std::int64_t value) { return std::clamp(value, -kMost, kMost); }

std::int64_t product(std::int64_t a, std::int64_t b) {
  std::int64_t value = 0;
  if (!__builtin_mul_overflow(a, b, &value)) return kept(value);
  return (a < 0) == (b < 0) ? kMost : -kMost;
}

class Stack {
 public:
  void put(std::int64_t value) { values_.push_back(value); }
  std::int64_t take() {
    REDOUBT_CHECK(!values_.empty());
    const std::int64_t top = values_.back();
    values_.pop_back();
    return top;
  }

 private:
  std::vector<std::int64_t> values_;
};

std::int64_t joined(Equation::Op op, std::int64_t a, std::int64_t b) {
  switch (op) {
    case Equation::Op::kAdd:
      return kept(a + b);
    case Equation::Op::kSubtract:
      return kept(a - b);
    case Equation::Op::kMultiply:
      return product(a, b);
    case Equation::Op::kDivide:
      return b == 0 ? 0 : a / b;
    case Equation::Op::kLeast:
      return std::min(a, b);
    default:
      return std::max(a, b);
  }
}

}  // namespace

std::int64_t value_of(const Equation& equation,
                      const std::function<std::int64_t(MetricId)>& total) {
  Stack stack;
  for (const Equation::Step& step : equation.steps) {
    if (step.op == Equation::Op::kNumber) {
      stack.put(kept(step.value));
    } else if (step.op == Equation::Op::kMetric) {
      stack.put(kept(total(MetricId{static_cast<std::uint32_t>(step.value)})));
    } else if (step.op == Equation::Op::kClamp) {
      const std::int64_t most = stack.take();
      const std::int64_t least = stack.take();
      stack.put(std::max(least, std::min(most, stack.take())));
    } else {
      const std::int64_t second = stack.take();
      stack.put(joined(step.op, stack.take(), second));
    }
  }
  return stack.take();
}

}  // namespace redoubt::scenario
