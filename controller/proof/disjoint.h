#pragma once

#include "controller/scenario/exercise.h"

namespace redoubt::proof {

/// Whether two conditions can never hold at one instant, as far as that can be told from how they
/// are written: other options of one answer by one team, a value below and above, a condition and
/// its negation. What it does not know it takes to be possible.
bool disjoint(const scenario::Exercise& exercise, const scenario::Condition& a,
              const scenario::Condition& b);

}  // namespace redoubt::proof
