#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "controller/range/control/plant.h"
#include "controller/range/domain.h"
#include "controller/range/followers.h"
#include "controller/range/gauge.h"

namespace redoubt::range::control {

/// What the points of a plant do and show in one run. Of the shape of a domain (domain.h), but that
/// it asks what is measured.
///
///   true reading   what the gauge says, brought up to date when a fact about the thing comes by
///   shown          the true reading, or what somebody froze it at, until it is checked on site
///   alarm          sounds when what is shown leaves [low, high], unless it was silenced
///   safety         acts on the true reading, `after` it left what is safe, unless it was
///   inhibited;
///                  where nothing trips, what it guards takes harm after `harm_after`
///   by hand        people on site work the machine: no command comes through, nothing is forged
class State {
 public:
  /// Readings are stated when they move by so much, or cross a limit.
  static constexpr std::int64_t kStep = 50;  ///< permille

  explicit State(const Plant& drawn);

  void apply(const Event& event);
  void settle(terms::ExerciseTime now, const Gauge& gauge, Facts& facts);
  terms::ExerciseTime next() const;

  /// What operators see, in permille.
  std::int64_t shown(PointId point) const {
    return points_[point.value].spoofed.value_or(points_[point.value].reading);
  }
  bool spoofed(PointId point) const { return points_[point.value].spoofed.has_value(); }
  bool by_hand(PointId point) const { return points_[point.value].by_hand; }
  bool silenced(PointId point) const { return points_[point.value].silenced; }
  bool inhibited(PointId point) const { return points_[point.value].inhibited; }
  std::int64_t reading(PointId point) const { return points_[point.value].reading; }

 private:
  struct PointState {
    std::int64_t reading = 1000;
    std::optional<std::int64_t> spoofed;
    bool by_hand = false;
    bool silenced = false;
    bool sounding = false;
    bool inhibited = false;
    bool acted = false;   ///< the safety function has, since it became unsafe
    bool harmed = false;  ///< what it guards has, since then
    terms::ExerciseTime unsafe_since = terms::kNever;
    std::uint64_t cause = 0;  ///< of the reading
  };

  void read(std::uint32_t point, const Gauge& gauge, Facts& facts);
  void sound(std::uint32_t point, Facts& facts) const;
  void guard(std::uint32_t point, terms::ExerciseTime now, Facts& facts) const;
  void take_reading(std::uint32_t point, const Event& event);
  terms::ExerciseTime acts_at(std::uint32_t point) const;
  terms::ExerciseTime harms_at(std::uint32_t point) const;

  const Plant* drawn_;
  Followers followers_;  ///< points, by what they measure
  std::vector<PointState> points_;
  std::vector<std::uint64_t> last_fact_;  ///< by point: about what it measures
  std::vector<std::uint8_t> dirty_;       ///< by point: to be read
  std::vector<std::uint32_t> guarded_;    ///< points with a safety function
  bool anything_dirty_ = true;
};

}  // namespace redoubt::range::control
