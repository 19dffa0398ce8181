#include <fmt/format.h>

#include <cmath>

#include "controller/formats/epanet/read.h"
#include "controller/formats/epanet/reading.h"
#include "controller/yaml/tree.h"

/// Options, times, patterns and curves.
namespace redoubt::formats::epanet {
namespace {

using range::water::Pattern;

constexpr double kMultiplierMax = 1e6;
constexpr terms::Duration kStepMin = std::chrono::seconds{1};
constexpr std::string_view kDefaultPattern = "1";

void read_patterns(Reading& reading) {
  auto& patterns = reading.works.patterns;
  for (const Row& row : reading.rows("PATT")) {
    if (!reading.long_enough(row, 2, "a row of a pattern")) continue;
    const auto [known, fresh] =
        reading.patterns.emplace(row[0].text, static_cast<std::uint32_t>(patterns.size()));
    if (fresh) patterns.push_back({std::string(row[0].text), {}});
    auto& shares = patterns[known->second].permille;
    for (std::size_t i = 1; i < row.size(); ++i) {
      shares.push_back(std::llround(reading.number(row, i, 0, kMultiplierMax) * 1000));
    }
    if (shares.size() > kMultipliersMax) {
      return reading.error(row[0], fmt::format("more than {} multipliers", kMultipliersMax));
    }
  }
}

void read_curves(Reading& reading) {
  for (const Row& row : reading.rows("CURV")) {
    if (!reading.long_enough(row, 3, "a point of a curve")) continue;
    auto& points = reading.curves[row[0].text];
    points.push_back({reading.number(row, 1, -1e12, 1e12), reading.number(row, 2, -1e12, 1e12)});
    if (points.size() > 1 && points[points.size() - 2].x >= points.back().x) {
      reading.error(row[1], "the first numbers of a curve rise from point to point");
    }
  }
}

/// Names the default pattern, if the options do.
const Word* read_options(Reading& reading) {
  const Word* pattern = nullptr;
  for (const Row& row : reading.rows("OPTI")) {
    if (row.size() < 2) continue;
    if (row[0].is("UNITS")) {
      const auto units = units_of(row[1]);
      if (!units) {
        reading.error(row[1], fmt::format("there is no unit of flow {}, only GPM, CFS, MGD, IMGD, "
                                          "AFD, LPS, LPM, MLD, CMH, CMD and CMS",
                                          yaml::in_quotes(row[1].text)));
      }
      reading.units = units.value_or(reading.units);
    } else if (row[0].is("PATTERN")) {
      pattern = &row[1];
    } else if (row[0].is("DEMAND") && row[1].is("MULTIPLIER") && row.size() > 2) {
      reading.demand_multiplier = reading.number(row, 2, 0, kMultiplierMax);
    }
  }
  return pattern;
}

void read_times(Reading& reading) {
  for (const Row& row : reading.rows("TIME")) {
    if (row.size() < 3) continue;
    const bool step = row[0].is("PATTERN") && row[1].is("TIMESTEP");
    const bool start = row[0].is("PATTERN") && row[1].is("START");
    const bool clock = row[0].is("START") && row[1].is("CLOCKTIME");
    if (!step && !start && !clock) continue;
    const auto time = time_of(row, 2);
    if (!time || (step && *time < kStepMin)) {
      reading.error(row[2], step ? "expected a time of a second or more" : "expected a time");
      continue;
    }
    if (step) reading.works.pattern_step = *time;
    if (start) reading.works.pattern_start = *time;
    if (clock) reading.start_of_day = *time % std::chrono::days{1};
  }
}

}  // namespace

void read_settings(Reading& reading) {
  read_patterns(reading);
  read_curves(reading);
  const Word* named = read_options(reading);
  const auto standard = reading.patterns.find(named != nullptr ? named->text : kDefaultPattern);
  if (standard != reading.patterns.end()) reading.default_pattern = standard->second;
  read_times(reading);
}

}  // namespace redoubt::formats::epanet
