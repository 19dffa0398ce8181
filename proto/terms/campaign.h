#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proto/terms/ids.h"
#include "proto/terms/time.h"

namespace redoubt::terms {

/// Chooses among the things a cell has sighted. Empty fields do not restrict. With several left,
/// the mind prefers where it has most access and draws among equals.
struct Selector {
  std::string name;                ///< exactly this one
  std::string tag;                 ///< carries this tag
  std::string zone;                ///< lies in the zone of this name
  std::vector<std::string> among;  ///< is called one of these
  bool held = false;               ///< only where a session is held
  bool fresh = false;              ///< only where this step has not yet succeeded
};

/// One way of doing a step.
struct Attempt {
  ActionId action;
  Selector target;
  Selector with;  ///< for actions that need a second thing
};

/// One step of red's plan.
struct CampaignStep {
  std::string id;
  std::string intent;                    ///< what it is for, in a planner's words
  std::vector<Attempt> any_of;           ///< alternatives, in order of preference
  std::vector<std::uint32_t> after;      ///< indices of steps that must have succeeded
  std::vector<std::uint32_t> after_any;  ///< of these one must have; empty: none need
  bool on_cue = false;                   ///< not before exercise control gives the cue for it
  std::vector<std::uint32_t> unless;  ///< indices of steps whose success makes this one pointless
  ExerciseTime not_before = kStartex;
  ExerciseTime give_up_at = kNever;
  Duration pause{};         ///< rest between tries
  std::uint32_t tries = 3;  ///< for each alternative
  std::uint32_t times = 1;  ///< how many successes make it done (repeat over targets)
};

/// What red sets out to do.
struct Campaign {
  std::string name;
  std::string aim;
  std::vector<CampaignStep> steps;
};

}  // namespace redoubt::terms
