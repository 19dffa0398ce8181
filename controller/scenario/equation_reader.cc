#include "controller/scenario/equation_reader.h"

#include <fmt/format.h>

#include <string>

#include "controller/yaml/quantities.h"

namespace redoubt::scenario {

using yaml::Value;

namespace {

constexpr std::size_t kStepsMax = 200;
constexpr int kDepthMax = 32;

bool belongs_to_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/// Reads from the left; the first fault is said, and ends it.
class EquationReader {
 public:
  EquationReader(const Draft& draft, const Value& value, std::string_view text)
      : draft_(draft), value_(value), rest_(text) {}

  Equation read() {
    sum();
    if (peek() != '\0') fail(fmt::format("something is too much at '{}'", rest_));
    if (failed_) return {};
    return std::move(equation_);
  }

 private:
  using Op = Equation::Op;

  void sum() {
    const Deeper deeper(*this);
    product();
    while (!failed_ && (peek() == '+' || peek() == '-')) {
      const Op op = next() == '+' ? Op::kAdd : Op::kSubtract;
      product();
      add(op);
    }
  }

  void product() {
    factor();
    while (!failed_ && (peek() == '*' || peek() == '/')) {
      const Op op = next() == '*' ? Op::kMultiply : Op::kDivide;
      factor();
      add(op);
    }
  }

  void factor() {
    if (failed_) return;
    if (peek() == '(') {
      next();
      sum();
      return close(')');
    }
    if (peek() == '-') {
      next();
      add(Op::kNumber, 0);
      const Deeper deeper(*this);
      factor();
      return add(Op::kSubtract);
    }
    const std::string_view written = word();
    if (written.empty()) return fail("a number, a metric or a bracket is missing");
    if (peek() == '(') return call(written);
    if (const auto number = yaml::integer_of(written); number) {
      if (*number > kPointsMax) return fail(fmt::format("{} is too large", written));
      return add(Op::kNumber, *number);
    }
    const std::uint32_t metric = draft_.metrics.find(written);
    if (metric == kNone) return fail(fmt::format("there is no metric '{}'", written));
    add(Op::kMetric, metric);
  }

  void call(std::string_view name) {
    const bool clamp = name == "clamp";
    if (!clamp && name != "min" && name != "max") {
      return fail(fmt::format("'{}' is none of min, max and clamp", name));
    }
    next();
    sum();
    close(',');
    sum();
    if (clamp) {
      close(',');
      sum();
    }
    close(')');
    add(clamp ? Op::kClamp : name == "min" ? Op::kLeast : Op::kMost);
  }

  void close(char wanted) {
    if (failed_) return;
    if (peek() != wanted) return fail(fmt::format("'{}' is missing", wanted));
    next();
  }

  void add(Op op, std::int64_t value = 0) {
    if (failed_) return;
    if (equation_.steps.size() >= kStepsMax) return fail("it is too long");
    equation_.steps.push_back({op, value});
  }

  char peek() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    return rest_.empty() ? '\0' : rest_.front();
  }

  char next() {
    const char c = peek();
    if (!rest_.empty()) rest_.remove_prefix(1);
    return c;
  }

  std::string_view word() {
    peek();
    std::size_t length = 0;
    while (length < rest_.size() && belongs_to_word(rest_[length])) ++length;
    const std::string_view found = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return found;
  }

  void fail(const std::string& what) {
    if (!failed_) value_.error("this is no equation: " + what);
    failed_ = true;
  }

  /// Brackets within brackets go so deep.
  struct Deeper {
    explicit Deeper(EquationReader& of) : reader(of) {
      if (++reader.depth_ > kDepthMax) reader.fail("its brackets are too deep");
    }
    ~Deeper() { --reader.depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    EquationReader& reader;
  };

  const Draft& draft_;
  const Value& value_;
  std::string_view rest_;
  Equation equation_;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

Equation read_equation(const Draft& draft, const Value& text) {
  const auto written = text.text();
  if (!written) return {};
  return EquationReader(draft, text, *written).read();
}

}  // namespace redoubt::scenario
