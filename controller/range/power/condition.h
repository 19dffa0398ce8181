#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/event.h"

namespace redoubt::range::power {

/// What has become of one machine: what it is switched to, whether it is damaged, and what it needs
/// but does not get. The same for busbars, lines and generators.
class Condition {
 public:
  explicit Condition(bool in_service = true) : switched_(in_service ? kWhole : 0) {}

  static constexpr std::int64_t kWhole = 1000;  ///< permille

  /// Takes a fact about it in, as often as it may be told. Whether that changed what it can do.
  bool take(const Event& event);

  /// Undamaged, and gets what it needs.
  bool works() const { return !damaged_ && missing_.empty(); }
  /// Permille of what it can.
  std::int64_t switched() const { return switched_; }
  /// The same; 0 if it does not work.
  std::int64_t set() const { return works() ? switched_ : 0; }

 private:
  std::vector<Entity> missing_;  ///< several may be at once
  std::int64_t switched_;
  bool damaged_ = false;
};

}  // namespace redoubt::range::power
