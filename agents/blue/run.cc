#include "agents/blue/run.h"

#include <algorithm>

namespace redoubt::blue {

using terms::Aim;
using terms::EntityKind;
using terms::Handle;
using terms::StepCondition;

namespace {

/// Whether anything this run is about or has acted on bears a mark of `seen` from its time.
bool since_begun(const Run& run, const Picture& picture, terms::ExerciseTime Asset::* seen) {
  const auto marked = [&](Handle handle) {
    const Asset* asset = picture.find(handle);
    return asset != nullptr && asset->*seen >= run.begun;
  };
  return marked(run.cause.subject) || std::any_of(run.acted_on.begin(), run.acted_on.end(), marked);
}

Handle aimed_at(const terms::PlaybookStep& step, EntityKind kind, const Run& run,
                const Picture& picture) {
  switch (step.aim) {
    case Aim::kSubject:
      return picture.as_kind(run.cause.subject, kind);
    case Aim::kObject:
      return picture.as_kind(run.cause.object, kind);
    case Aim::kZone:
      return picture.as_kind(picture.as_kind(run.cause.subject, EntityKind::kZone), kind);
    case Aim::kNamed:
      return picture.named(step.name, kind);
    case Aim::kTagged:
      return {};
  }
  return {};
}

}  // namespace

const char* objection(StepCondition condition, const Run& run, const Picture& picture) {
  const bool found = since_begun(run, picture, &Asset::intrusion_seen);
  const bool looked = found || since_begun(run, picture, &Asset::clean_seen);
  switch (condition) {
    case StepCondition::kAlways:
      return nullptr;
    case StepCondition::kFound:
      return found ? nullptr : "no intruder was found";
    case StepCondition::kNothingFound:
      if (found) return "an intruder was found";
      return looked ? nullptr : "nothing was looked at yet";
    case StepCondition::kLastSucceeded:
      return run.last == Run::Last::kSucceeded ? nullptr : "the step before did not succeed";
    case StepCondition::kLastFailed:
      return run.last == Run::Last::kFailed ? nullptr : "the step before did not fail";
  }
  return nullptr;
}

std::vector<Handle> targets_of(const terms::PlaybookStep& step, const terms::ActionBrief& measure,
                               const Run& run, const Picture& picture) {
  if (step.aim == Aim::kTagged) return picture.own_tagged(step.name, measure.target);
  const Handle target = aimed_at(step, measure.target, run, picture);
  if (!target.valid()) return {};
  return {target};
}

Handle second_of(const terms::ActionBrief& measure, const Run& run, const Picture& picture) {
  if (!measure.with) return {};
  const Handle second = picture.as_kind(run.cause.object, *measure.with);
  return second.valid() ? second : picture.as_kind(run.cause.subject, *measure.with);
}

}  // namespace redoubt::blue
