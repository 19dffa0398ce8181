#pragma once

#include <functional>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/enterprise/rhythm.h"

namespace redoubt::range {

/// A command-and-control channel: what red left on a host reports home by its protocol, and fetches
/// its orders, at every beacon.
struct Channel {
  HostId host;
  Rhythm beacon;
  terms::ExerciseTime opened = terms::kStartex;
  bool blocked = false;                         ///< the host does not get out by the protocol
  std::uint64_t changed_by = 0;                 ///< the fact that made it so
  terms::ExerciseTime since = terms::kStartex;  ///< beacons after this have not been looked at
  std::int64_t missed = 0;                      ///< in a row
};

/// The channels that stand, at most one a host, in order of opening. Of the shape of a domain
/// (domain.h), but that it is told when to look who gets out.
///
///   missed, for as long as it is blocked, at each beacon                kBeaconMissed, 1, 2 ...
///   got through again, at the first beacon after that                   kBeaconMissed, 0
///   broken, once kMissedMax were missed in a row                        kChannelBroken
///
/// The cause of each is the fact that took the way out, or gave it back. One that gets out is asked
/// nothing and says nothing.
class Channels {
 public:
  static constexpr std::int64_t kMissedMax = 3;
  using GetsOut = std::function<bool(HostId, ProtocolSet)>;

  void apply(const Event& event);
  /// After a fact that may have changed who gets out.
  void look(const Event& event, const GetsOut& gets_out);
  void settle(terms::ExerciseTime now, Facts& facts) const;
  terms::ExerciseTime next() const;

  bool none() const { return standing_.empty(); }
  /// The channel on a host; null where there is none.
  const Channel* on(HostId host) const;

 private:
  void close(HostId host);

  std::vector<Channel> standing_;
};

}  // namespace redoubt::range
