#pragma once

#include "controller/scenario/draft.h"

namespace redoubt::scenario {

/// What an inject takes from a template: `{like: press-call, with: {paper: Harbour Post}}`.
struct Likeness {
  yaml::Value filled_in;  ///< absent where it is like none
  bool first = false;     ///< nobody was like that one before: what is unknown there is to be said
};

/// The template that an inject names, with what stands under `with` in the place of `$(name)`. Says
/// what is missing there, or too much.
Likeness likeness_of(Draft& draft, const yaml::Value& inject);

}  // namespace redoubt::scenario
