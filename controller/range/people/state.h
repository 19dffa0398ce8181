#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/followers.h"
#include "controller/range/layout.h"
#include "controller/range/people/shortfall.h"
#include "controller/range/people/work.h"

namespace redoubt::range::people {

/// How people at work fare in one run, and what they tell the help desk. A value over a drawn
/// layout, which must outlive it. Of the shape of a domain (domain.h), but that it asks what
/// reaches whom, and draws.
///
/// What reaches them is asked only after a fact that can have changed it: about their hosts, their
/// services and those services' hosts, any link, or, where they telephone, any part of a mobile
/// network. kWorkServed is stated while they are at work, at once, when it has moved by a whole
/// percent, or to all or nothing; and when their shift ends: who is off duty misses nothing. Who
/// cannot come to work (kSupplyFailed about them), or is sent home (kStaffPresent), gets nothing
/// done.
///
/// At each step (shift.h) those who were at work in it open tickets: in proportion to how much of
/// it they missed something, and a few without reason. Draws are named by staff, service and step.
///
/// Walked back, work was hit by the fact that kept something from its people, as it was by the fact
/// that let them have it again; a ticket by the fact that its service was last hit by, a false one
/// by none. At the end of a shift it is the kWorkServed that is no longer so.
class State {
 public:
  explicit State(const Layout& layout);

  /// To be called before the first fact; of what is not seeded the seed is 0.
  void seed(std::uint64_t seed) { seed_ = seed; }

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, const Reach& reach, Facts& facts);
  terms::ExerciseTime next() const { return due_; }

  /// Permille of what they try that works, as last stated; 1000 off duty.
  std::int64_t availability(StaffId id) const { return standings_[id.value].stated; }

 private:
  struct Standing {
    std::vector<Shortfall> uses;
    std::int64_t served = 1000;  ///< were they all at work
    std::int64_t stated = 1000;
    std::uint64_t stated_by = 0;  ///< number of the fact that stated it
    std::int64_t present = 1000;  ///< permille of them who are let come to work
    std::vector<Entity> missing;  ///< what they cannot come to work without
    std::uint64_t left_by = 0;    ///< the fact by which they last could not
    std::uint64_t came_by = 0;    ///< and by which they last could again
    Heard heard;                  ///< since they were last weighed
    bool to_weigh = false;
  };
  /// What one staff's draws are named by.
  struct Name {
    std::uint64_t staff = 0;
    std::vector<std::uint64_t> uses;
  };
  /// What is drawn once and for all.
  struct Wiring {
    Followers concerned;         ///< staff, by host and service
    std::vector<Name> names;     ///< by staff
    bool false_tickets = false;  ///< somebody opens them
  };
  static Wiring wiring_of(const Layout& layout);

  void hear(const Event& event);
  void hear(StaffId id, const Heard& heard);
  void take_supply(StaffId id, const Event& event);
  void take_presence(Standing& standing, const Event& event);
  void weigh(StaffId id, terms::ExerciseTime now, const Reach& reach);
  void state_work(StaffId id, terms::ExerciseTime now, Facts& facts) const;
  static std::uint64_t fell_by(const Standing& standing);
  static std::uint64_t rose_by(const Standing& standing);
  terms::ExerciseTime next_step() const;
  void end_step(terms::ExerciseTime now, Facts& facts);
  void open_tickets(StaffId id, const std::vector<std::int64_t>& lost, Facts& facts) const;
  void open_false_tickets(StaffId id, const std::vector<std::int64_t>& lost, Facts& facts) const;
  Event ticket(StaffId id, std::size_t use, std::uint64_t cause) const;

  const Layout* layout_;
  std::shared_ptr<const Wiring> wiring_;
  std::uint64_t seed_ = 0;
  std::vector<Standing> standings_;  ///< by staff
  std::vector<StaffId> to_weigh_;
  std::int64_t steps_ = 0;  ///< ended since STARTEX
  terms::ExerciseTime due_ = terms::kNever;
  bool quiet_ = false;  ///< all that follows has been said
};

static_assert(std::copyable<State>);

}  // namespace redoubt::range::people
