#pragma once

#include <vector>

#include "agents/red/picture.h"
#include "proto/terms/campaign.h"

namespace redoubt::red {

/// What a success won on one host, and stands only as long as this is still held.
struct Grip {
  terms::Handle host;
  terms::Access access = terms::Access::kNone;  ///< kNone: no session was won
  bool channel = false;                         ///< a channel was won
};

/// One success of a step.
struct Success {
  terms::Handle target;
  std::vector<Grip> grips;  ///< empty: what was won cannot be lost (a discovery, a theft)
};

/// What an order on `target` has won. Where the target lies on a host: what was won there after
/// revision `ordered_at`. Where it does not (a mail account, a supplier's software): every host won
/// since the revision `instant`, at which the instant of its outcome began.
std::vector<Grip> grips_won(const Picture& picture, terms::Handle target, std::uint64_t ordered_at,
                            std::uint64_t instant);

/// A success stands while any of its grips does.
bool stands(const Success& success, const Picture& picture);

/// Whether any step for which `open` holds comes after `step`: straight after it, or at any
/// remove.
enum class Remove : std::uint8_t { kStraight, kAny };
bool is_awaited(const terms::Campaign& campaign, const std::vector<bool>& open, std::uint32_t step,
                Remove remove);

}  // namespace redoubt::red
