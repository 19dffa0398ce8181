#pragma once

#include <cstdint>
#include <vector>

#include "controller/scenario/folder.h"

namespace redoubt::bench {

/// How large a plan is drawn.
struct PlanSize {
  std::uint32_t nations = 40;
  std::uint32_t hosts = 5000;
  std::uint32_t injects = 10'000;
};

/// The files of an exercise of that size: a team and two zones for each nation, links between
/// neighbours, a storyline of three incidents each; injects at times and on conditions of the
/// range, of answers and of others, some of them decisions, spread over ten days.
std::vector<scenario::File> plan_drawn(const PlanSize& size);

}  // namespace redoubt::bench
