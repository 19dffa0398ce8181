#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/engine/chance.h"
#include "controller/range/world.h"
#include "controller/rules/coverage.h"
#include "controller/rules/detectors.h"
#include "controller/rules/rule_set.h"
#include "controller/rules/trigger_graph.h"
#include "controller/scenario/exercise.h"

namespace redoubt::engine {

/// All that can be worked out about an exercise before any run of it: immutable, shared by the
/// engines of as many threads as there are. Starting an engine from one costs little more than
/// copying the world.
struct Groundwork {
  explicit Groundwork(std::shared_ptr<const scenario::Exercise> of);
  Groundwork(const Groundwork&) = delete;
  Groundwork& operator=(const Groundwork&) = delete;

  std::shared_ptr<const scenario::Exercise> exercise;
  std::unique_ptr<const rules::RuleSet> rules;
  range::World drawn;  ///< the range before anything happened
  rules::Coverage coverage;
  rules::Detectors detectors;
  ChanceNames chance_names;
  rules::TriggerGraph triggers;

  /// What a cell's own host or link means to a function that the cell watches, so that it can weigh
  /// what cutting it off would cost.
  struct Support {
    terms::CellId cell;
    range::Entity thing;
    range::FunctionId function;
    std::int64_t loss = 0;  ///< permille of the function, above 0
  };
  std::vector<Support> supports;  ///< by cell, in order of what it knows
};

}  // namespace redoubt::engine
