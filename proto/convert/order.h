#pragma once

#include "proto/convert/words.h"
#include "proto/terms/order.h"
#include "proto/terms/ruling.h"

namespace redoubt::v1 {
class Intent;
class Order;
class Ruling;
}  // namespace redoubt::v1

/// Orders and rulings. For proto/convert and the directors' door; the limits are those of
/// proto/terms/order.h.
namespace redoubt::convert {

void to_wire(const terms::Order& order, v1::Order& wire);
void to_wire(const terms::Intent& intent, v1::Intent& wire);
void to_wire(const terms::Ruling& ruling, v1::Ruling& wire);

terms::Order order(const v1::Order& wire, Ingress& in);
terms::Intent intent(const v1::Intent& wire, Ingress& in);
terms::Ruling ruling(const v1::Ruling& wire, Ingress& in);

}  // namespace redoubt::convert
