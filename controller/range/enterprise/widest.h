#pragma once

#include <cstdint>

#include "controller/range/enterprise/floods.h"
#include "controller/range/reachability.h"

namespace redoubt::range {

inline constexpr std::int64_t kUnlimited = INT64_MAX;

/// The widest way for a flow of one of these protocols from end to end: among all ways over
/// standing links whose firewalls let it through, the one whose narrowest link is the widest. In
/// kbit/s of that link, as far as floods leave it; kUnlimited where no link of it has a limit; 0
/// where there is no way. A tunnel is as wide as it is drawn. Found anew each time.
std::int64_t widest_kbps(const Layout& layout, const Reachability& reach, const Floods& floods,
                         FlowEnd from, FlowEnd to, ProtocolSet protocols);

}  // namespace redoubt::range
