#include "controller/range/power/protection.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace redoubt::range::power {
namespace {

using terms::Duration;
using terms::ExerciseTime;

constexpr std::int64_t kBand = 50;
constexpr std::int64_t kLoadingMax = 1'000'000;
constexpr std::int64_t kFlowMaxKw = 1'000'000'000'000;

std::int64_t quotient_up(std::int64_t a, std::int64_t b) { return a / b + (a % b > 0 ? 1 : 0); }

/// Permille above the rating times microseconds, at which a line trips.
std::int64_t limit(Duration trip_after) { return kRated * trip_after.count(); }

ExerciseTime trips_at(const Overload& overload, Duration trip_after) {
  const std::int64_t left = limit(trip_after) - overload.heat;
  return overload.since + Duration{quotient_up(left, overload.loading - kRated)};
}

/// What it has gathered until now. No more than the limit, so that no product is out of range.
std::int64_t heat_at(const Overload& overload, ExerciseTime now, Duration trip_after) {
  if (now >= overload.trips_at) return limit(trip_after);
  return overload.heat + (overload.loading - kRated) * (now - overload.since).count();
}

}  // namespace

std::int64_t loading_of(std::int64_t flow_kw, std::int64_t rating_kw) {
  if (rating_kw == 0) return 0;
  flow_kw = std::clamp(flow_kw, -kFlowMaxKw, kFlowMaxKw);
  const std::int64_t exact = quotient_up(std::abs(flow_kw) * kRated, rating_kw);
  if (exact <= kRated) return exact;
  return kRated + quotient_up(std::min(exact, kLoadingMax) - kRated, kBand) * kBand;
}

void Protection::hear(LineId line, std::int64_t loading, ExerciseTime at, std::uint64_t sequence) {
  const auto place = std::lower_bound(
      overloads_.begin(), overloads_.end(), line,
      [](const Overload& overload, LineId wanted) { return overload.line < wanted; });
  const bool known = place != overloads_.end() && place->line == line;
  if (loading <= kRated) {
    if (known) overloads_.erase(place);
    return;
  }
  loading = std::min(loading, kLoadingMax);
  Overload& overload = known ? *place : *overloads_.insert(place, {.line = line, .since = at});
  if (known) overload.heat = heat_at(overload, at, trip_after_);
  if (loading > overload.loading) overload.cause = sequence;
  overload.since = at;
  overload.loading = loading;
  overload.trips_at = trips_at(overload, trip_after_);
}

std::int64_t Protection::heard(LineId line) const {
  const auto found = std::find_if(overloads_.begin(), overloads_.end(),
                                  [&](const Overload& each) { return each.line == line; });
  return found == overloads_.end() ? kRated : found->loading;
}

const Overload* Protection::first() const {
  const auto first = std::min_element(
      overloads_.begin(), overloads_.end(), [](const Overload& a, const Overload& b) {
        return std::tuple(a.trips_at, -a.loading) < std::tuple(b.trips_at, -b.loading);
      });
  return first == overloads_.end() ? nullptr : &*first;
}

}  // namespace redoubt::range::power
