#include "controller/seats/roles.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "controller/seats/seats.h"

namespace redoubt::seats {
namespace {

template <class Use>
void each_role(const Use& use) {
  for (int i = 0; i < kRoleCount; ++i) use(static_cast<Role>(i));
}

bool of_a_team(Role role) {
  return cell_role(role) == terms::Role::kBlue || cell_role(role) == terms::Role::kRed;
}

TEST(Roles, NoTeamSeesMoreThanItsCell) {
  each_role([](Role role) {
    if (!of_a_team(role)) return;
    for (const Permission more :
         {Permission::kSeeTruth, Permission::kSeePlan, Permission::kSeeEvents,
          Permission::kSeeSeats, Permission::kSeeLedger, Permission::kSeeOtherCells}) {
      EXPECT_FALSE(may(role, more)) << name(role) << " " << name(more);
    }
  });
}

TEST(Roles, NoTeamSteersTheExercise) {
  each_role([](Role role) {
    if (!of_a_team(role)) return;
    for (const Permission more :
         {Permission::kSteerClock, Permission::kFreeze, Permission::kSteerInjects,
          Permission::kMark, Permission::kAssignSeats, Permission::kObserve,
          Permission::kReleaseScores}) {
      EXPECT_FALSE(may(role, more)) << name(role) << " " << name(more);
    }
  });
}

TEST(Roles, OnlyTheDirectorStopsPlay) {
  each_role([](Role role) {
    EXPECT_EQ(may(role, Permission::kFreeze), role == Role::kDirector) << name(role);
  });
}

TEST(Roles, WhoeverMarksOrSteersGivesNoOrdersToATeam) {
  each_role([](Role role) {
    if (may(role, Permission::kMark) || may(role, Permission::kSteerInjects)) {
      EXPECT_FALSE(may(role, Permission::kOrder)) << name(role);
      EXPECT_FALSE(may(role, Permission::kAnswer)) << name(role);
    }
  });
}

TEST(Roles, AReaderTouchesNothing) {
  for (const Permission one :
       {Permission::kSteerClock, Permission::kFreeze, Permission::kSteerInjects, Permission::kMark,
        Permission::kOrder, Permission::kAnswer, Permission::kTakeSeat, Permission::kAssignSeats,
        Permission::kPost, Permission::kObserve, Permission::kReleaseScores}) {
    EXPECT_FALSE(may(Role::kReader, one)) << name(one);
  }
}

TEST(Roles, EachHasANameOfItsOwn) {
  std::vector<std::string> names;
  each_role([&](Role role) { names.emplace_back(name(role)); });
  for (int i = 0; i < kPermissionCount; ++i) {
    names.emplace_back(name(static_cast<Permission>(i)));
  }
  std::ranges::sort(names);
  EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

TEST(Seats, AStorylineLeadSteersTheInjectsOfTheirOwnStorylineAlone) {
  scenario::Exercise exercise;
  exercise.cells = {{.name = "control", .role = terms::Role::kWhite}};
  exercise.storylines = {{.name = "cable"}, {.name = "grid"}};
  exercise.incidents = {{.name = "cut", .storyline = scenario::StorylineId{0}},
                        {.name = "dark", .storyline = scenario::StorylineId{1}}};
  exercise.injects = {{.number = "1", .incident = scenario::IncidentId{0}},
                      {.number = "2", .incident = scenario::IncidentId{1}},
                      {.number = "3"}};
  const auto steers = [&](const std::string& name) {
    std::string all;
    for (const Seat& seat : seats_of(exercise, 1)) {
      if (seat.name != name) continue;
      for (const char* number : {"1", "2", "3", "9"}) {
        all += may_steer(exercise, seat, number) ? number : "-";
      }
    }
    return all;
  };
  EXPECT_EQ(steers("lead/cable"), "1--9");
  EXPECT_EQ(steers("lead/grid"), "-2-9");
  EXPECT_EQ(steers("director"), "1239");
  EXPECT_EQ(steers("role-player"), "----");
}

TEST(Seats, AStorylineLeadAddsToTheOwnStorylineAlone) {
  scenario::Exercise exercise;
  exercise.storylines = {{.name = "cable"}, {.name = "grid"}};
  exercise.incidents = {{.name = "cut", .storyline = {0}}, {.name = "dark", .storyline = {1}}};
  Seat lead;
  lead.role = Role::kStorylineLead;
  lead.storyline = {0};
  terms::Amend amend;
  amend.inject = "X-01";
  amend.add = true;
  EXPECT_FALSE(may_amend(exercise, lead, amend));
  amend.incident = "dark";
  EXPECT_FALSE(may_amend(exercise, lead, amend));
  amend.incident = "cut";
  EXPECT_TRUE(may_amend(exercise, lead, amend));
}

TEST(Seats, OfATeamLieInItsCell) {
  scenario::Exercise exercise;
  exercise.cells = {{.name = "red", .role = terms::Role::kRed},
                    {.name = "harbour", .role = terms::Role::kBlue, .title = "Harbour"},
                    {.name = "control", .role = terms::Role::kWhite}};
  for (const Seat& seat : seats_of(exercise, 3)) {
    if (!seat.cell.valid() || seat.role == Role::kObserver) continue;
    const terms::Role role = exercise.cells[seat.cell.value].role;
    EXPECT_EQ(role, cell_role(seat.role)) << seat.name;
  }
  const auto seats = seats_of(exercise, 3);
  EXPECT_EQ(std::ranges::count(seats, Role::kTeamMember, &Seat::role), 3);
}

}  // namespace
}  // namespace redoubt::seats
