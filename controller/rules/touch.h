#pragma once

#include <vector>

#include "controller/range/world.h"

/// Where red's orders get to. It holds sessions for as long as nobody ends them, but can use only
/// those it is in touch with:
///
///   - the outside reaches the host, by any protocol;
///   - its own command channel gets out;
///   - or another host that red holds, and is in touch with, reaches it by any protocol.
namespace redoubt::rules {

/// Whether any of these protocols gets to the host from the outside.
bool outside_reaches(const range::World& world, range::HostId host, range::ProtocolSet by);

/// Whether a command channel stands there, and the host gets out by its protocol.
bool channel_gets_out(const range::World& world, range::HostId host);

/// Whether red's orders get to a host that it holds.
bool in_touch(const range::World& world, range::HostId host);

/// All hosts that red holds and is in touch with: those it stands on by themselves first, in order
/// of capture, then those it gets to from them.
std::vector<range::HostId> hosts_in_touch(const range::World& world);

}  // namespace redoubt::rules
