#pragma once

#include <cstdint>
#include <memory>

#include "controller/scenario/exercise.h"

namespace redoubt::bench {

/// A drawn exercise of any size, for measuring how work grows with it: 36 hours, a zone for every
/// 50 hosts, each joined to the next two; a team that watches and contains; a red campaign of
/// twenty steps at once that takes a tenth of all hosts.
std::shared_ptr<const scenario::Exercise> town(std::uint32_t hosts);

}  // namespace redoubt::bench
