#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "controller/rules/sliding_window.h"
#include "controller/scenario/exercise.h"

namespace redoubt::rules {

/// Something noticed: by a sensor in what happened, or by a detector in the signals of others.
struct Signal {
  range::SensorId from;
  range::HostId host;
  terms::ActionId technique;  ///< what it is taken for
  std::uint64_t chance = 0;   ///< all its draws are named by this
  std::uint64_t cause = 0;    ///< the deed behind it; 0: it is false. Decides nothing
};

/// Which detectors take whose signals, and who raises alerts: worked out once for an exercise,
/// which must outlive it.
class Detectors {
 public:
  /// That a sensor or detector is one of a detector's inputs.
  struct Feed {
    std::uint32_t detector = 0;  ///< index into Exercise::detectors
    std::uint32_t input = 0;     ///< index into Detector::from
  };

  explicit Detectors(const scenario::Exercise& exercise);

  std::size_t size() const { return exercise_->detectors.size(); }
  const scenario::Detector& at(std::uint32_t detector) const {
    return exercise_->detectors[detector];
  }
  std::span<const Feed> fed_by(range::SensorId giver) const { return feeds_[giver.value]; }

  /// Whether the team is shown its signals as alerts: those of sensors that feed no detector, and
  /// of detectors that are not silent.
  bool raises_alerts(range::SensorId giver) const { return raises_[giver.value] != 0; }

  bool keeps(const scenario::Keep& keep, const Signal& signal) const;
  /// The number of the group that a signal about this host belongs to.
  std::uint32_t group_of(scenario::Grouping by, range::HostId host) const;

 private:
  const scenario::Exercise* exercise_;
  std::vector<std::vector<Feed>> feeds_;  ///< by who gives the signal
  std::vector<std::uint8_t> raises_;      ///< likewise
};

/// What the detectors of one run remember. A value.
class DetectorState {
 public:
  /// Groups of one detector that are remembered at once. One more, and the group that has been
  /// without a signal for longest is forgotten.
  static constexpr std::size_t kGroupsMax = 1024;

  /// `detectors` must outlive it.
  explicit DetectorState(const Detectors& detectors)
      : detectors_(&detectors), windows_(detectors.size()) {}

  /// Takes a signal in at a time that is never before the last, and appends what detectors say of
  /// it: signals of theirs about the same host, taken for the same, under the same chance. Their
  /// delay has not passed yet; once it has, they are to be taken in like any other.
  void take(const Signal& signal, terms::ExerciseTime at, std::vector<Signal>& said);

 private:
  using Windows = std::map<std::uint32_t, SlidingWindow>;  ///< by group

  static void make_room(Windows& windows, const scenario::Detector& detector,
                        terms::ExerciseTime at);
  SlidingWindow& window_of(std::uint32_t detector, range::HostId host, terms::ExerciseTime at);

  const Detectors* detectors_;
  std::vector<Windows> windows_;  ///< by detector
};

}  // namespace redoubt::rules
