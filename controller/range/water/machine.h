#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "controller/range/event.h"

namespace redoubt::range::water {

/// A fact about a machine, by its number.
using Cause = std::uint64_t;

/// What became of one thing of the works: how it is set, and by whom; what it misses; whether it is
/// broken. Each with the fact that made it so.
///
///   kSwitched        `object` is a tank or the thing itself: the works' own controls did it. Else
///                    somebody did it by hand, and what the controls say is not followed any more,
///                    until it is switched to kAutomatic. Ends a trip, whoever did it.
///   kSupplyFailed,   counted by `object`: it has what it needs when nothing is missing
///   kSupplyRestored
///   kTripped         lasts until it is switched or repaired
///   kDamaged         lasts until it is repaired
class Machine {
 public:
  /// What it does when something it needs is missing.
  enum class Unsupplied : std::uint8_t {
    kStops,  ///< a pump
    kStays,  ///< a valve, which only cannot be moved any more
  };

  static constexpr std::int64_t kFull = 1000;
  static constexpr std::int64_t kAutomatic = -1;  ///< any amount below 0 says the same

  Machine(std::int64_t drawn, Unsupplied unsupplied) : unsupplied_(unsupplied), automatic_(drawn) {}

  /// Takes a fact about it in. False where it changes nothing.
  bool apply(const Event& event);

  /// Permille that it is set to, whether or not it can.
  std::int64_t setting() const { return by_hand_ ? by_hand_->permille : automatic_; }
  /// Permille of what it can, now.
  std::int64_t gives() const { return able() ? setting() : 0; }
  /// The same, as if its controls wanted all of it.
  std::int64_t availability() const;

  bool able() const { return !damaged_ && !tripped_ && (supplied() || !stops()); }
  bool supplied() const { return missing_.empty(); }
  bool damaged() const { return damaged_.has_value(); }
  bool tripped() const { return tripped_.has_value(); }
  terms::ExerciseTime tripped_at() const { return tripped_at_; }  ///< tripped() only
  /// Whether its controls can move it.
  bool obeys() const { return !by_hand_ && !damaged_ && supplied(); }
  std::int64_t automatic() const { return automatic_; }  ///< what they last wanted

  /// The latest fact that keeps it below, or above, what is wanted of it; nothing where none does.
  std::optional<Cause> held_below(std::int64_t wanted) const;
  std::optional<Cause> held_above(std::int64_t wanted) const;

 private:
  struct Hand {
    std::int64_t permille = 0;
    Cause cause = 0;
  };
  struct Missing {
    Entity what;
    Cause cause = 0;
  };

  bool stops() const { return unsupplied_ == Unsupplied::kStops; }
  bool switch_to(const Event& event);
  bool miss(const Event& event);
  bool get_back(const Event& event);
  bool trip(const Event& event);
  bool repair();

  Unsupplied unsupplied_;
  std::int64_t automatic_;
  std::optional<Hand> by_hand_;
  std::optional<Cause> damaged_;
  std::optional<Cause> tripped_;
  terms::ExerciseTime tripped_at_{};
  std::vector<Missing> missing_;
};

}  // namespace redoubt::range::water
