#include "controller/rpc/director_readiness.h"

#include "controller/rpc/director_news.h"
#include "controller/rpc/director_requests.h"
#include "redoubt/v1/director.pb.h"

namespace redoubt::rpc {

std::string played_by_nobody(const conduct::ControlNews& table,
                             const scenario::Exercise& exercise) {
  std::string names;
  for (const conduct::CellStanding& one : table.cells) {
    const scenario::Cell& cell = exercise.cells.at(one.cell.value);
    const bool plays = cell.role == terms::Role::kRed || cell.role == terms::Role::kBlue;
    if (!plays || !one.agents.empty() || !one.held_by.empty()) continue;
    names += (names.empty() ? "" : ", ") + cell.name;
  }
  return names;
}

void tell_readiness(const conduct::ControlNews& table, const scenario::Exercise& exercise,
                    const std::vector<seats::Seat>& seats, v1::Readiness& to) {
  to.set_ready(played_by_nobody(table, exercise).empty());
  for (const conduct::CellStanding& one : table.cells) {
    tell_standing(one, exercise, *to.add_cells());
  }
  for (const seats::Seat& seat : seats) {
    v1::SeatTold& told = *to.add_seats();
    told.set_name(seat.name);
    told.set_title(seat.title);
    told.set_role(seats::name(seat.role));
    told.set_cell(cell_name(exercise, seat.cell));
  }
  tell_time(table.time, *to.mutable_time());
}

}  // namespace redoubt::rpc
