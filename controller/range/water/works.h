#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"
#include "proto/terms/time.h"

/// Drinking water, beside the enterprise: tanks, pumps, valves and the districts that drink. Water
/// is counted in litres, its flow in litres an hour, heights and heads in millimetres; all whole.
namespace redoubt::range::water {

inline constexpr std::int64_t kLitresMax = 1'000'000'000;  ///< that a tank holds
inline constexpr std::int64_t kFlowMax = 1'000'000'000;    ///< litres an hour, of one thing
inline constexpr std::int64_t kHeightMax = 10'000'000;     ///< mm, above sea or below
inline constexpr std::int64_t kPowerMax = 10'000'000;      ///< W, of a pump
inline constexpr std::uint32_t kNoPattern = UINT32_MAX;

enum class PlaceKind : std::uint8_t { kSource, kTank, kDistrict, kJunction };

/// Where pipes, pumps and valves end. Value-initialised it is nowhere.
struct Place {
  PlaceKind kind = PlaceKind::kJunction;
  std::uint32_t index = UINT32_MAX;

  constexpr bool valid() const { return index != UINT32_MAX; }
  friend constexpr auto operator<=>(Place, Place) = default;
};

/// A river, a lake, a neighbour's works: gives whatever is drawn and takes whatever comes.
struct Source {
  std::string name;
  std::int64_t head_mm = 0;  ///< of its surface
};

/// Where pipes meet and nobody drinks.
struct Junction {
  std::string name;
  std::int64_t height_mm = 0;
};

/// Lets any flow through, either way, without loss.
struct Pipe {
  Place a;
  Place b;
};

/// How a demand changes: a share for each step, from the first again after the last.
struct Pattern {
  std::string name;
  std::vector<std::int64_t> permille;  ///< not empty
};

struct Demand {
  std::int64_t lph = 0;
  std::uint32_t pattern = kNoPattern;  ///< index into Works::patterns; without one it is steady
};

/// Water that comes by itself, as from the works of somebody who is not drawn.
struct Inflow {
  Place at;
  Demand gives;
};

/// As deep all over, so that its level rises evenly.
struct Tank {
  std::string name;
  terms::CellId owner;
  std::int64_t holds = 0;      ///< litres, above 0
  std::int64_t at = 0;         ///< litres at STARTEX
  std::int64_t height_mm = 0;  ///< where it is empty
  std::int64_t depth_mm = 0;   ///< from there to where it is full
};

/// What is drawn from the network at one place.
struct District {
  std::string name;
  terms::CellId owner;
  std::int64_t height_mm = 0;
  std::uint8_t priority = 5;  ///< 1 is served first, 9 last; the same share for the same priority
  std::vector<Demand> draws;  ///< all of them together
};

/// One point of a pump's curve.
struct Duty {
  std::int64_t lph = 0;
  std::int64_t head_mm = 0;
};

/// Lifts water one way. Says how much in one of three ways: always the same flow, a curve, or
/// constant power (lift.h).
struct Pump {
  std::string name;
  terms::CellId owner;
  Place from;
  Place to;
  std::int64_t lph = 0;
  std::vector<Duty> curve;  ///< flow rises from point to point, head falls
  std::int64_t power_w = 0;
  std::int64_t at = 1000;  ///< permille at STARTEX
};

/// Open, it joins what it lies between as a pipe does; with a limit it lets no more than that
/// through, and only one way.
struct Valve {
  std::string name;
  terms::CellId owner;
  Place from;
  Place to;
  std::int64_t limit_lph = 0;  ///< 0: none
  std::int64_t at = 1000;      ///< permille at STARTEX; 0: shut
};

enum class ControlKind : std::uint8_t {
  kBelow,  ///< while the tank holds `litres` or less
  kAbove,  ///< while the tank holds `litres` or more
  kAt,     ///< at a time, and again after each period if there is one
};

/// What the works do by themselves. Of those that hold at once the last decides.
struct Control {
  Entity machine;  ///< a pump or a valve
  std::int64_t permille = 0;
  ControlKind kind = ControlKind::kBelow;
  TankId tank;
  std::int64_t litres = 0;
  terms::ExerciseTime at{};
  terms::Duration period{};  ///< 0: once
};

/// Waterworks as they are drawn.
struct Works {
  std::vector<Tank> tanks;
  std::vector<District> districts;
  std::vector<Pump> pumps;
  std::vector<Valve> valves;
  std::vector<Source> sources;
  std::vector<Junction> junctions;
  std::vector<Pipe> pipes;
  std::vector<Inflow> inflows;
  std::vector<Pattern> patterns;
  terms::Duration pattern_step = std::chrono::hours{1};
  terms::Duration pattern_start{};  ///< how far the patterns are at STARTEX
  std::vector<Control> controls;

  std::size_t places() const {
    return sources.size() + tanks.size() + districts.size() + junctions.size();
  }
  /// Places counted through: sources, tanks, districts, junctions.
  std::uint32_t number(Place place) const;
  std::int64_t height_mm(Place place) const;
};

}  // namespace redoubt::range::water
