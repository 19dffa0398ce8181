#include "controller/console/say_hello.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "controller/console/say_cell.h"
#include "controller/scenario/story_clock.h"

namespace redoubt::console {

using seats::cell_role;
using seats::kPermissionCount;
using seats::Permission;
using seats::Seat;

namespace {

using Json = nlohmann::ordered_json;

Json permissions_of(const Seat& seat) {
  Json permissions = Json::array();
  for (int i = 0; i < kPermissionCount; ++i) {
    const auto permission = static_cast<Permission>(i);
    if (may(seat.role, permission)) permissions.push_back(seats::name(permission));
  }
  return permissions;
}

Json about(const scenario::Exercise& exercise) {
  const bool dated = exercise.story_begins != scenario::kNoStoryTime;
  return {{"name", exercise.name},
          {"title", exercise.title.empty() ? exercise.name : exercise.title},
          {"summary", exercise.summary},
          {"endex", wire(exercise.endex)},
          {"story_begins", dated ? scenario::story_text(exercise.story_begins) : ""},
          {"story_zone", exercise.story_zone}};
}

/// Whom a seat may write to and read of: a team knows nothing of red.
bool may_address(const Seat& seat, const scenario::Cell& cell) {
  if (cell.role != terms::Role::kRed) return true;
  return may(seat.role, Permission::kSeeOtherCells) || cell_role(seat.role) == terms::Role::kRed;
}

Json cells_for(const scenario::Exercise& exercise, const Seat& seat) {
  Json cells = Json::array();
  for (const scenario::Cell& cell : exercise.cells) {
    if (!may_address(seat, cell)) continue;
    cells.push_back({{"name", cell.name},
                     {"title", cell.title.empty() ? cell.name : cell.title},
                     {"role", terms::name(cell.role)}});
  }
  return cells;
}

Json needs_of(const terms::ActionBrief& action) {
  Json needs = Json::array();
  for (const terms::ActionNeed& need : action.needs) {
    needs.push_back({{"what", need.what}, {"of", need.of}});
  }
  return needs;
}

Json actions_of(const scenario::Exercise& exercise, const terms::Brief& brief) {
  Json actions = Json::array();
  for (const terms::ActionBrief& action : brief.actions) {
    if (action.role != brief.role) continue;
    actions.push_back({{"id", action.id.value},
                       {"code", action.code},
                       {"name", action.name},
                       {"target", terms::name(action.target)},
                       {"with", action.with ? terms::name(*action.with) : ""},
                       {"duration", action.duration.count()},
                       {"people", action.people},
                       {"cost", action.cost},
                       {"cuts_off", action.cuts_off},
                       {"needs", needs_of(action)},
                       {"about", exercise.catalogue[action.id.value].about}});
  }
  return actions;
}

}  // namespace

std::string say_hello(const scenario::Exercise& exercise, const Seat& seat,
                      const std::string& name) {
  const bool in_cell = seat.cell.valid();
  const scenario::Cell none;
  const scenario::Cell& cell = in_cell ? exercise.cells[seat.cell.value] : none;
  terms::Brief brief;
  if (in_cell && may(seat.role, Permission::kOrder)) {
    brief = scenario::brief_for(exercise, seat.cell, 0);
  }
  const Json hello = {
      {"t", "hello"},
      {"seat", seat.name},
      {"title", seat.title},
      {"name", name},
      {"role", seats::name(seat.role)},
      {"may", permissions_of(seat)},
      {"cell", cell.name},
      {"storyline", seat.storyline.valid() ? exercise.storylines[seat.storyline.value].name : ""},
      {"exercise", about(exercise)},
      {"cells", cells_for(exercise, seat)},
      {"mission", cell.mission},
      {"people", cell.people},
      {"actions", actions_of(exercise, brief)}};
  return hello.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace redoubt::console
