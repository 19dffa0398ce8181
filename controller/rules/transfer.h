#pragma once

#include "controller/range/world.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// How long what an action takes away from a host, or from all hosts of a zone one after the other,
/// needs for its way, as links and floods stand now: volume over the capacity of the narrowest link
/// of the widest way,
///
///     megabytes * 8 / (Mbit/s)   seconds, a megabyte being a million bytes; at most kTransferMost.
///
/// The way is that by which the action needs to get there or out: the protocol of its channel, of
/// `goes_out` or of `reach`; of none of these, any that gets out. Zero for what takes nothing away,
/// where no link has a limit, and where no way leads out: then it goes from host to host.
terms::Duration transfer_time(const range::World& world, const scenario::Action& action,
                              range::Entity target);

/// Longer than any exercise.
inline constexpr terms::Duration kTransferMost = std::chrono::hours(24 * 365);

}  // namespace redoubt::rules
