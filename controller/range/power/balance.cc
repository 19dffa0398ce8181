#include "controller/range/power/balance.h"

#include <algorithm>
#include <numeric>

namespace redoubt::range::power {
namespace {

__extension__ using Wide = __int128;

/// A generator while its island seeks its balance.
struct Governor {
  std::uint32_t generator = 0;
  std::int64_t built_for_kw = 0;
  std::int64_t can_kw = 0;
  std::int64_t output_kw = 0;

  bool follows(std::int64_t missing) const {
    return missing > 0 ? output_kw < can_kw : output_kw > 0;
  }

  /// As far as it can; what it did.
  std::int64_t move(std::int64_t by_kw) {
    const std::int64_t before = output_kw;
    output_kw = std::clamp<std::int64_t>(output_kw + by_kw, 0, can_kw);
    return output_kw - before;
  }
};

/// One kilowatt each, in order, where a share is less than that.
std::int64_t share_singly(std::vector<Governor>& governors, std::int64_t missing) {
  const std::int64_t one = missing > 0 ? 1 : -1;
  for (Governor& governor : governors) {
    if (missing != 0) missing -= governor.move(one);
  }
  return missing;
}

/// Each round uses all up but what rounding leaves, or brings somebody to his limit.
void share(std::vector<Governor>& governors, std::int64_t missing) {
  while (missing != 0) {
    std::int64_t built_for = 0;
    for (const Governor& each : governors)
      built_for += each.follows(missing) ? each.built_for_kw : 0;
    if (built_for == 0) return;
    const std::int64_t all = missing;
    for (Governor& each : governors) {
      if (!each.follows(all)) continue;
      missing -= each.move(static_cast<std::int64_t>(Wide{all} * each.built_for_kw / built_for));
    }
    if (missing == all) missing = share_singly(governors, missing);
  }
}

/// How many permille of a bus stay served where `excess_kw` must go.
std::int64_t shed(const Bus& bus, std::int64_t served, std::int64_t excess_kw) {
  const std::int64_t taken = taken_kw(bus, served);
  return taken <= excess_kw ? 0 : (taken - excess_kw) * 1000 / bus.demand_kw();
}

/// Of the room in each island takes what is served there; where that is too much, less is.
void serve(const Grid& grid, const Islands& islands, const std::vector<std::int64_t>& wanted,
           Balance& balance) {
  for (std::size_t i = 0; i < grid.buses.size(); ++i) {
    const std::uint32_t island = islands.of[i];
    if (!balance.energised[island]) continue;
    balance.served[i] = wanted[i];
    balance.room_kw[island] -= taken_kw(grid.buses[i], wanted[i]);
  }
  const auto too_much = [](std::int64_t room_kw) { return room_kw < 0; };
  if (std::none_of(balance.room_kw.begin(), balance.room_kw.end(), too_much)) return;
  for (const BusId bus : in_order_of_shedding(grid)) {
    const Bus& drawn = grid.buses[bus.value];
    std::int64_t& room = balance.room_kw[islands.of[bus.value]];
    std::int64_t& served = balance.served[bus.value];
    if (room >= 0 || drawn.demand_kw() <= 0 || served == 0) continue;
    const std::int64_t left = shed(drawn, served, -room);
    room += taken_kw(drawn, served) - taken_kw(drawn, left);
    served = left;
  }
}

}  // namespace

Balance balanced(const Grid& grid, const Islands& islands, const std::vector<std::int64_t>& can_kw,
                 const std::vector<std::int64_t>& wanted) {
  Balance balance{.served = std::vector<std::int64_t>(grid.buses.size(), 0),
                  .output_kw = std::vector<std::int64_t>(grid.generators.size(), 0),
                  .energised = std::vector<bool>(islands.count, false),
                  .room_kw = std::vector<std::int64_t>(islands.count, 0)};
  std::vector<std::vector<Governor>> governors(islands.count);
  std::vector<std::int64_t> missing(islands.count, 0);
  for (std::uint32_t i = 0; i < grid.generators.size(); ++i) {
    if (can_kw[i] <= 0) continue;
    const Generator& drawn = grid.generators[i];
    const std::uint32_t island = islands.of[drawn.bus.value];
    const std::int64_t set_kw = std::clamp<std::int64_t>(drawn.output_kw(), 0, can_kw[i]);
    governors[island].push_back({i, drawn.most_kw(), can_kw[i], set_kw});
    balance.energised[island] = true;
    balance.room_kw[island] += can_kw[i];
    missing[island] += can_kw[i] - set_kw;
  }
  serve(grid, islands, wanted, balance);
  for (std::uint32_t island = 0; island < islands.count; ++island) {
    share(governors[island], missing[island] - balance.room_kw[island]);
    for (const Governor& each : governors[island]) {
      balance.output_kw[each.generator] = each.output_kw;
    }
  }
  return balance;
}

std::vector<BusId> in_order_of_shedding(const Grid& grid) {
  std::vector<BusId> order;
  for (auto i = static_cast<std::uint32_t>(grid.buses.size()); i-- > 0;) order.push_back({i});
  std::stable_sort(order.begin(), order.end(), [&](BusId a, BusId b) {
    return grid.buses[a.value].shed > grid.buses[b.value].shed;
  });
  return order;
}

}  // namespace redoubt::range::power
