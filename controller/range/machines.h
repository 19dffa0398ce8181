#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "controller/range/event.h"
#include "controller/range/layout.h"

namespace redoubt::range {

/// How each machine stands that can be switched and broken, whatever domain it is of: busbars,
/// lines, generators, pumps, valves, network functions, radio cells and slices. What follows from
/// it is its domain's business.
class Machines {
 public:
  explicit Machines(const Layout& layout);

  void apply(const Event& event);

  /// Permille that it is set to; 1000 for what is no machine.
  std::int64_t set(Entity thing) const;
  bool damaged(Entity thing) const;

 private:
  struct Machine {
    std::uint16_t set = 1000;
    bool damaged = false;
  };
  const Machine* find(Entity thing) const;

  std::array<std::vector<Machine>, terms::kEntityKindCount> machines_;  ///< by kind, index
};

}  // namespace redoubt::range
