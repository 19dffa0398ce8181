#pragma once

#include <cstdint>
#include <memory>

#include "controller/scenario/exercise.h"

namespace redoubt::bench {

/// A town (town.h) for 24 hours, with people at work in each of its zones, in three shifts: they
/// use a page next door, and mail, database, files and voice at the centre. Every ten minutes
/// exercise control takes something from them for a while: a host, a service, or all links at some
/// point.
std::shared_ptr<const scenario::Exercise> working_day(std::uint32_t hosts, std::uint32_t people);

}  // namespace redoubt::bench
