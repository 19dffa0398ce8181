#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/water/allocation.h"
#include "controller/range/water/areas.h"
#include "controller/range/water/machine.h"
#include "controller/range/water/works.h"

namespace redoubt::range::water {

/// The works of one run: who gets how much water, and how full the tanks are. A value over the
/// drawn works, which must outlive it.
///
/// Flows are constant between changes; what is in a tank is counted in what an hour's litre brings
/// in a microsecond, so that levels are exact at every instant and the balance closes to the last
/// unit. Flows follow (allocation.h) from facts and the step of the patterns alone: levels count in
/// them as they were last stated, in steps of kLevelStep. So a tank that ran empty gives again at
/// one step, and one that filled takes again one step below full.
///
///   kTankLevel       a tank has come to another step, is empty, or full
///   kSwitched        a control of the works moved a machine; `object`: the tank it looks at, else
///                    the machine itself. With a pump as both: it runs again after a trip
///   kTripped         a pump had no water to move; it runs again by itself when there is some
///   kDistrictServed  the share of its demand that a district gets has changed
///
/// Causes: what makes a tank fall or a district go short is the latest fact that keeps a machine
/// from what its controls want, or a tank empty, there or where its water comes from; what makes
/// them rise, and falls where nothing is kept back, is the latest fact that changed their flow. A
/// change that only the patterns or a clock bring has no cause, 0.
class State {
 public:
  static constexpr std::int64_t kLevelStep = 50;  ///< permille
  /// What is in tanks is counted in these: 1 l/h for 1 us. So many are a litre.
  static constexpr std::int64_t kPerLitre = 3'600'000'000;

  explicit State(const Works& works);

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, Facts& facts);
  terms::ExerciseTime next() const { return next_; }

  /// Permille of full as last stated; 0 for a tank that is cut off.
  std::int64_t availability(TankId id) const;
  /// Permille of its demand that it gets.
  std::int64_t availability(DistrictId id) const { return served_.at(id.value); }
  /// Permille it moves or could move: 1000 for a pump that its controls let rest, 0 for one that is
  /// broken, tripped or without what it needs, the setting for one that is worked by hand.
  std::int64_t availability(PumpId id) const { return pumps_.at(id.value).availability(); }
  /// The same of a valve; one that misses something lets through what it did.
  std::int64_t availability(ValveId id) const { return valves_.at(id.value).availability(); }

  /// What a tank holds, in 1 / kPerLitre litres; `now` from the last fact or settling to next().
  /// Less than a microsecond's flow below nothing or above full.
  std::int64_t content(TankId id, terms::ExerciseTime now) const;
  /// The same in permille of full, rounded down.
  std::int64_t level(TankId id, terms::ExerciseTime now) const;

  /// Litres an hour, until the next change.
  const Flows& flows() const { return flows_; }
  const Machine& machine(PumpId id) const { return pumps_.at(id.value); }
  const Machine& machine(ValveId id) const { return valves_.at(id.value); }

 private:
  using Time = terms::ExerciseTime;

  std::vector<Machine>* machines(terms::EntityKind kind);
  Machine& machine(Entity entity) { return machines(entity.kind)->at(entity.index); }
  void apply_to_machine(const Event& event);
  void take_level(const Event& event);

  void roll(Time now);
  Time next_step() const;
  std::int64_t demand(const Demand& demand) const;
  void take_demands();
  void take_settings();
  void solve(std::optional<Cause> by);

  void decide(Time now);
  void tell_levels(Time now, Facts& facts);
  void tell_controls(Time now, Facts& facts);
  void tell_trips(Time now, Facts& facts);
  void tell_restarts(Time now, Facts& facts);
  void tell_served(Time now, Facts& facts);

  std::int64_t mark(TankId tank, std::int64_t permille) const;
  std::int64_t band_reached(TankId tank, Time now) const;
  bool holds(const Control& control, Time now) const;
  std::int64_t served(DistrictId district) const;
  Time upcoming() const;
  Time reaches(TankId tank, std::int64_t content) const;
  Time next_band(TankId tank) const;
  Time next_of(const Control& control) const;

  std::uint32_t area_of(Place place) const { return areas_.of[works_->number(place)]; }
  Cause cause_of_fall(TankId tank) const;
  Cause cause_of(const Control& control) const;
  std::int64_t wanted(Entity thing, const Machine& machine) const;
  std::optional<Cause> held_back(std::uint32_t area, TankId but) const;
  std::optional<Cause> held_at(std::uint32_t area, TankId but) const;

  const Works* works_;
  bool varies_ = false;  ///< some demand follows a pattern
  std::vector<Machine> tanks_;
  std::vector<Machine> districts_;
  std::vector<Machine> pumps_;
  std::vector<Machine> valves_;
  Areas areas_;
  Setting setting_;
  Flows flows_;
  Time at_{};                                    ///< of the contents
  std::vector<std::int64_t> content_;            ///< by tank
  std::vector<std::int64_t> demand_;             ///< by district, whether or not it is let have it
  std::vector<std::int64_t> served_;             ///< by district, as last stated
  std::vector<std::optional<Cause>> stated_by_;  ///< by tank, its level
  std::vector<Cause> moved_by_;                  ///< by tank, its flow
  std::vector<Cause> given_by_;                  ///< by district
  Cause solved_by_ = 0;
  std::map<Entity, const Control*> deciding_;  ///< at the last settling, by machine
  Time next_{};
};

static_assert(Domain<State>);

}  // namespace redoubt::range::water
