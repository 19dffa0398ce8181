#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "controller/range/people/staff.h"

namespace redoubt::range::people {

/// How good a service, or a group of subscribers' telephones, is for who sits at a host, in
/// permille of the tries that work; 0 where it cannot be reached from there.
using Reach = std::function<std::int64_t(Entity means, HostId from)>;

/// What the people miss of one use, in permille of a person: 1000 for each who cannot use it at
/// all. At each host they take the best of what will do.
std::int64_t missed(const Staff& staff, const Use& use, const Reach& reach);

/// Permille of all their tries that work, rounded down, so that 1000 means that all do:
///
///   sum over uses of   tries x (people - missed)   /   sum over uses of   tries x people
///
/// `missed` by use, as above. 1000 where nothing is tried.
std::int64_t served(const Staff& staff, const std::vector<std::int64_t>& missed);

}  // namespace redoubt::range::people
