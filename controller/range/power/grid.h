#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"

/// The electric grid, beside the enterprise: what stands where, and how power flows over it.
namespace redoubt::range::power {

/// A busbar: what is drawn from the grid there.
struct Bus {
  std::string name;
  double demand_mw = 0;
  double shunt_mw = 0;     ///< drawn by shunt conductance at one per unit of voltage
  bool reference = false;  ///< its generators take what does not balance
  terms::CellId owner;     ///< the blue team that may switch its load; not valid: nobody
};

struct Generator {
  std::string name;
  BusId bus;
  double output_mw = 0;
  bool in_service = true;
  terms::CellId owner;
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
};

/// A grid as it is drawn.
struct Grid {
  double base_mva = 100;  ///< what one per unit of power is
  std::vector<Bus> buses;
  std::vector<Generator> generators;
  std::vector<Line> lines;
};

}  // namespace redoubt::range::power
