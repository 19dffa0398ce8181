#pragma once

#include <cstdint>
#include <variant>

#include "controller/range/entity.h"
#include "controller/rules/detectors.h"
#include "controller/rules/story.h"
#include "controller/scenario/plan_ids.h"
#include "proto/terms/ids.h"
#include "proto/terms/order.h"
#include "proto/terms/time.h"

/// What can stand on an engine's queue.
namespace redoubt::engine {

/// An order under way or waiting.
struct Deed {
  terms::CellId cell;
  terms::OrderNumber order = 0;
  terms::ActionId action;
  range::Entity target;
  std::uint64_t chance = 0;  ///< all its draws are named by this
  std::uint64_t cause = 0;
};
/// Carries what its next one is drawn by: with many sensors, fetching that from the exercise
/// takes longer than drawing.
struct FalseAlarmDue {
  range::SensorId sensor;
  std::uint32_t nth = 0;
  std::uint64_t chance = 0;  ///< the sensor's name in draws
  terms::Duration soonest{};
  terms::Duration latest{};
};
struct PhaseDue {
  std::uint32_t phase = 0;
};
struct InjectDue {
  scenario::InjectId inject;
};
/// One that was sent reaches its addressees.
struct ArrivalDue {
  scenario::InjectId inject;
  terms::CellId sender;
  std::uint64_t cause = 0;
};
/// A series that comes again while its condition still holds.
struct AgainDue {
  scenario::InjectId head;
};
struct DeadlineDue {
  scenario::InjectId inject;
};
struct ConsequenceDue {
  scenario::InjectId inject;
  rules::ConsequencePlace place;
  std::uint64_t cause = 0;
};
/// Of time below a metric's level. Void when it has risen above since.
struct StretchDue {
  scenario::MetricId metric;
  std::uint32_t fall = 0;
  std::uint64_t cause = 0;
};
/// The next tries of a worm, from a host where it runs. Void when another fact loosed the one
/// that runs there now, or none does.
struct WormDue {
  terms::CellId cell;
  terms::ActionId action;
  range::HostId from;
  std::uint64_t loosed = 0;  ///< by this fact
  std::int64_t rhythm = 0;   ///< packed
};
struct Look {};   ///< time itself may have made a condition hold
struct Range {};  ///< something of the range is due
struct Endex {};
using Pending =
    std::variant<Deed, rules::Signal, FalseAlarmDue, PhaseDue, InjectDue, ArrivalDue, AgainDue,
                 DeadlineDue, ConsequenceDue, StretchDue, WormDue, Look, Range, Endex>;

}  // namespace redoubt::engine
