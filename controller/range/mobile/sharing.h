#pragma once

#include <cstdint>
#include <vector>

#include "controller/range/mobile/routes.h"

namespace redoubt::range::mobile {

/// What each carrier can carry as things stand, in thousandths of sessions.
struct Strength {
  std::vector<std::int64_t> able;   ///< by carrier
  std::vector<std::int64_t> found;  ///< the same; 0 where others do not find it

  const std::vector<std::int64_t>& of(const Stage& stage) const {
    return stage.discovered ? found : able;
  }
  /// All carriers of a stage together.
  std::int64_t total(const Stage& stage) const;
};

/// How the sessions that are asked for share what carries them, by subscribers in permille of what
/// they ask for. All whole numbers, and one pass, so that it does not depend on any order:
///
///   at each stage a group spreads over the carriers that can, in proportion to their strength, so
///   each is loaded by it to the same part:      part = asked / strength of the stage
///   a carrier that all groups together load with more than it can serves all alike:
///                                               serves = min(1, 1 / sum of parts)
///   of a group that stage lets through:         mean of `serves`, weighted by strength
///
/// First the radio cells; what they let through is asked of every stage of the core. There the
/// narrowest stage decides. Where a stage has no strength at all, nothing gets through. Rounded
/// down: 1000 means that nothing is lost.
std::vector<std::int64_t> shares(const Routes& routes, const Strength& strength);

}  // namespace redoubt::range::mobile
