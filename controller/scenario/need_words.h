#pragma once

#include "controller/range/layout.h"
#include "controller/scenario/exercise.h"
#include "proto/terms/brief.h"

namespace redoubt::scenario {

/// A need as the catalogue writes it (deed_words.h); the layout names protocols, systems and
/// software. What is said can be read again: {"reach", "mail"} is `{reach: mail}`.
terms::ActionNeed in_words(const range::Layout& layout, const Need& need);

}  // namespace redoubt::scenario
