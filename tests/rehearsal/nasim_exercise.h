#pragma once

#include <filesystem>
#include <memory>

#include "controller/formats/nasim/network.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rehearsal {

/// A NASim network as the exercise that its import gives; a fault in it ends the test.
std::shared_ptr<const scenario::Exercise> exercise_of(const formats::nasim::Network& network);
std::shared_ptr<const scenario::Exercise> exercise_of(const std::filesystem::path& file);

}  // namespace redoubt::rehearsal
