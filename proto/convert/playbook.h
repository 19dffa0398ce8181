#pragma once

#include "proto/convert/words.h"
#include "proto/terms/playbook.h"

namespace redoubt::v1 {
class Playbook;
}  // namespace redoubt::v1

/// Blue's plans. Inside proto/convert only.
namespace redoubt::convert {

void to_wire(const terms::Playbook& playbook, v1::Playbook& wire);
terms::Playbook playbook(const v1::Playbook& wire, Ingress& in);

}  // namespace redoubt::convert
