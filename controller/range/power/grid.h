#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"
#include "proto/terms/time.h"

/// The electric grid, beside the enterprise: what stands where, and how power flows over it.
namespace redoubt::range::power {

/// To the nearest kilowatt, in which all is decided; nothing is more than a terawatt.
inline std::int64_t whole_kw(double mw) {
  constexpr double kMostMw = 1e6;
  return std::llround(std::clamp(mw, -kMostMw, kMostMw) * 1000);
}

/// A busbar: what is drawn from the grid there.
struct Bus {
  std::string name;
  double demand_mw = 0;
  double shunt_mw = 0;     ///< drawn by shunt conductance at one per unit of voltage
  bool reference = false;  ///< its generators take what does not balance
  std::uint32_t shed = 0;  ///< where too little is generated, the highest is shed first
  terms::CellId owner;     ///< the blue team that may switch its load; not valid: nobody

  /// With its shunt; below 0 where a small generator is drawn as a load that gives.
  std::int64_t demand_kw() const { return whole_kw(demand_mw + shunt_mw); }
};

struct Generator {
  std::string name;
  BusId bus;
  double output_mw = 0;  ///< what it is set to give
  double most_mw = 0;    ///< what it can give
  bool in_service = true;
  terms::CellId owner;

  std::int64_t output_kw() const { return whole_kw(output_mw); }
  std::int64_t most_kw() const { return std::max<std::int64_t>(whole_kw(most_mw), 0); }
};

/// A line or transformer between two buses.
struct Line {
  std::string name;
  BusId from;
  BusId to;
  double reactance = 0;  ///< per unit, not 0; below 0 for series capacitors
  double tap = 1;        ///< of a transformer, off-nominal turns ratio
  double shift_rad = 0;
  double rating_mw = 0;  ///< 0: not limited
  bool in_service = true;
  terms::CellId owner;

  /// Per unit. MATPOWER manual, section 3.7: DC modelling.
  double susceptance() const { return 1 / (reactance * tap); }
  /// 0: not limited.
  std::int64_t rating_kw() const {
    return rating_mw > 0 ? std::max<std::int64_t>(whole_kw(rating_mw), 1) : 0;
  }
};

/// A grid as it is drawn.
struct Grid {
  double base_mva = 100;                                     ///< what one per unit of power is
  terms::Duration trip_after = std::chrono::minutes(1);      ///< a line at twice its rating
  terms::Duration restore_after = std::chrono::minutes(15);  ///< of quiet, load that was shed
  std::vector<Bus> buses;
  std::vector<Generator> generators;
  std::vector<Line> lines;
};

}  // namespace redoubt::range::power
