#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/water/areas.h"
#include "controller/range/water/works.h"

namespace redoubt::range::water {

/// All that the flows of the works depend on at one moment.
struct Setting {
  std::vector<std::int64_t> pumps;     ///< permille, 0: stands still
  std::vector<std::int64_t> valves;    ///< permille, 0: shut
  std::vector<std::int64_t> levels;    ///< of tanks, permille; 0 gives nothing, 1000 takes nothing
  std::vector<bool> joined;            ///< by tank; others are cut off
  std::vector<std::int64_t> draw_lph;  ///< by district, what it would like
  std::vector<std::int64_t> come_lph;  ///< by inflow, what it could give
};

/// What moves water one way from area to area: a pump, or a valve with a limit.
struct Feed {
  std::uint32_t from = 0;  ///< area
  std::uint32_t to = 0;
  std::int64_t could_lph = 0;   ///< as set, whatever the areas give and take
  std::int64_t lph = 0;         ///< what it moves
  bool short_of_water = false;  ///< it moves less than could be used, because `from` gives no more
};

/// Litres an hour. The balance is exact: what is drawn from sources and inflows is what districts
/// are given and tanks gain.
struct Flows {
  std::vector<Feed> pumps;
  std::vector<Feed> valves;
  std::vector<std::int64_t> given_lph;  ///< by district
  std::vector<std::int64_t> gain_lph;   ///< by tank; below 0 what it gives
  std::int64_t drawn_lph = 0;
};

/// Who gets how much, without pressures or friction: conservation of mass, and these rules.
///
///   what could be    each pump moves what its curve says against the lift between the heads of
///                    its areas; each valve with a limit what the limit says
///   circles          water that would only go round between areas that cannot store it stays
///   no room          an area that neither has a source nor a tank that is not full takes no more
///                    than it gives: what feeds it is cut back in proportion
///   no water         an area that neither has a source nor a tank that is not empty gives no more
///                    than it is fed: districts are served in order of priority, those of one
///                    priority in proportion; what leaves it for other areas counts as priority 5
///   the rest         in an area with a source the source balances and tanks rest; else what is
///                    too much fills the tanks in proportion to the room they have left, and what
///                    is missing drains them in proportion to what they hold
///
/// The head of an area is that of its first source, else the mean of its tanks weighed by what they
/// can hold, at their levels; where it has neither, what lies at the pump counts by its height.
Flows allocate(const Works& works, const Areas& areas, const Setting& setting);

}  // namespace redoubt::range::water
