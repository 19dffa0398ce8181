#pragma once

#include <cstdint>

#include "proto/terms/brief.h"

namespace redoubt::seats {

/// Who somebody is in an exercise.
enum class Role : std::uint8_t {
  kDirector,
  kStorylineLead,
  kController,  ///< of the white cell
  kRolePlayer,
  kObserver,  ///< or evaluator
  kTeamLead,
  kTeamMember,
  kAdvisor,  ///< legal and media cell of a team
  kRed,
  kReader,  ///< of experiments: looks, and touches nothing
};
inline constexpr int kRoleCount = 10;
const char* name(Role role);   ///< "team_lead"
const char* title(Role role);  ///< "team lead", for people

/// What a seat may do. What is not granted in the table in roles.cc is forbidden.
enum class Permission : std::uint8_t {
  kSeeTruth,       ///< the range as it is, now and before
  kSeePlan,        ///< the MSEL, also what has not come yet
  kSeeEvents,      ///< everything that happened
  kSeeSeats,       ///< who sits where, in all cells
  kSeeLedger,      ///< each entry of every team's score
  kSeeCell,        ///< what its own cell sees
  kSeeOtherCells,  ///< what any cell sees
  kSteerClock,
  kFreeze,  ///< NO-PLAY
  kSteerInjects,
  kMark,   ///< answers against rubrics
  kOrder,  ///< techniques or measures of its cell
  kAnswer,
  kTakeSeat,     ///< of its cell, from its mind, and give it back
  kAssignSeats,  ///< the same of every cell
  kPost,
  kObserve,  ///< write observations and ratings
  kOpenReport,
  kReleaseScores,  ///< to a team's people, and hide them again
};
inline constexpr int kPermissionCount = 19;
const char* name(Permission permission);  ///< "see_truth"

bool may(Role role, Permission permission);

/// Whose cell such a person sits in.
terms::Role cell_role(Role role);

}  // namespace redoubt::seats
