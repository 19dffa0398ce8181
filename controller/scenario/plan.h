#pragma once

#include <string>
#include <vector>

#include "controller/scenario/marking.h"
#include "controller/scenario/msel.h"
#include "proto/terms/brief.h"

/// What exercise control has planned: phases, milestones, injects and how the teams are marked.
/// Compiled: every reference is an index.
namespace redoubt::scenario {

/// A named switch of the plan: reached once, and for good.
struct Milestone {
  std::string name;
  Condition when;
  terms::CellId cues;  ///< this red cell is told, and begins `step`
  std::string step;
};

struct Phase {
  std::string name;
  terms::ExerciseTime from = terms::kStartex;
  std::vector<terms::Role> holds;   ///< orders of these roles are refused while it lasts
  std::vector<Consequence> policy;  ///< what becomes so when it begins: facts alone, at once
  StoryTime story = kNoStoryTime;   ///< what the story's clock says then; else it goes on
};

}  // namespace redoubt::scenario
