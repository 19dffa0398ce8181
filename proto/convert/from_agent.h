#pragma once

#include <cstddef>

#include "proto/terms/message.h"
#include "proto/terms/result.h"

namespace redoubt::v1 {
class FromAgent;
}  // namespace redoubt::v1

/// What an agent says, to the wire and back.
namespace redoubt::convert {

inline constexpr std::size_t kNameMax = 128;  ///< bytes of an agent's or a cell's name
inline constexpr std::size_t kWhyMax = 512;   ///< bytes of the words of a goodbye

/// Bytes of one message on the wire: room for the largest turn that its own limits allow.
inline constexpr std::size_t kFromAgentBytesMax =
    terms::kOrdersPerTurnMax * (terms::kReplyTextMax + 64) +
    terms::kNotesPerTurnMax * (terms::kNoteMax + 8) + 256;

/// `to` must be empty.
void to_wire(const terms::FromAgent& message, v1::FromAgent& to);

/// Errors: kInvalidArgument, naming the first field that is over a limit or cannot be.
terms::Result<terms::FromAgent> from_wire(const v1::FromAgent& wire);

}  // namespace redoubt::convert
