#pragma once

#include "proto/terms/mind.h"

namespace redoubt::blue {

/// Listens and does nothing: the control group for "what if nobody had defended?".
class IdleMind final : public terms::Mind {
 public:
  void decide(const terms::Instant&, terms::Intent&) override {}
};

}  // namespace redoubt::blue
