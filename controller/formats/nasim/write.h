#pragma once

#include <string>
#include <string_view>

#include "controller/formats/nasim/network.h"

namespace redoubt::formats::nasim {

/// Where a network says nothing of its step limit, its exercise ends after so many steps.
inline constexpr std::int64_t kStepsWithoutLimit = 10'000'000;

/// The network as the one file of a Redoubt scenario (docs/language.md): `rules: nasim`, a
/// red cell that knows every host from STARTEX, a second for each step. NASim's names are kept as
/// far as scenarios can spell them; two that would become the same are told apart by a number.
///
/// Scans of services, systems and processes change nothing: what they would tell, a random mind
/// does not ask.
std::string scenario_of(const Network& network, std::string_view title);

}  // namespace redoubt::formats::nasim
