#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "controller/range/entity.h"
#include "controller/scenario/equation.h"
#include "controller/scenario/plan_ids.h"
#include "proto/terms/time.h"

/// How the teams are marked.
namespace redoubt::scenario {

/// What earns points. A closed set.
enum class Counts : std::uint8_t {
  kTrueAlert,     ///< once per host
  kAccessGained,  ///< at `level` or higher, once per host
  kAccessEnded,
  kNeedlessIsolation,
  kDataTaken,      ///< once per item
  kDataDestroyed,  ///< once per item
  kBelow,          ///< function below `level` permille, for each stretch `every` begun
  kMeasure,        ///< `measure` succeeds
  kAnswer,         ///< points of the options of injects with the same objective
  kSpent,          ///< equipment of the team is replaced: points for each unit of its price
  kMark,           ///< people mark an answer of the team against `rubric`: points of the level
  kEquation,       ///< nothing: `equation` says what it comes to
};

/// What people mark an answer against.
struct Rubric {
  struct Level {
    std::string text;
    std::int64_t points = 0;
  };
  std::string name;
  std::string title;
  std::vector<Level> levels;
};

/// How one thing a team does, or suffers, is marked.
struct Metric {
  std::string name;
  std::string title;
  terms::CellId cell;
  ObjectiveId objective;
  Counts counts = Counts::kTrueAlert;
  std::vector<range::Entity>
      on;  ///< sorted: hosts, data or functions it is about; empty: any of the team's
  std::int64_t level = 0;
  terms::Duration every{};
  terms::ActionId measure;
  RubricId rubric;
  Equation equation;
  std::int64_t points = 0;
  std::uint32_t at_most = UINT32_MAX;
  std::int64_t best = 0;
  std::int64_t worst = 0;
  std::int64_t weight = 1;
};

struct Objective {
  std::string name;
  std::string title;
  std::vector<terms::CellId> cells;
};

/// What several objectives serve.
struct Goal {
  struct Part {
    ObjectiveId objective;
    std::int64_t weight = 1;
  };
  std::string name;
  std::string title;
  std::vector<Part> parts;
};

}  // namespace redoubt::scenario
