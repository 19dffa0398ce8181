#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/layout.h"

namespace redoubt::range {

/// An end of flows that firewalls can tell from all others. See Ends.
using EndId = terms::Id<struct EndTag>;

/// A set of destinations that ride abreast: bit i stands for the end 64 * lot + i.
using Lanes = std::uint64_t;
inline constexpr std::uint32_t kLanes = 64;

/// The ends of flows, numbered: first every zone, which stands for those of its hosts that no rule
/// names, then each host that some rule does. Hosts of one end reach, and are reached by, the same.
class Ends {
 public:
  explicit Ends(const Layout& layout);

  std::uint32_t count() const { return static_cast<std::uint32_t>(zone_of_.size()); }
  /// Lots of kLanes that hold them all.
  std::uint32_t lots() const { return lots_; }

  /// Of a valid zone or host.
  EndId of(FlowEnd end) const {
    return end.host.valid() ? of_host_[end.host.value] : EndId{end.zone.value};
  }
  ZoneId zone(EndId end) const { return zone_of_[end.value]; }

  /// Whether a rule that names `named` (not valid: anything) means this end too. An end that is not
  /// valid is one that no rule names.
  bool meant(FlowEnd named, EndId end) const;
  /// All the ends in a lot that a rule means which names `named`.
  Lanes meant(FlowEnd named, std::uint32_t lot) const;
  /// By zone, the ends in a lot that stand there.
  const std::vector<Lanes>& in_zones(std::uint32_t lot) const { return in_zones_[lot]; }

 private:
  void number(FlowEnd named, const Layout& layout);

  std::vector<ZoneId> zone_of_;  ///< by end
  std::vector<EndId> of_host_;   ///< by host
  std::uint32_t lots_ = 0;
  std::vector<std::vector<Lanes>> in_zones_;  ///< by lot
};

}  // namespace redoubt::range
