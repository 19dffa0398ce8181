#include "controller/seats/roles.h"

#include <array>
#include <cstddef>

namespace redoubt::seats {
namespace {

/// In the order of Role.
using Row = std::array<bool, kRoleCount>;

constexpr bool Y = true;
constexpr bool n = false;

/// The one table of permissions. Fog of war lies in its first seven rows: no team has any of them
/// but its own cell's view.
constexpr std::array<Row, kPermissionCount> kTable = {{
    // director, lead, controller, role-player, observer, team lead, member, advisor, red, reader
    {Y, Y, Y, n, n, n, n, n, n, Y},  // see_truth
    {Y, Y, Y, Y, Y, n, n, n, n, Y},  // see_plan
    {Y, Y, Y, n, n, n, n, n, n, Y},  // see_events
    {Y, Y, Y, Y, Y, n, n, n, n, Y},  // see_seats
    {Y, Y, Y, n, Y, n, n, n, n, Y},  // see_ledger
    {Y, Y, Y, Y, Y, Y, Y, Y, Y, n},  // see_cell
    {Y, Y, Y, n, Y, n, n, n, n, Y},  // see_other_cells
    {Y, n, Y, n, n, n, n, n, n, n},  // steer_clock
    {Y, n, n, n, n, n, n, n, n, n},  // freeze
    {Y, Y, Y, n, n, n, n, n, n, n},  // steer_injects
    {Y, n, Y, n, n, n, n, n, n, n},  // mark
    {n, n, n, n, n, Y, Y, n, Y, n},  // order
    {n, n, n, n, n, Y, Y, Y, Y, n},  // answer
    {n, n, n, n, n, Y, n, n, Y, n},  // take_seat
    {Y, n, Y, n, n, n, n, n, n, n},  // assign_seats
    {Y, Y, Y, Y, Y, Y, Y, Y, Y, n},  // post
    {Y, n, Y, n, Y, n, n, n, n, n},  // observe
    {Y, Y, Y, n, Y, n, n, n, n, Y},  // open_report
    {Y, n, Y, n, n, n, n, n, n, n},  // release_scores
}};

template <class Enum, std::size_t kCount>
const char* nth(const std::array<const char*, kCount>& names, Enum which) {
  return names.at(static_cast<std::size_t>(which));
}

}  // namespace

const char* name(Role role) {
  constexpr std::array<const char*, kRoleCount> kNames = {
      "director",  "storyline_lead", "controller", "role_player", "observer",
      "team_lead", "team_member",    "advisor",    "red",         "reader"};
  return nth(kNames, role);
}

const char* title(Role role) {
  constexpr std::array<const char*, kRoleCount> kNames = {
      "exercise director", "storyline lead", "controller",  "role-player",
      "observer",          "team lead",      "team member", "legal and media adviser",
      "red cell",          "reader"};
  return nth(kNames, role);
}

const char* name(Permission permission) {
  constexpr std::array<const char*, kPermissionCount> kNames = {
      "see_truth", "see_plan",        "see_events",  "see_seats",     "see_ledger",
      "see_cell",  "see_other_cells", "steer_clock", "freeze",        "steer_injects",
      "mark",      "order",           "answer",      "take_seat",     "assign_seats",
      "post",      "observe",         "open_report", "release_scores"};
  return nth(kNames, permission);
}

bool may(Role role, Permission permission) {
  return kTable.at(static_cast<std::size_t>(permission)).at(static_cast<std::size_t>(role));
}

terms::Role cell_role(Role role) {
  switch (role) {
    case Role::kTeamLead:
    case Role::kTeamMember:
    case Role::kAdvisor:
      return terms::Role::kBlue;
    case Role::kRed:
      return terms::Role::kRed;
    case Role::kObserver:
    case Role::kReader:
      return terms::Role::kObserver;
    default:
      return terms::Role::kWhite;
  }
}

}  // namespace redoubt::seats
