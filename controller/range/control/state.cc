#include "controller/range/control/state.h"

#include <algorithm>

namespace redoubt::range::control {

using terms::ExerciseTime;

State::State(const Plant& drawn)
    : drawn_(&drawn),
      points_(drawn.points.size()),
      last_fact_(drawn.points.size(), 0),
      dirty_(drawn.points.size(), 1) {
  for (std::uint32_t i = 0; i < drawn.points.size(); ++i) {
    followers_.add(drawn.points[i].of, i);
    if (drawn.points[i].safety.drawn()) guarded_.push_back(i);
  }
  followers_.close();
}

void State::apply(const Event& event) {
  followers_.for_each(event.subject, [&](std::uint32_t point) {
    last_fact_[point] = event.sequence;
    dirty_[point] = 1;
    anything_dirty_ = true;
  });
  if (event.kind == EventKind::kDamaged && event.object.kind == terms::EntityKind::kPoint) {
    points_.at(event.object.index).harmed = true;
  }
  if (event.subject.kind != terms::EntityKind::kPoint) return;
  PointState& point = points_.at(event.subject.index);
  switch (event.kind) {
    case EventKind::kReadingMoved:
      return take_reading(event.subject.index, event);
    case EventKind::kReportSpoofed:
      point.spoofed = event.amount;
      break;
    case EventKind::kReportTrue:
      point.spoofed.reset();
      break;
    case EventKind::kPointManual:
      point.by_hand = true;
      break;
    case EventKind::kPointRemote:
      point.by_hand = false;
      break;
    case EventKind::kAlarmSilenced:
      point.silenced = true;
      break;
    case EventKind::kAlarmArmed:
      point.silenced = false;
      break;
    case EventKind::kAlarmSounded:
      point.sounding = true;
      return;
    case EventKind::kAlarmCleared:
      point.sounding = false;
      return;
    case EventKind::kSafetyInhibited:
      point.inhibited = true;
      break;
    case EventKind::kSafetyArmed:
      point.inhibited = false;
      break;
    case EventKind::kSafetyActed:
      point.acted = true;
      return;
    default:
      return;
  }
  point.cause = event.sequence;
  dirty_[event.subject.index] = 1;
  anything_dirty_ = true;
}

void State::take_reading(std::uint32_t index, const Event& event) {
  PointState& point = points_[index];
  point.reading = event.amount;
  point.cause = event.sequence;
  dirty_[index] = 1;
  anything_dirty_ = true;
  if (drawn_->points[index].safety.safe(point.reading)) {
    point.unsafe_since = terms::kNever;
    point.acted = false;
    point.harmed = false;
  } else if (point.unsafe_since == terms::kNever) {
    point.unsafe_since = event.at;
  }
}

void State::settle(ExerciseTime now, const Gauge& gauge, Facts& facts) {
  if (anything_dirty_) {
    for (std::uint32_t i = 0; i < points_.size(); ++i) {
      if (dirty_[i] != 0) read(i, gauge, facts);
      dirty_[i] = 0;
    }
    anything_dirty_ = false;
  }
  for (const std::uint32_t point : guarded_) guard(point, now, facts);
}

/// First the reading itself; what is shown and what sounds follow once that has been taken in.
void State::read(std::uint32_t index, const Gauge& gauge, Facts& facts) {
  const Point& drawn = drawn_->points[index];
  const PointState& point = points_[index];
  const std::int64_t measured = gauge(drawn.of);
  const auto side = [&](std::int64_t value) {
    return (value < drawn.low ? 1 : 0) + (value > drawn.high ? 2 : 0) +
           (drawn.safety.safe(value) ? 0 : 4);
  };
  const bool crossed = side(measured) != side(point.reading);
  const std::int64_t moved = std::max(measured - point.reading, point.reading - measured);
  if (!crossed && moved < kStep) return sound(index, facts);
  facts.push_back(
      fact(EventKind::kReadingMoved, entity(PointId{index}), measured, last_fact_[index]));
}

void State::sound(std::uint32_t index, Facts& facts) const {
  const Point& drawn = drawn_->points[index];
  const PointState& point = points_[index];
  const std::int64_t seen = shown(PointId{index});
  const bool beyond = (seen < drawn.low || seen > drawn.high) && !point.silenced;
  if (beyond == point.sounding) return;
  facts.push_back(fact(beyond ? EventKind::kAlarmSounded : EventKind::kAlarmCleared,
                       entity(PointId{index}), seen, point.cause));
}

ExerciseTime State::acts_at(std::uint32_t index) const {
  const Safety& safety = drawn_->points[index].safety;
  const PointState& point = points_[index];
  const bool will = safety.trips.valid() && !point.inhibited && !point.acted;
  return will && point.unsafe_since != terms::kNever ? point.unsafe_since + safety.after
                                                     : terms::kNever;
}

ExerciseTime State::harms_at(std::uint32_t index) const {
  const Safety& safety = drawn_->points[index].safety;
  const PointState& point = points_[index];
  const bool will = safety.harms.valid() && !point.acted && !point.harmed;
  return will && point.unsafe_since != terms::kNever ? point.unsafe_since + safety.harm_after
                                                     : terms::kNever;
}

void State::guard(std::uint32_t index, ExerciseTime now, Facts& facts) const {
  const Safety& safety = drawn_->points[index].safety;
  const std::uint64_t cause = points_[index].cause;
  if (acts_at(index) <= now) {
    Event acted = fact(EventKind::kSafetyActed, entity(PointId{index}), 0, cause);
    acted.object = safety.trips;
    facts.push_back(acted);
    Event off = fact(EventKind::kSwitched, safety.trips, 0, cause);
    off.object = entity(PointId{index});
    facts.push_back(off);
  } else if (harms_at(index) <= now) {
    Event harmed = fact(EventKind::kDamaged, safety.harms, 0, cause);
    harmed.object = entity(PointId{index});
    facts.push_back(harmed);
  }
}

ExerciseTime State::next() const {
  ExerciseTime next = terms::kNever;
  for (const std::uint32_t point : guarded_) {
    next = std::min({next, acts_at(point), harms_at(point)});
  }
  return next;
}

}  // namespace redoubt::range::control
