#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "controller/scenario/exercise.h"
#include "controller/seats/roles.h"
#include "proto/terms/order.h"

namespace redoubt::seats {

/// One place at the table. Several people may share it; each gives a name of their own.
struct Seat {
  std::string name;   ///< "director", "harbour/lead", "harbour/member-2"
  std::string title;  ///< "Harbour authority, team lead"
  Role role = Role::kReader;
  terms::CellId cell;                 ///< not valid: it belongs to none
  scenario::StorylineId storyline{};  ///< of a storyline lead: the one that is theirs
};

/// Members a team has seats for, unless somebody asks for more.
inline constexpr std::size_t kMembers = 2;
inline constexpr std::size_t kMembersMax = 200;

/// Whether who sits there may steer that inject, by its number: of a storyline lead those of their
/// own storyline alone. Of what is no inject, as of any.
bool may_steer(const scenario::Exercise& exercise, const Seat& seat, const std::string& inject);
/// The same of an amendment: a storyline lead adds to the incidents of their own storyline alone.
bool may_amend(const scenario::Exercise& exercise, const Seat& seat, const terms::Amend& amend);
inline constexpr char kAnotherStoryline[] = "this inject is of another storyline than yours";

/// The seats of an exercise: those of exercise control in its first white cell, then each team's.
std::vector<Seat> seats_of(const scenario::Exercise& exercise, std::size_t members);

}  // namespace redoubt::seats
