#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace redoubt::scenario {

/// Things that must come after others, by index: `before[i]` are those that come before i.
using Precedence = std::vector<std::vector<std::uint32_t>>;

/// All indices, each after those before it and else in rising order; where a circle forbids that,
/// cut open somewhere.
/// `on_circle` is called for each circle with its members, each before the next and the last before
/// the first.
std::vector<std::uint32_t> ordered(
    const Precedence& before,
    const std::function<void(const std::vector<std::uint32_t>&)>& on_circle);

}  // namespace redoubt::scenario
