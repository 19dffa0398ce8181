#pragma once

#include <string>
#include <vector>

#include "controller/conduct/bridge.h"
#include "controller/scenario/exercise.h"
#include "controller/seats/seats.h"

namespace redoubt::v1 {
class Readiness;
}  // namespace redoubt::v1

namespace redoubt::rpc {

/// The red and blue cells that neither an agent nor a person plays: "watch, heron". Empty: none.
std::string played_by_nobody(const conduct::ControlNews& table, const scenario::Exercise& exercise);

/// Who plays, who could sit where, and how time stands.
void tell_readiness(const conduct::ControlNews& table, const scenario::Exercise& exercise,
                    const std::vector<seats::Seat>& seats, v1::Readiness& to);

}  // namespace redoubt::rpc
