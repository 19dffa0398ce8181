#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "controller/report/review.h"

namespace redoubt::report {

/// How one blue team did, in figures and in sentences that can be read aloud.
struct TeamSummary {
  terms::CellId cell;
  std::uint32_t intrusions = 0;  ///< on hosts of the team
  std::uint32_t detected = 0;
  std::uint32_t contained = 0;
  std::uint32_t recovered = 0;
  std::optional<terms::Duration> to_detect;  ///< medians, of those that were
  std::optional<terms::Duration> to_contain;
  std::optional<terms::Duration> to_recover;
  std::uint32_t taken = 0;  ///< data sets of the team
  std::uint32_t destroyed = 0;
  std::uint32_t true_alerts = 0;
  std::uint32_t false_alerts = 0;
  std::uint32_t ordered = 0;  ///< measures
  std::uint32_t worked = 0;
  std::uint32_t failed = 0;
  terms::Duration mean_wait{};
  std::uint32_t asked = 0;  ///< injects delivered to it
  std::uint32_t answered = 0;
  std::uint32_t expired = 0;
  std::int64_t points = 0;
  std::vector<std::string> sentences;
};

/// Blue teams in order of cells.
std::vector<TeamSummary> summaries(const Review& review);

/// What red did, in sentences; all red cells together.
std::vector<std::string> summary_of_red(const Review& review);

}  // namespace redoubt::report
