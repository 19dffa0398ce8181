#pragma once

#include <span>
#include <string_view>

namespace redoubt::yaml {

/// The word somebody most likely meant: the one that takes fewest letters put in, left out, changed
/// or swapped with their neighbour, and not more than a third of them; the first of equals. Empty
/// if none is near.
std::string_view nearest(std::string_view written, std::span<const std::string_view> words);

}  // namespace redoubt::yaml
