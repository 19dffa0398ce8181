#include "controller/report/scale.h"

#include <algorithm>
#include <array>

namespace redoubt::report {
namespace {

using std::chrono::milliseconds;

std::int64_t since_startex(terms::ExerciseTime at) {
  return std::chrono::duration_cast<milliseconds>(at - terms::kStartex).count();
}

}  // namespace

Scale::Scale(terms::ExerciseTime until)
    : milliseconds_(std::max<std::int64_t>(since_startex(until), 1)) {}

int Scale::x(terms::ExerciseTime at) const {
  const std::int64_t part = std::clamp<std::int64_t>(since_startex(at), 0, milliseconds_);
  return kLeft + static_cast<int>(part * (kRight - kLeft) / milliseconds_);
}

std::vector<terms::ExerciseTime> Scale::ticks() const {
  static constexpr std::array<std::int64_t, 12> kMinutes = {1,  2,   5,   10,  15,  30,
                                                            60, 120, 180, 240, 360, 720};
  constexpr std::int64_t kMinute = 60'000;
  constexpr std::int64_t kDay = 1440 * kMinute;
  std::int64_t step = 0;
  for (const std::int64_t minutes : kMinutes) {
    step = minutes * kMinute;
    if (milliseconds_ / step < kTicksMax) break;
  }
  if (milliseconds_ / step >= kTicksMax) step = kDay * (milliseconds_ / kDay / kTicksMax + 1);
  std::vector<terms::ExerciseTime> ticks;
  for (std::int64_t at = 0; at <= milliseconds_; at += step) {
    ticks.push_back(terms::kStartex + milliseconds(at));
  }
  return ticks;
}

}  // namespace redoubt::report
