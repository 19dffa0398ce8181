#pragma once

#include <memory>
#include <string>
#include <vector>

#include "controller/range/event.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// The same course, marked by another exercise's metrics, rubrics and points: all that happened
/// stays, and the ledger's lines (kScored) are written anew. Sequences are counted anew, so that
/// each line names what earned it. Nothing is played again: a condition that asked for points has
/// had its answer.
std::vector<range::Event> marked_by(const scenario::Exercise& exercise,
                                    const std::vector<range::Event>& events);

/// The marking exercise with the lines of the plan that exercise control amended or added while the
/// course was played: what teams answered, marked as the marking exercise marks where it has the
/// line as well.
std::shared_ptr<const scenario::Exercise> with_amended_lines(
    std::shared_ptr<const scenario::Exercise> marking, const scenario::Exercise& played,
    const std::vector<range::Event>& events);

/// What keeps a course of one exercise from being marked by another: in more than how it marks the
/// two are not the same. Empty where nothing does.
std::string mismatch(const scenario::Exercise& played, const scenario::Exercise& marking);

}  // namespace redoubt::rules
