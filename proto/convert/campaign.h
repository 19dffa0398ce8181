#pragma once

#include "proto/convert/words.h"
#include "proto/terms/campaign.h"

namespace redoubt::v1 {
class Campaign;
}  // namespace redoubt::v1

/// Red's plan. Inside proto/convert only.
namespace redoubt::convert {

void to_wire(const terms::Campaign& campaign, v1::Campaign& wire);
terms::Campaign campaign(const v1::Campaign& wire, Ingress& in);

}  // namespace redoubt::convert
