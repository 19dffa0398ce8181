#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/world.h"

namespace redoubt::rules {

/// A range as it stands at some time of its first day if nobody does anything.
struct Moment {
  terms::ExerciseTime at = terms::kStartex;
  range::World world;
};
/// At STARTEX and, where people work, every six hours of the first day: who is at work by day and
/// who by night may need different links.
std::vector<Moment> first_day(const range::World& drawn);

/// What cutting a link takes away: so much of a mission function at once, at the worst of these
/// moments, and so much of the trust between partners who react to it, however long it lasts. What
/// fails later, as reserves run out, is not in it.
struct CutCost {
  struct Loss {
    range::FunctionId function;
    std::int64_t permille = 0;  ///< above 0
  };
  struct Distrust {
    range::PartnershipId partnership;
    std::int64_t permille = 0;  ///< above 0: so much less; below 0: more
  };
  range::LinkId link;
  std::vector<Loss> losses;         ///< by function
  std::vector<Distrust> distrusts;  ///< by partnership

  bool free() const { return losses.empty() && distrusts.empty(); }
};

CutCost cost_of_cut(const std::vector<Moment>& moments, range::LinkId link);

}  // namespace redoubt::rules
