#pragma once

#include <string>

#include "controller/report/review.h"

namespace redoubt::report {

/// What one lane holds at most; the tables hold the rest.
inline constexpr std::size_t kIntrusionRowsMax = 30;
inline constexpr int kMeasureRowsMax = 8;

/// The course as one SVG picture: phases behind, time across; from top to bottom what exercise
/// control put in, red's attempts by tactic, for each team its intrusions, alerts, measures and
/// answers, and the availability of each function that changed. Marks that would fall on the same
/// point are drawn once. Looks come from the style sheet of the page.
std::string timeline(const Review& review);

}  // namespace redoubt::report
