#pragma once

#include <cstdint>

#include "controller/range/enterprise/layout.h"
#include "proto/terms/time.h"

namespace redoubt::range {

/// Stands in the place of a protocol where any will do.
inline constexpr std::int64_t kAnyWay = -1;

/// The protocols that an amount speaks of: the one, or any.
constexpr ProtocolSet way(std::int64_t protocol) {
  return protocol == kAnyWay ? kAnyProtocol : only(static_cast<Protocol>(protocol));
}

/// What comes again by itself, and by which protocol: the beacons of a channel, the tries of a
/// worm.
struct Rhythm {
  std::int64_t protocol = kAnyWay;
  terms::Duration every{};  ///< zero: it never comes

  /// As the amount of an event or effect; that of a rhythm as it is initialised is 0.
  constexpr std::int64_t packed() const { return every.count() * kProtocols + protocol + 1; }
  static constexpr Rhythm unpacked(std::int64_t amount) {
    return {amount % kProtocols - 1, terms::Duration{amount / kProtocols}};
  }

  friend constexpr bool operator==(const Rhythm&, const Rhythm&) = default;

 private:
  static constexpr std::int64_t kProtocols = 256;
  static_assert(kProtocolsMax < kProtocols);
};

}  // namespace redoubt::range
