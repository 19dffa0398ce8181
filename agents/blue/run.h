#pragma once

#include <cstdint>
#include <vector>

#include "agents/blue/picture.h"
#include "agents/blue/trigger.h"
#include "proto/terms/brief.h"
#include "proto/terms/playbook.h"

namespace redoubt::blue {

/// One playbook being carried out about one subject. Its steps follow each other strictly: the next
/// is looked at when the one before is over on every thing it acts on.
struct Run {
  enum class Last : std::uint8_t {
    kNone,       ///< no step was taken yet
    kSucceeded,  ///< the last step taken succeeded on everything it acted on ("it is already so"
                 ///< too)
    kFailed,     ///< it did not, or was passed over because of its cost or for want of a target
  };

  std::uint32_t playbook = 0;  ///< index into the brief's
  Cause cause;
  terms::ExerciseTime begun = terms::kStartex;
  std::int64_t score = 0;    ///< triage
  std::uint64_t number = 0;  ///< in order of beginning

  std::uint32_t step = 0;
  terms::ExerciseTime ready_at = terms::kStartex;  ///< when the step's wait is over
  bool entered = false;                            ///< the step's condition held; it is being taken
  std::vector<terms::Handle> targets;              ///< left for this step, the next one last
  bool step_failed = false;                        ///< on one of its targets
  bool told_of_wait = false;                       ///< that people are short has been noted

  terms::OrderNumber in_flight = 0;  ///< 0: none
  Last last = Last::kNone;
  std::vector<terms::Handle> acted_on;
};

/// Null where the condition of a step holds for this run, else why not, in plain words.
const char* objection(terms::StepCondition condition, const Run& run, const Picture& picture);

/// What a step of the run acts on, as far as the team has been shown such things: of the kind that
/// the measure works on, else what they lie within of that kind (a service's host, a host's zone).
std::vector<terms::Handle> targets_of(const terms::PlaybookStep& step,
                                      const terms::ActionBrief& measure, const Run& run,
                                      const Picture& picture);

/// The second thing, where the measure needs one: what the run is about, of the right kind.
terms::Handle second_of(const terms::ActionBrief& measure, const Run& run, const Picture& picture);

}  // namespace redoubt::blue
