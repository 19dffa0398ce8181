#pragma once

#include <optional>
#include <string_view>

#include "controller/formats/epanet/sections.h"
#include "proto/terms/time.h"

namespace redoubt::formats::epanet {

/// What numbers of a file stand for: its unit of flow decides about all of them (EPANET 2.2 User
/// Manual, appendix A).
struct Units {
  double lph = 0;    ///< in one unit of flow
  double mm = 0;     ///< in one unit of length
  double litre = 0;  ///< in one cubic unit of length
  double watt = 0;   ///< in one unit of power
};

/// Nothing for a unit that there is not.
std::optional<Units> units_of(const Word& flow_unit);
/// Gallons of the United States a minute, which count where a file names none.
Units default_units();

/// A number, finite; nothing for what is none.
std::optional<double> number_of(std::string_view text);

/// "2:30", "1.5", "90 MIN", "12 am", hours where no unit is named; from the words at `first` on.
/// Nothing for what is no time from 0 to a hundred years.
std::optional<terms::Duration> time_of(const Row& row, std::size_t first);

}  // namespace redoubt::formats::epanet
