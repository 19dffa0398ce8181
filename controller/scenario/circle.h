#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "controller/scenario/names.h"

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

/// Each of them must come after those of them that it names under one of these keys, be it one name
/// or a list. What stands there is not judged.
Precedence precedence_of(const std::vector<Item>& items,
                         std::initializer_list<std::string_view> keys);

/// The members of a circle one after the other, with these words between them:
/// "'a' is part of 'b' is part of 'a'".
std::string around(const std::vector<Item>& items, const std::vector<std::uint32_t>& circle,
                   std::string_view between);

}  // namespace redoubt::scenario
