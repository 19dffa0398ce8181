#pragma once

#include <string>
#include <vector>

#include "controller/report/service.h"

namespace redoubt::report {

/// The course of a figure as a small SVG picture without words, from nothing below to all above;
/// what it is of stands beside it. Where it moved more often than there is room, the lowest level
/// of each place is drawn.
std::string sparkline(const std::vector<Level>& levels, terms::ExerciseTime until);

}  // namespace redoubt::report
