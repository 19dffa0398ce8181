#include "controller/formats/epanet/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "controller/yaml/tree.h"

namespace redoubt::formats::epanet {

using range::water::kHeightMax;
using range::water::Place;

std::int64_t Gauge::litres_at(double level) const {
  const double depth = std::clamp(level, least, most) - least;
  for (std::size_t i = 1; i < depths.size(); ++i) {
    if (depth > depths[i].first && i + 1 < depths.size()) continue;
    const auto& [low, less] = depths[i - 1];
    const auto& [high, more] = depths[i];
    const double share = high > low ? (depth - low) / (high - low) : 1;
    return std::llround(less + (more - less) * std::clamp(share, 0.0, 1.0));
  }
  return 0;
}

const std::vector<Row>& Reading::rows(std::string_view section) {
  static const std::vector<Row> kNothing;
  const auto found = sections_.find(section);
  return found == sections_.end() ? kNothing : found->second;
}

void Reading::error(const Word& at, std::string message) {
  const bool unread = findings_->full(yaml::Severity::kError);
  findings_->error(
      yaml::Fault::kForeign,
      unread ? yaml::Place{source_, {}} : yaml::Place{source_, source_->mark_of(at.offset)},
      std::move(message));
}

void Reading::warning(const Word& at, std::string message) {
  if (findings_->full(yaml::Severity::kWarning)) return;
  findings_->warning({source_, source_->mark_of(at.offset)}, std::move(message));
}

bool Reading::long_enough(const Row& row, std::size_t words, std::string_view what) {
  if (row.size() >= words) return true;
  error(row[0], fmt::format("{} has {} words at least, this one {}", what, words, row.size()));
  return false;
}

double Reading::number(const Row& row, std::size_t word, double least, double most, double factor) {
  if (word >= row.size()) return 0;
  const auto found = number_of(row[word].text);
  if (!found) {
    error(row[word], fmt::format("expected a number, found {}", yaml::in_quotes(row[word].text)));
    return 0;
  }
  if (*found * factor >= least && *found * factor <= most) return *found * factor;
  error(row[word], fmt::format("expected a number from {:g} to {:g}, found {}", least / factor,
                               most / factor, yaml::in_quotes(row[word].text)));
  return 0;
}

std::int64_t Reading::whole(const Row& row, std::size_t word, std::int64_t least, std::int64_t most,
                            double factor) {
  return std::llround(
      number(row, word, static_cast<double>(least), static_cast<double>(most), factor));
}

std::int64_t Reading::height_mm(const Row& row, std::size_t word) {
  return whole(row, word, -kHeightMax, kHeightMax, units.mm);
}

Place Reading::place(const Word& name) {
  const auto found = places.find(name.text);
  if (found != places.end()) return found->second;
  error(name, fmt::format("there is no node {}", yaml::in_quotes(name.text)));
  return {};
}

void Reading::declare(const Word& name, Place place) {
  if (places.emplace(name.text, place).second) return;
  error(name, fmt::format("node {} is there already", yaml::in_quotes(name.text)));
}

const std::vector<Point>* Reading::curve(const Word& name) {
  const auto found = curves.find(name.text);
  if (found != curves.end()) return &found->second;
  error(name, fmt::format("there is no curve {}", yaml::in_quotes(name.text)));
  return nullptr;
}

std::uint32_t Reading::pattern(const Row& row, std::size_t word) {
  if (word >= row.size()) return default_pattern;
  const auto found = patterns.find(row[word].text);
  if (found != patterns.end()) return found->second;
  error(row[word], fmt::format("there is no pattern {}", yaml::in_quotes(row[word].text)));
  return range::water::kNoPattern;
}

}  // namespace redoubt::formats::epanet
