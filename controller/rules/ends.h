#pragma once

#include <optional>

#include "controller/rules/sight.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// A link and the zones it joins, under the handles of one cell; not valid for a zone that the cell
/// had not been shown when it was shown the link.
struct Ends {
  terms::Handle link;
  terms::Handle a;
  terms::Handle b;

  friend bool operator==(const Ends&, const Ends&) = default;
};

/// What a cell may know of where a link leads: of its own links, and of those between zones in
/// which it has hosts of its own, the zones that it had been shown by then. Nothing of anybody
/// else's link, however it came to know that there is one.
std::optional<Ends> ends_of(const range::Layout& layout, terms::CellId cell, const Sight& sight,
                            terms::Handle link);

}  // namespace redoubt::rules
