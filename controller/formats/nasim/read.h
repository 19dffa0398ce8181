#pragma once

#include <optional>

#include "controller/formats/nasim/network.h"
#include "controller/yaml/tree.h"
#include "controller/yaml/value.h"

namespace redoubt::formats::nasim {

/// A NASim scenario file as its documentation describes it. Nothing where something is wrong with
/// it; then `findings` says what, all at once.
///
/// Refused although NASim may take it: subnets connected one way only or not to themselves, more
/// than kServicesMax services, and values or costs that are no whole numbers.
std::optional<Network> read(const yaml::Tree& tree, yaml::Findings& findings);

}  // namespace redoubt::formats::nasim
