#include "controller/engine/groundwork.h"

#include <utility>

namespace redoubt::engine {

Groundwork::Groundwork(std::shared_ptr<const scenario::Exercise> of)
    : exercise(std::move(of)),
      rules(rules::rules_of(*exercise)),
      drawn(exercise->layout),
      coverage(*exercise),
      chance_names(*exercise) {}

}  // namespace redoubt::engine
