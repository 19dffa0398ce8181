#pragma once

#include <vector>

#include "controller/range/world.h"

namespace redoubt::rules {

/// Where a worm can get on to from a host: all hosts, in order, that any of these protocols gets to
/// from there and on which something lets it in (an unpatched remote weakness in a service of these
/// protocols, or an account whose credential red holds), and on which none runs yet. It needs
/// nobody's orders, so whether red is in touch with either does not matter.
std::vector<range::HostId> open_to_worm(const range::World& world, range::HostId from,
                                        range::ProtocolSet by);

}  // namespace redoubt::rules
