#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "controller/formats/epanet/sections.h"
#include "controller/formats/epanet/units.h"
#include "controller/range/water/works.h"

namespace redoubt::formats::epanet {

/// How a tank's level, in the file's units, becomes litres above its lowest level.
struct Gauge {
  double least = 0;
  double most = 0;
  std::vector<std::pair<double, double>> depths;  ///< above the lowest level, and litres

  /// From 0 to what it holds.
  std::int64_t litres_at(double level) const;
};

/// A point of a curve, in the file's units.
struct Point {
  double x = 0;
  double y = 0;
};

/// A file while it is read: what it says, and what has come of it so far.
class Reading {
 public:
  Reading(std::shared_ptr<const yaml::Source> source, yaml::Findings& findings)
      : source_(std::move(source)),
        findings_(&findings),
        sections_(sections_of(source_, findings)) {}

  range::water::Works works;
  Units units = default_units();
  double demand_multiplier = 1;
  std::uint32_t default_pattern = range::water::kNoPattern;
  terms::Duration start_of_day{};  ///< the time of day at STARTEX
  std::map<std::string_view, std::uint32_t> patterns;
  std::map<std::string_view, std::vector<Point>> curves;
  std::map<std::string_view, range::water::Place> places;
  std::vector<Gauge> gauges;                           ///< by tank
  std::map<std::string_view, range::Entity> machines;  ///< pumps and valves

  const std::vector<Row>& rows(std::string_view section);

  void error(const Word& at, std::string message);
  void warning(const Word& at, std::string message);
  /// Says so, and says false, where a row has fewer words.
  bool long_enough(const Row& row, std::size_t words, std::string_view what);

  /// The number at this word of a row, times `factor`; 0 where there is no such word, and where it
  /// is said that it is none, or that it is out of these bounds.
  double number(const Row& row, std::size_t word, double least, double most, double factor = 1);
  std::int64_t whole(const Row& row, std::size_t word, std::int64_t least, std::int64_t most,
                     double factor = 1);
  std::int64_t height_mm(const Row& row, std::size_t word);

  /// Not valid after it has said that there is none.
  range::water::Place place(const Word& name);
  void declare(const Word& name, range::water::Place place);
  const std::vector<Point>* curve(const Word& name);
  /// Where no word stands there, the default.
  std::uint32_t pattern(const Row& row, std::size_t word);

 private:
  std::shared_ptr<const yaml::Source> source_;
  yaml::Findings* findings_;
  std::map<std::string, std::vector<Row>, std::less<>> sections_;
};

/// What all other sections count on: options, times, patterns, curves.
void read_settings(Reading& reading);
/// Junctions and what is drawn there, reservoirs, tanks.
void read_places(Reading& reading);
/// Pipes, pumps and valves.
void read_links(Reading& reading);
void read_controls(Reading& reading);

}  // namespace redoubt::formats::epanet
