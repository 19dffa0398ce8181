#pragma once

#include "controller/scenario/draft.h"
#include "controller/scenario/equation.h"

namespace redoubt::scenario {

/// The equation that stands here; empty after it has said what is wrong. All metrics are declared.
///
///     sum     = product (("+" | "-") product)*
///     product = factor (("*" | "/") factor)*
///     factor  = NUMBER | METRIC | "-" factor | "(" sum ")"
///             | ("min" | "max") "(" sum "," sum ")" | "clamp" "(" sum "," sum "," sum ")"
///
/// A metric's name may hold '-': a minus stands between blanks.
Equation read_equation(const Draft& draft, const yaml::Value& text);

}  // namespace redoubt::scenario
