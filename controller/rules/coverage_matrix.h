#pragma once

#include <cstdint>
#include <vector>

#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// How well the sensors of a team see one technique in one zone.
struct Cover {
  std::uint32_t hosts = 0;    ///< of the zone that the team answers for or covers with any sensor
  std::uint32_t covered = 0;  ///< of these, where some sensor may notice the technique
  terms::Odds best;           ///< that any does, of one use on the host where that is likeliest

  bool blind() const { return hosts > 0 && covered == 0; }
};

/// What a team can see, technique by zone, at STARTEX: nothing blinded, no host watched. It is
/// about signals; whether detectors make an alert of them is another matter.
///
///   p(sensor, host) = max over the technique's traces of odds(trace) * odds(sensor, trace's kind),
///                     for a sensor draws once for a deed, whatever the deed leaves behind
///   p(host)         = 1 - product over sensors of (1 - p(sensor, host))
///
/// in millionths, every step rounded down.
class CoverageMatrix {
 public:
  /// Rows are these techniques, columns the zones that hold any host that counts.
  CoverageMatrix(const scenario::Exercise& exercise, terms::CellId team,
                 std::vector<terms::ActionId> techniques);

  const std::vector<terms::ActionId>& techniques() const { return techniques_; }
  const std::vector<range::ZoneId>& zones() const { return zones_; }
  const Cover& at(std::size_t row, std::size_t column) const {
    return covers_[row * zones_.size() + column];
  }
  std::size_t blind_spots() const;

 private:
  std::vector<terms::ActionId> techniques_;
  std::vector<range::ZoneId> zones_;
  std::vector<Cover> covers_;  ///< row by row
};

/// The techniques that are done to hosts, in order of the catalogue: no other leaves traces.
std::vector<terms::ActionId> techniques_on_hosts(const scenario::Exercise& exercise);
/// Of these, those that a campaign of red's has use for.
std::vector<terms::ActionId> techniques_of_campaigns(const scenario::Exercise& exercise);

}  // namespace redoubt::rules
