#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// Storylines, their incidents, and the planners' own columns. All names are declared, and nations
/// and cells read.
void read_storylines(Draft& draft);

/// The words in which nations read injects. All injects are read.
void read_overlays(Draft& draft);

/// What stands in the planners' own columns of an inject.
std::vector<Custom> read_columns(const Draft& draft, const yaml::Value& columns);

}  // namespace redoubt::scenario
