#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "controller/range/domain.h"
#include "controller/range/mobile/routes.h"
#include "controller/range/mobile/sharing.h"

namespace redoubt::range::mobile {

/// What has become of the mobile networks, and whose sessions succeed for it. A value over what is
/// drawn, which must outlive it; copies go their own ways.
///
/// What is served is worked out anew with each fact that changes what a thing can carry, so that
/// each change of a slice is known to come of that one fact. Asking costs nothing, and changes
/// nothing.
///
/// Takes in, about network functions, radio cells and slices: kSupplyFailed and kSupplyRestored (it
/// works while nothing that it needs is gone), kSwitched, kTripped, kDamaged, kRepaired. About
/// network functions: kRegistered, kDeregistered, kForged, kForgeryEnded. About slices: kSliceHeld,
/// kSliceReleased, kSliceCrowded. About equipment, which is network functions and radio cells:
/// kImplanted, kImplantRemoved, kSupplierReplaced (the implant is gone with the old equipment).
/// States kSliceServed.
///
/// Availabilities and shares are permille. An entity that is asked about must be one of those.
class State {
 public:
  explicit State(const Core& core);

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, Facts& facts) const;
  terms::ExerciseTime next() const { return terms::kNever; }

  /// Of what it can carry; 0 where others do not find it.
  std::int64_t availability(NetworkFunctionId function) const;
  /// Of what it can carry.
  std::int64_t availability(RadioCellId cell) const;
  /// Of the sessions that all its subscribers ask for; 1000 where there are none.
  std::int64_t availability(SliceId slice) const { return slices_.at(slice.value).served; }
  /// Of the sessions that they ask for.
  std::int64_t availability(SubscribersId group) const { return shares_.at(group.value); }

  bool registered(NetworkFunctionId function) const { return at(entity(function)).registered; }
  bool forged(NetworkFunctionId function) const { return at(entity(function)).forged; }
  bool held(SliceId slice) const { return at(entity(slice)).held; }
  /// Of its capacity that others take, or would if it were not held apart.
  std::int64_t crowded(SliceId slice) const { return at(entity(slice)).crowded; }

  /// Of the sessions that they have: those that pass something forged, where they can be listened
  /// in to or led astray. A forged function serves as well as the one whose place it took. All of
  /// them, where lawful interception is forged.
  std::int64_t listened(SubscribersId group) const;
  /// The same, of what is forged or carries an implant: what somebody else could listen in to.
  std::int64_t exposed(SubscribersId group) const;

  // --- Whose equipment it is --------------------------------------------------------------------

  /// Its firmware obeys somebody else. It serves as before until that somebody wants otherwise.
  bool implanted(Entity equipment) const { return at(equipment).implanted; }
  /// Not valid for the operator's own make.
  SupplierId supplier(Entity equipment) const { return at(equipment).supplier; }
  /// All that comes from this supplier now: network functions, then radio cells.
  std::vector<Entity> supplied_by(SupplierId supplier) const;
  /// Of all equipment, how much that is: what a mixed network keeps small.
  std::int64_t share_of(SupplierId supplier) const;
  /// Of all sessions that are asked for, what would still succeed as things stand if everything
  /// from this supplier failed at once.
  std::int64_t left_without(SupplierId supplier) const;

 private:
  /// What has become of one carrier.
  struct Standing {
    std::int64_t switched = 1000;  ///< permille of what it can
    std::int64_t crowded = 0;
    std::uint32_t lacks = 0;  ///< how much that it needs is gone
    SupplierId supplier;
    bool damaged = false;
    bool registered = true;
    bool forged = false;
    bool implanted = false;
    bool held = false;
  };

  /// A slice, and which facts moved it last: it is known only later whether it rose or fell.
  struct Service {
    std::int64_t served = 1000;
    std::int64_t stated = 1000;
    std::uint64_t fell = 0;
    std::uint64_t rose = 0;
  };

  /// Something that a carrier needs and that is gone.
  struct Lack {
    CarrierId carrier;
    Entity supply;
    friend bool operator==(const Lack&, const Lack&) = default;
  };

  const Standing& at(Entity thing) const {
    return standing_.at(routes_->numbering.of(thing).value);
  }
  void change(const Event& event, CarrierId carrier);
  void change_function(const Event& event, Standing& standing);
  void change_equipment(const Event& event, Standing& standing);
  void change_slice(const Event& event);
  void lose(Lack lack);
  void regain(Lack lack);
  void weigh(CarrierId carrier);
  void reckon(std::uint64_t cause);
  std::int64_t can(CarrierId carrier) const;
  template <class Which>
  std::int64_t passing(SubscribersId group, Which which) const;

  const Core* core_;
  std::shared_ptr<const Routes> routes_;
  std::vector<Standing> standing_;  ///< by carrier
  std::vector<Lack> lacks_;
  Strength strength_;
  std::vector<std::int64_t> shares_;  ///< by subscribers
  std::vector<Service> slices_;
};

static_assert(Domain<State>);

}  // namespace redoubt::range::mobile
