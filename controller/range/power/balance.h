#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/power/grid.h"
#include "controller/range/power/islands.h"

namespace redoubt::range::power {

/// Who generates how much, and who is served, once every island has found its balance.
struct Balance {
  std::vector<std::int64_t> served;     ///< by bus: permille of its demand
  std::vector<std::int64_t> output_kw;  ///< by generator
  std::vector<bool> energised;          ///< by island: it has a generator that can give
  std::vector<std::int64_t> room_kw;    ///< by island: what its generators could give beside that
};

/// `can_kw`: by generator, what it can give; 0 for one out of service. `wanted`: by bus, permille
/// of its demand that is switched in.
///
/// Generation. Each generator gives what it is set to, and all of an island share what is missing
/// or too much as governors of equal droop do: in proportion to what they are built for. Who has
/// reached his limit stays there, and the others share the rest. (Kundur, "Power System Stability
/// and Control", 1994, section 11.1.)
///
///     change of one = missing * most of one / most of all that can still follow
///
/// Load. Where an island wants more than it can generate, its frequency falls, and relays switch
/// load off until it balances, bus by bus: the highest `shed` first, among equals the last drawn;
/// of the last of them only as much as must be, in permille rounded up. (Same, section 11.1.7.)
/// Where no generator can give anything all is dark.
///
/// Whole kilowatts throughout. A bus whose demand is below 0 gives that, and is never shed.
Balance balanced(const Grid& grid, const Islands& islands, const std::vector<std::int64_t>& can_kw,
                 const std::vector<std::int64_t>& wanted);

/// What a bus takes at so many permille of its demand, the fraction of a kilowatt left out.
inline std::int64_t taken_kw(const Bus& bus, std::int64_t permille) {
  return bus.demand_kw() * permille / 1000;
}

/// All buses, the first to be shed in front.
std::vector<BusId> in_order_of_shedding(const Grid& grid);

}  // namespace redoubt::range::power
