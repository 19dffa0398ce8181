#include "controller/rules/detectors.h"

#include <algorithm>

namespace redoubt::rules {

using scenario::Detector;
using scenario::Grouping;
using terms::ExerciseTime;

namespace {

/// Whether a list, in rising order, holds it; an empty one holds everything.
template <class Id>
bool allows(const std::vector<Id>& list, Id id) {
  return list.empty() || std::binary_search(list.begin(), list.end(), id);
}

}  // namespace

Detectors::Detectors(const scenario::Exercise& exercise)
    : exercise_(&exercise),
      feeds_(exercise.layout.sensors.size()),
      raises_(exercise.layout.sensors.size(), 1) {
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::vector<range::SensorId>& from = at(i).from;
    for (std::uint32_t input = 0; input < from.size(); ++input) {
      feeds_[from[input].value].push_back({i, input});
      raises_[from[input].value] = 0;
    }
  }
  for (const Detector& detector : exercise.detectors) {
    raises_[detector.as.value] = detector.silent ? 0 : 1;
  }
}

bool Detectors::keeps(const scenario::Keep& keep, const Signal& signal) const {
  return exercise_->sensing[signal.from.value].severity >= keep.severity &&
         allows(keep.techniques, signal.technique) && allows(keep.hosts, signal.host);
}

std::uint32_t Detectors::group_of(Grouping by, range::HostId host) const {
  if (by == Grouping::kNone) return 0;
  return by == Grouping::kHost ? host.value : exercise_->layout.hosts[host.value].zone.value;
}

void DetectorState::take(const Signal& signal, ExerciseTime at, std::vector<Signal>& said) {
  if (windows_.empty()) return;  // most exercises have no detectors and very many signals
  for (const Detectors::Feed& feed : detectors_->fed_by(signal.from)) {
    const Detector& detector = detectors_->at(feed.detector);
    if (!detectors_->keeps(detector.keep, signal)) continue;
    SlidingWindow& window = window_of(feed.detector, signal.host, at);
    const auto cause = window.take(detector, feed.input, signal.cause, at);
    if (cause) said.push_back({detector.as, signal.host, signal.technique, signal.chance, *cause});
  }
}

SlidingWindow& DetectorState::window_of(std::uint32_t detector, range::HostId host,
                                        ExerciseTime at) {
  const Detector& drawn = detectors_->at(detector);
  Windows& windows = windows_[detector];
  const std::uint32_t group = detectors_->group_of(drawn.by, host);
  if (windows.size() >= kGroupsMax && !windows.contains(group)) make_room(windows, drawn, at);
  return windows[group];
}

void DetectorState::make_room(Windows& windows, const Detector& detector, ExerciseTime at) {
  std::erase_if(windows, [&](const auto& entry) { return entry.second.over(detector, at); });
  if (windows.size() < kGroupsMax) return;
  windows.erase(std::min_element(windows.begin(), windows.end(), [](const auto& a, const auto& b) {
    return a.second.latest() < b.second.latest();
  }));
}

}  // namespace redoubt::rules
