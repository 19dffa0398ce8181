#pragma once

#include <cstddef>

#include "proto/terms/message.h"
#include "proto/terms/result.h"

namespace redoubt::v1 {
class ToAgent;
}  // namespace redoubt::v1

/// What the controller says to an agent, to the wire and back.
namespace redoubt::convert {

/// Bytes of one message on the wire; what an agent must be ready to take.
inline constexpr std::size_t kToAgentBytesMax = std::size_t{16} << 20;

/// `to` must be empty.
void to_wire(const terms::ToAgent& message, v1::ToAgent& to);

/// Errors: kInvalidArgument, naming the first field that is over a limit or cannot be.
terms::Result<terms::ToAgent> from_wire(const v1::ToAgent& wire);

}  // namespace redoubt::convert
