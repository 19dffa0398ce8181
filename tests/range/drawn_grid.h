#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "controller/range/power/grid.h"
#include "proto/terms/random.h"

namespace redoubt::range::power {

/// A grid as they look from above: a tree of buses close to each other, and half as many lines
/// again that close loops between neighbours. Every tenth bus generates.
inline Grid drawn_grid(std::uint32_t buses, std::uint64_t seed) {
  terms::Stream chance(seed, terms::Purpose::kChoice, buses);
  const auto drawn = [&](std::int64_t low, std::int64_t high) {
    return static_cast<double>(chance.between(low, high));
  };
  Grid grid;
  for (std::uint32_t i = 0; i < buses; ++i) {
    grid.buses.push_back({.name = std::to_string(i),
                          .demand_mw = drawn(0, 90),
                          .shunt_mw = drawn(0, 2),
                          .reference = i == buses / 2});
    if (i % 10 == 0) grid.generators.push_back({.bus = {i}, .output_mw = drawn(0, 900)});
  }
  const auto join = [&](std::uint32_t a, std::uint32_t b) {
    Line line{.from = {a}, .to = {b}, .reactance = drawn(20, 300) / 1000};
    if (chance.below(8) == 0) line.tap = drawn(95, 105) / 100;
    if (chance.below(20) == 0) line.shift_rad = drawn(-200, 200) / 1000;
    grid.lines.push_back(line);
  };
  const auto near = [&](std::uint32_t bus) {
    return bus - 1 - static_cast<std::uint32_t>(chance.below(std::min(bus, 12U)));
  };
  for (std::uint32_t i = 1; i < buses; ++i) join(near(i), i);
  for (std::uint32_t i = 0; i < buses / 2; ++i) {
    const auto bus = static_cast<std::uint32_t>(1 + chance.below(buses - 1));
    join(near(bus), bus);
  }
  return grid;
}

}  // namespace redoubt::range::power
