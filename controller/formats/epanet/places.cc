#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "controller/formats/epanet/reading.h"

/// Junctions and what is drawn there, reservoirs, tanks.
namespace redoubt::formats::epanet {
namespace {

using range::water::Demand;
using range::water::kFlowMax;
using range::water::kLitresMax;
using range::water::kNoPattern;
using range::water::Place;
using range::water::PlaceKind;
using range::water::Tank;

using Demands = std::map<std::string_view, std::vector<Demand>>;

/// What rounds to nothing is the least there is.
Demand read_demand(Reading& reading, const Row& row, std::size_t demand, std::size_t pattern) {
  Demand read;
  read.lph = reading.whole(row, demand, -kFlowMax, kFlowMax,
                           reading.units.lph * reading.demand_multiplier);
  if (demand < row.size() && reading.demand_multiplier > 0 && read.lph == 0) {
    const double written = number_of(row[demand].text).value_or(0);
    read.lph = written > 0 ? 1 : written < 0 ? -1 : 0;
  }
  read.pattern = reading.pattern(row, pattern);
  return read;
}

/// By junction; they take the place of what stands among the junctions.
Demands read_demands(Reading& reading) {
  Demands demands;
  for (const Row& row : reading.rows("DEMA")) {
    if (!reading.long_enough(row, 2, "a demand")) continue;
    if (row[0].is("MULTIPLY")) {
      reading.demand_multiplier = reading.number(row, 1, 0, 1e6);
      continue;
    }
    demands[row[0].text].push_back(read_demand(reading, row, 1, 2));
  }
  return demands;
}

template <class Thing>
Place add(std::vector<Thing>& things, PlaceKind kind, Thing thing) {
  things.push_back(std::move(thing));
  return {kind, static_cast<std::uint32_t>(things.size() - 1)};
}

void read_junction(Reading& reading, const Row& row, std::vector<Demand> demands) {
  auto& works = reading.works;
  const std::string name(row[0].text);
  const std::int64_t height = reading.height_mm(row, 1);
  std::vector<Demand> comes;
  std::erase_if(demands, [&](const Demand& demand) {
    if (demand.lph < 0) comes.push_back({-demand.lph, demand.pattern});
    return demand.lph <= 0;
  });
  const Place place =
      demands.empty()
          ? add(works.junctions, PlaceKind::kJunction, {.name = name, .height_mm = height})
          : add(works.districts, PlaceKind::kDistrict,
                {.name = name, .height_mm = height, .draws = std::move(demands)});
  for (const Demand& gives : comes) works.inflows.push_back({place, gives});
  reading.declare(row[0], place);
}

void read_junctions(Reading& reading) {
  Demands listed = read_demands(reading);
  for (const Row& row : reading.rows("JUNC")) {
    const auto own = listed.find(row[0].text);
    std::vector<Demand> demands;
    if (own != listed.end()) {
      demands = std::move(own->second);
      own->second.clear();
    } else {
      demands.push_back(read_demand(reading, row, 2, 3));
    }
    read_junction(reading, row, std::move(demands));
  }
  for (const Row& row : reading.rows("DEMA")) {
    if (!row[0].is("MULTIPLY")) reading.place(row[0]);
  }
}

void read_source(Reading& reading, const Row& row, bool with_pattern) {
  if (!reading.long_enough(row, 2, "a reservoir")) return;
  if (with_pattern && row.size() > 2) {
    reading.warning(row[2], "the pattern of a reservoir's head is left out");
  }
  auto& sources = reading.works.sources;
  reading.declare(row[0],
                  add(sources, PlaceKind::kSource,
                      {.name = std::string(row[0].text), .head_mm = reading.height_mm(row, 1)}));
}

/// Litres from its lowest level on, of a tank whose volume follows a curve.
void follow_curve(Reading& reading, const Word& name, Gauge& gauge) {
  const std::vector<Point>* points = reading.curve(name);
  if (points == nullptr) return;
  const auto volume_at = [&](double level) {
    for (std::size_t i = 1; i < points->size(); ++i) {
      const auto& [low, less] = (*points)[i - 1];
      const auto& [high, more] = (*points)[i];
      if (level > high && i + 1 < points->size()) continue;
      return less + (more - less) * std::clamp((level - low) / (high - low), 0.0, 1.0);
    }
    return points->front().y;
  };
  const double least = volume_at(gauge.least);
  gauge.depths = {{0, 0}};
  double volume = 0;
  const auto mark = [&](double level) {
    volume = std::max(volume, volume_at(level) - least);
    gauge.depths.emplace_back(level - gauge.least, volume * reading.units.litre);
  };
  for (const Point& point : *points) {
    if (point.x > gauge.least && point.x < gauge.most) mark(point.x);
  }
  mark(gauge.most);
}

namespace column {
enum : std::size_t {
  kHeight = 1,
  kAt = 2,
  kLeast = 3,
  kMost = 4,
  kDiameter = 5,
  kCurve = 7,
};
}

/// A tank without levels is a reservoir.
void read_tank(Reading& reading, const Row& row) {
  if (row.size() <= column::kLeast) return read_source(reading, row, false);
  if (!reading.long_enough(row, column::kDiameter + 1, "a tank")) return;
  const double level_max = static_cast<double>(range::water::kHeightMax) / reading.units.mm;
  Gauge gauge{reading.number(row, column::kLeast, 0, level_max),
              reading.number(row, column::kMost, 0, level_max),
              {}};
  const double at = reading.number(row, column::kAt, 0, level_max);
  if (at < gauge.least || at > gauge.most) {
    return reading.error(row[column::kAt], "expected a level between the lowest and the highest");
  }
  const double wide = reading.number(row, column::kDiameter, 0, 1e6);
  const double deep = gauge.most - gauge.least;
  gauge.depths = {{0, 0}, {deep, std::numbers::pi / 4 * wide * wide * deep * reading.units.litre}};
  const bool by_curve = row.size() > column::kCurve && row[column::kCurve].text != "*";
  if (by_curve) follow_curve(reading, row[column::kCurve], gauge);
  if (gauge.depths.back().second > static_cast<double>(kLitresMax)) {
    return reading.error(row[0], fmt::format("a tank holds {} litres at most", kLitresMax));
  }
  Tank tank{.name = std::string(row[0].text)};
  tank.holds = std::max<std::int64_t>(gauge.litres_at(gauge.most), 1);
  tank.at = std::min(gauge.litres_at(at), tank.holds);
  tank.height_mm =
      reading.height_mm(row, column::kHeight) + std::llround(gauge.least * reading.units.mm);
  tank.depth_mm = std::llround(deep * reading.units.mm);
  reading.declare(row[0], add(reading.works.tanks, PlaceKind::kTank, std::move(tank)));
  reading.gauges.push_back(std::move(gauge));
}

}  // namespace

void read_places(Reading& reading) {
  read_junctions(reading);
  for (const Row& row : reading.rows("RESE")) read_source(reading, row, true);
  for (const Row& row : reading.rows("TANK")) read_tank(reading, row);
  for (const Row& row : reading.rows("EMIT")) {
    reading.warning(row[0], "emitters are left out");
    break;
  }
}

}  // namespace redoubt::formats::epanet
