#include "controller/conduct/pacer.h"

#include <cmath>

namespace redoubt::conduct {
namespace {

using Microseconds = std::chrono::duration<double, std::micro>;

/// Two hundred years: beyond any exercise, and far from the end of either clock.
constexpr Microseconds kBeyond = std::chrono::hours(24 * 365 * 200);

}  // namespace

void Pacer::start(terms::ExerciseTime now, WallTime wall) {
  start_ = now;
  wall_start_ = wall;
}

terms::ExerciseTime Pacer::at(WallTime wall) const {
  if (!paced()) return terms::kNever;
  const Microseconds passed = Microseconds(wall - wall_start_) * rate_;
  if (passed >= kBeyond) return terms::kNever;
  return start_ + terms::Duration{std::llround(passed.count())};
}

WallTime Pacer::due(terms::ExerciseTime time) const {
  if (time == terms::kNever) return WallTime::max();
  if (!paced()) return wall_start_;
  const Microseconds wait = Microseconds(time - start_) / rate_;
  if (wait >= kBeyond) return WallTime::max();
  return wall_start_ + std::chrono::ceil<std::chrono::microseconds>(wait);
}

void Pacer::settle(terms::ExerciseTime now, WallTime wall) {
  if (!paced()) return;
  const WallTime latest = due(now) + kCatchUpMax;
  if (wall > latest) wall_start_ += wall - latest;
}

}  // namespace redoubt::conduct
