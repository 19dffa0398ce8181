#pragma once

#include <nlohmann/json_fwd.hpp>

#include "controller/scenario/exercise.h"

/// A campaign as JSON, for who plays it and for who sees the plan; web/src/protocol.ts has it as
/// Campaign. Made from the plan alone: how far it has come, each reader works out from what it may
/// see.
namespace redoubt::console {

nlohmann::ordered_json say_campaign(const scenario::Exercise& exercise,
                                    const terms::Campaign& campaign);

}  // namespace redoubt::console
