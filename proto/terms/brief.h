#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proto/terms/campaign.h"
#include "proto/terms/ids.h"
#include "proto/terms/playbook.h"
#include "proto/terms/time.h"

namespace redoubt::terms {

enum class Role : std::uint8_t { kWhite, kRed, kBlue, kObserver };
const char* name(Role role);

/// What must hold before an action can work, in the words of the scenario language: {"reach",
/// "mail"}, {"session", "admin"}, {"by_hand", "false"}, {"own", ""}. docs/language.md lists them.
struct ActionNeed {
  std::string what;
  std::string of;  ///< what stands beside the word; empty where nothing does

  friend bool operator==(const ActionNeed&, const ActionNeed&) = default;
};

/// A catalogue entry as every cell may read it. What it needs is said, never whether that holds:
/// who orders goes by what the own cell has seen.
struct ActionBrief {
  ActionId id;
  std::string code;  ///< "T1190", "D3-NI"
  std::string name;
  Role role = Role::kRed;
  EntityKind target = EntityKind::kHost;
  std::optional<EntityKind> with;  ///< present when the action needs a second thing
  Duration duration{};             ///< typical
  std::uint32_t people = 0;
  std::int64_t cost = 0;  ///< of one attempt, in the exercise's own money; 0: nothing counts it
  /// It cuts its target off: what mission functions lose by that, findings tell (kSupports).
  bool cuts_off = false;
  std::vector<ActionNeed> needs;  ///< all of them must hold
};

/// What a cell is told before STARTEX. Things on the range are not in it: they follow as sightings.
struct Brief {
  CellId cell;
  std::string cell_name;
  Role role = Role::kBlue;
  std::string exercise;  ///< name for people
  std::string mission;   ///< what the cell is asked to do
  ExerciseTime endex = kNever;
  std::uint64_t mind_seed = 0;
  std::uint32_t people = 0;
  std::vector<ActionBrief> actions;  ///< the whole catalogue; a cell may order those of its role
  Campaign campaign;                 ///< red only
  std::vector<Playbook> playbooks;   ///< blue only
};

}  // namespace redoubt::terms
