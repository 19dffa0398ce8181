#pragma once

#include <cstdint>

#include "controller/range/water/works.h"

namespace redoubt::range::water {

/// What a pump moves, litres an hour, at a speed in permille against a lift (the head behind it
/// less the head before it). Whole numbers throughout, rounded down. EPANET 2.2 User Manual, 3.1
/// "Pumps":
///
///   one point (Q, H)  head = 4/3 H - 1/3 H (flow / Q)^2, so 4/3 H at no flow and 2 Q at no head
///   several points    straight lines between them; the last flow below the last head, nothing
///                     above the first head
///   constant power    flow = power / (density * gravity * lift), the lift a metre at least
///   constant flow     that flow, whatever the lift
///
/// Speed moves a curve by the laws of affinity: flow with the speed, head with its square. Of a
/// pump without a curve it is the share of its flow.
std::int64_t moves_lph(const Pump& pump, std::int64_t permille, std::int64_t lift_mm);

}  // namespace redoubt::range::water
