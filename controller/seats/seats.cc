#include "controller/seats/seats.h"

#include <algorithm>
#include <cstdint>

namespace redoubt::seats {
namespace {

using terms::CellId;

CellId first_cell(const scenario::Exercise& exercise, terms::Role role) {
  const auto found = std::ranges::find(exercise.cells, role, &scenario::Cell::role);
  if (found == exercise.cells.end()) return {};
  return CellId{static_cast<std::uint32_t>(found - exercise.cells.begin())};
}

std::string title_of(const scenario::Cell& cell) {
  return cell.title.empty() ? cell.name : cell.title;
}

}  // namespace

bool may_steer(const scenario::Exercise& exercise, const Seat& seat, const std::string& number) {
  if (!may(seat.role, Permission::kSteerInjects)) return false;
  if (seat.role != Role::kStorylineLead) return true;
  const scenario::InjectId inject = scenario::inject_of(exercise, number);
  if (!inject.valid()) return true;
  const scenario::IncidentId incident = exercise.injects[inject.value].incident;
  return incident.valid() && exercise.incidents[incident.value].storyline == seat.storyline;
}

bool may_amend(const scenario::Exercise& exercise, const Seat& seat, const terms::Amend& amend) {
  if (!amend.add || seat.role != Role::kStorylineLead) {
    return may_steer(exercise, seat, amend.inject);
  }
  return std::any_of(exercise.incidents.begin(), exercise.incidents.end(),
                     [&](const scenario::Incident& incident) {
                       return incident.name == amend.incident &&
                              incident.storyline == seat.storyline;
                     });
}

std::vector<Seat> seats_of(const scenario::Exercise& exercise, std::size_t members) {
  std::vector<Seat> seats;
  const auto add = [&](std::string name, std::string title, Role role, CellId cell) {
    seats.push_back({std::move(name), std::move(title), role, cell, {}});
  };
  const CellId white = first_cell(exercise, terms::Role::kWhite);
  if (white.valid()) {
    add("director", title(Role::kDirector), Role::kDirector, white);
    add("controller", title(Role::kController), Role::kController, white);
    for (std::uint32_t i = 0; i < exercise.storylines.size(); ++i) {
      const scenario::Storyline& storyline = exercise.storylines[i];
      const std::string whose = storyline.title.empty() ? storyline.name : storyline.title;
      add("lead/" + storyline.name, whose + ", lead", Role::kStorylineLead, white);
      seats.back().storyline = scenario::StorylineId{i};
    }
    add("role-player", title(Role::kRolePlayer), Role::kRolePlayer, white);
  }
  const CellId observers = first_cell(exercise, terms::Role::kObserver);
  add("observer", title(Role::kObserver), Role::kObserver, observers.valid() ? observers : white);
  add("reader", title(Role::kReader), Role::kReader, {});
  for (std::uint32_t i = 0; i < exercise.cells.size(); ++i) {
    const scenario::Cell& cell = exercise.cells[i];
    const std::string whose = title_of(cell) + ", ";
    if (cell.role == terms::Role::kRed) add(cell.name, title_of(cell), Role::kRed, CellId{i});
    if (cell.role != terms::Role::kBlue) continue;
    add(cell.name + "/lead", whose + "team lead", Role::kTeamLead, CellId{i});
    for (std::size_t nth = 1; nth <= members; ++nth) {
      add(cell.name + "/member-" + std::to_string(nth), whose + "member " + std::to_string(nth),
          Role::kTeamMember, CellId{i});
    }
    add(cell.name + "/advisor", whose + title(Role::kAdvisor), Role::kAdvisor, CellId{i});
  }
  return seats;
}

}  // namespace redoubt::seats
