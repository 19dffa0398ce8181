#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/power/balance.h"
#include "controller/range/power/condition.h"
#include "controller/range/power/flow.h"
#include "controller/range/power/protection.h"

namespace redoubt::range::power {

/// The grid in operation: a domain (domain.h), a value over a drawn grid, which must outlive it.
///
/// Takes in  what is switched, tripped, damaged, repaired, or misses or gets what it needs:
///           busbars, lines and generators. A line that tripped stays open until it is switched in.
/// Tells     kGridSplit   how many islands have a generator, when that changes
///           kBusServed   of each busbar, when it changes; what is shed in the order of shedding
///           kLineLoaded  of each line above its rating, when it changes, and once it is not
///           kTripped     of one line at a time: what it did to the others is found before the next
///
/// What is generated, shed and dark follows at once (balance.h), then how it flows (flow.h) and
/// what trips (protection.h). Load that was shed stays off until the operators restore it:
///
///     once nothing in its island has changed for `restore_after`, as far as there is room, in the
///     reverse order of shedding; what comes after one that must wait, waits, too
///
/// Solved only when something changes. The cause of what is told is the last fact that changed
/// anything in the island; of a trip, the fact that last put more on the line.
class State {
 public:
  explicit State(const Grid& grid);

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, Facts& facts);
  terms::ExerciseTime next() const;

  const Grid& grid() const { return *grid_; }

  /// Permille of its demand that is served; 1000 without demand. 0 where it is dark.
  std::int64_t availability(BusId id) const { return told_served_.at(id.value); }
  /// 1000 in service, else 0.
  std::int64_t availability(LineId id) const { return flow_.in_service(id) ? 1000 : 0; }
  /// Permille of what it was built for that it can give.
  std::int64_t availability(GeneratorId id) const;

  /// From the line's first bus to its second, when last settled; 0 where it is out of service.
  std::int64_t flow_kw(LineId id) const { return flow_kw_.at(id.value); }
  /// The same in permille of its rating, rounded as in protection.h; 0 where it is not limited.
  std::int64_t loading(LineId id) const;
  std::int64_t output_kw(GeneratorId id) const { return balance_.output_kw.at(id.value); }
  /// Islands that have a generator in service.
  std::uint32_t islands() const { return told_islands_; }

 private:
  /// The last fact that changed anything in an island.
  struct Change {
    terms::ExerciseTime at = terms::kStartex;
    std::uint64_t sequence = 0;
  };
  /// Load that was shed and for which there is room.
  struct Restorable {
    BusId bus;
    std::int64_t served = 0;  ///< permille, once it is restored
  };

  Condition* machine(Entity entity);
  std::array<BusId, 2> places(Entity entity) const;
  void work(const Event& event);
  void hear_served(const Event& event);
  void hear_loaded(const Event& event);
  void touch(Entity entity, const Event& event);
  void connect(Entity entity);
  void connect_line(std::uint32_t line);

  std::int64_t wanted(std::uint32_t bus) const;
  bool energised(BusId bus) const { return balance_.energised[flow_.islands().of[bus.value]]; }
  void rebalance();
  void find_restorable();
  void inject();
  void solve();

  void tell_islands(Facts& facts) const;
  void tell_served(Facts& facts) const;
  void tell_loading(Facts& facts) const;
  bool tell_trip(terms::ExerciseTime now, Facts& facts) const;
  void tell_restored(terms::ExerciseTime now, Facts& facts) const;
  terms::ExerciseTime restored_at(const Restorable& load) const;

  const Grid* grid_;

  // What has become of each thing.
  std::vector<Condition> buses_;
  std::vector<Condition> lines_;
  std::vector<Condition> generators_;
  std::vector<std::int64_t> kept_;  ///< by bus: permille of its demand that no relay has shed
  std::vector<Change> changes_;     ///< by bus: the last in its island
  std::uint64_t split_by_ = 0;      ///< the last fact that may have changed the islands
  Protection protection_;

  // What has been told.
  std::vector<std::int64_t> told_served_;  ///< by bus, permille
  std::uint32_t told_islands_ = 0;

  // What follows from all that.
  Balance balance_;
  std::vector<Restorable> restorable_;
  Flow flow_;
  std::vector<std::int64_t> flow_kw_;  ///< by line
  bool solved_ = false;                ///< flow_kw_ is of now
  bool all_told_ = false;
};

static_assert(Domain<State>);

}  // namespace redoubt::range::power
