#pragma once

#include "proto/convert/words.h"
#include "proto/terms/brief.h"

namespace redoubt::v1 {
class Brief;
}  // namespace redoubt::v1

/// What a cell is told before STARTEX. For proto/convert and the directors' door.
namespace redoubt::convert {

void to_wire(const terms::Brief& brief, v1::Brief& wire);
terms::Brief brief(const v1::Brief& wire, Ingress& in);

}  // namespace redoubt::convert
