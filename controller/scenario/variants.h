#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "controller/scenario/exercise.h"
#include "controller/scenario/variables.h"

namespace redoubt::scenario {

/// An exercise as each draw of its variables makes it; where nothing is drawn, there is one.
struct Variants {
  std::vector<std::shared_ptr<const Exercise>> all;
  std::vector<Drawn> drawn;

  Variants() = default;
  /// Of an exercise in which nothing is drawn.
  explicit Variants(std::shared_ptr<const Exercise> one) : all{std::move(one)} {}

  /// The one that is played with this seed.
  std::uint32_t of(std::uint64_t seed) const { return variant_of(drawn, seed); }
};

}  // namespace redoubt::scenario
