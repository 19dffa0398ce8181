#pragma once

#include "proto/convert/words.h"
#include "proto/terms/observation.h"

namespace redoubt::v1 {
class Observation;
}  // namespace redoubt::v1

/// What cells are shown. For proto/convert and the directors' door.
namespace redoubt::convert {

void to_wire(const terms::Observation& observation, v1::Observation& wire);
terms::Observation observation(const v1::Observation& wire, Ingress& in);

}  // namespace redoubt::convert
