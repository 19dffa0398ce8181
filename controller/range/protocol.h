#pragma once

#include <cstddef>
#include <cstdint>

namespace redoubt::range {

/// Protocols of an exercise are numbered; a set of them is a bit mask. At most kProtocolsMax.
using Protocol = std::uint8_t;
using ProtocolSet = std::uint64_t;
inline constexpr std::size_t kProtocolsMax = 64;
inline constexpr ProtocolSet kAnyProtocol = ~ProtocolSet{0};
constexpr ProtocolSet only(Protocol protocol) { return ProtocolSet{1} << protocol; }

}  // namespace redoubt::range
