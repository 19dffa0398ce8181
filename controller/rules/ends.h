#pragma once

#include "controller/rules/sight.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// The zones that a link joins, under the handles of one cell; not valid for one that it may not
/// know, or had not been shown when it was shown the link.
struct Ends {
  terms::Handle a;
  terms::Handle b;

  friend bool operator==(const Ends&, const Ends&) = default;
};

/// What a cell may know of where a link leads: of its own links, and of those between zones in
/// which it has hosts of its own, the zones that it had been shown by then. Nothing of anybody
/// else's link, however it came to know that there is one.
Ends ends_of(const range::Layout& layout, terms::CellId cell, const Sight& sight,
             terms::Handle link);

}  // namespace redoubt::rules
