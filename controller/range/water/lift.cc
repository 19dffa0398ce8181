#include "controller/range/water/lift.h"

#include <algorithm>

#include "controller/range/water/shares.h"

namespace redoubt::range::water {
namespace {

constexpr std::int64_t kFullSpeed = 1000;
constexpr std::int64_t kLeastLiftMm = 1000;

/// The largest whole number whose square is no more, bit by bit.
std::int64_t root(std::uint64_t square) {
  std::uint64_t found = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 31; bit > 0; bit >>= 1) {
    const std::uint64_t tried = found | bit;
    if (tried * tried <= square) found = tried;
  }
  return static_cast<std::int64_t>(found);
}

/// flow = Q * sqrt(4 - 3 lift / H).
std::int64_t by_design_point(const Duty& point, std::int64_t lift_mm) {
  const std::int64_t left = 4 * point.head_mm - 3 * std::max<std::int64_t>(lift_mm, 0);
  if (left <= 0 || point.head_mm <= 0) return 0;
  return root(static_cast<std::uint64_t>(Wide{point.lph} * point.lph * left / point.head_mm));
}

std::int64_t by_points(const std::vector<Duty>& curve, std::int64_t lift_mm) {
  if (lift_mm > curve.front().head_mm) return 0;
  for (std::size_t i = 1; i < curve.size(); ++i) {
    const Duty& before = curve[i - 1];
    const Duty& after = curve[i];
    if (lift_mm < after.head_mm) continue;
    return before.lph +
           scaled(after.lph - before.lph, before.head_mm - lift_mm, before.head_mm - after.head_mm);
  }
  return curve.back().lph;
}

/// Water weighs 9.80665 N per litre: 1 W lifts 367.1 l an hour by a metre.
std::int64_t by_power(std::int64_t power_w, std::int64_t lift_mm) {
  constexpr std::int64_t kWattHoursPerLitreMm = 980'665;  // of which 360'000'000'000 are one
  return scaled(power_w, 360'000'000'000, kWattHoursPerLitreMm * std::max(lift_mm, kLeastLiftMm));
}

}  // namespace

std::int64_t moves_lph(const Pump& pump, std::int64_t permille, std::int64_t lift_mm) {
  if (permille <= 0) return 0;
  std::int64_t lph = pump.lph;
  if (!pump.curve.empty()) {
    const std::int64_t as_at_full_speed =
        static_cast<std::int64_t>(Wide{lift_mm} * kFullSpeed * kFullSpeed / (permille * permille));
    lph = pump.curve.size() == 1 ? by_design_point(pump.curve.front(), as_at_full_speed)
                                 : by_points(pump.curve, as_at_full_speed);
  } else if (pump.power_w > 0) {
    lph = by_power(pump.power_w, lift_mm);
  }
  return scaled(std::min(lph, kFlowMax), permille, kFullSpeed);
}

}  // namespace redoubt::range::water
