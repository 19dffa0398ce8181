#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "controller/rules/dealings.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// What the machine would say to whoever marks an answer. It counts for nothing: a mark is always
/// somebody's.
struct Suggestion {
  std::optional<std::uint16_t> level;  ///< of the rubric; nothing where nothing speaks for one
  std::vector<std::string> reasons;    ///< what is known, in words; and so why
};

/// Of what that cell made of an inject with a rubric:
///   nothing, and its deadline has passed   the level nearest to what the plan gives silence, where
///                                          it says so (no_answer, points); of two as near, the
///                                          lower. Else the level of fewest points
///   an option, and options differ in       the level whose points lie between the worst and the
///     worth                                best as the option's do among the options; of two that
///                                          lie as near, the lower
///   anything else                          no level: words are judged by people
Suggestion suggestion(const scenario::Exercise& exercise, const Dealings& dealings,
                      scenario::InjectId inject, terms::CellId cell);

}  // namespace redoubt::rules
