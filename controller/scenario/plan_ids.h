#pragma once

#include "controller/range/entity.h"
#include "proto/terms/ids.h"

/// What the parts of a plan are called by each other, once it is compiled.
namespace redoubt::scenario {

using InjectId = terms::Id<struct InjectTag>;
using MetricId = terms::Id<struct MetricTag>;
using ObjectiveId = terms::Id<struct ObjectiveTag>;
using MilestoneId = terms::Id<struct MilestoneTag>;
using StorylineId = terms::Id<struct StorylineTag>;
using IncidentId = terms::Id<struct IncidentTag>;
using RubricId = terms::Id<struct RubricTag>;

constexpr range::Entity entity(InjectId id) { return {terms::EntityKind::kInject, id.value}; }
constexpr range::Entity entity(MilestoneId id) { return {terms::EntityKind::kMilestone, id.value}; }

}  // namespace redoubt::scenario
