#include "controller/rules/visibility.h"

#include <algorithm>

#include "controller/rules/effects.h"
#include "controller/rules/ends.h"
#include "controller/rules/scoring.h"
#include "controller/rules/story.h"

namespace redoubt::rules {
namespace {

using range::Entity;
using range::Event;
using range::EventKind;
using terms::CellId;
using terms::FindingKind;
using terms::Handle;

std::vector<std::string> tags_of(const range::Layout& layout, Entity entity) {
  if (entity.kind == terms::EntityKind::kHost) return layout.hosts[entity.index].tags;
  if (entity.kind == terms::EntityKind::kData) return layout.data[entity.index].tags;
  if (entity.kind != terms::EntityKind::kSoftware) return {};
  const range::Software& software = layout.software[entity.index];
  std::vector<std::string> tags;
  for (const std::string& one : {software.vendor, software.version}) {
    if (!one.empty()) tags.push_back(one);
  }
  return tags;
}

const char* why_ended(std::int64_t reason) {
  return reason == 0 ? "the time is over" : reason == 1 ? "red has reached its aim" : "stopped";
}

}  // namespace

Visibility::Visibility(const scenario::Exercise& exercise)
    : exercise_(&exercise),
      sights_(exercise.cells.size()),
      seen_(exercise.cells.size()),
      held_(exercise.layout.hosts.size(), false),
      alerts_(exercise.cells.size(), 0),
      points_(exercise.metrics.size(), 0) {}

Handle Visibility::introduce(CellId cell, Entity entity, terms::ExerciseTime at) {
  if (!entity.valid()) return {};
  Sight& sight = sights_[cell.value];
  if (sight.knows(entity)) return sight.handle(entity);
  const range::Layout& layout = exercise_->layout;
  terms::Sighting sighting;
  sighting.within = introduce(cell, layout.within(entity), at);
  sighting.handle = sight.show(entity);
  sighting.kind = entity.kind;
  sighting.own = layout.owner(entity) == cell;
  sighting.name = layout.name_of(entity);
  sighting.tags = tags_of(layout, entity);
  const Ends ends = ends_of(layout, cell, sight, sighting.handle);
  sighting.end_a = ends.a;
  sighting.end_b = ends.b;
  const Handle handle = sighting.handle;
  seen_[cell.value].push_back({at, std::move(sighting)});
  return handle;
}

void Visibility::find(CellId cell, const Event& event, FindingKind kind, std::int64_t value) {
  const Handle object = introduce(cell, event.object, event.at);
  const Handle subject = introduce(cell, event.subject, event.at);
  seen_[cell.value].push_back({event.at, terms::Finding{kind, subject, object, value}});
}

void Visibility::tell_red(const Event& event, FindingKind kind, std::int64_t value) {
  for (std::uint32_t i = 0; i < exercise_->cells.size(); ++i) {
    if (exercise_->cells[i].role == terms::Role::kRed) find(CellId{i}, event, kind, value);
  }
}

/// Who held nothing there does not learn that anything happened, nor that there is such a host.
void Visibility::lose(const Event& event) {
  if (held_[event.subject.index]) tell_red(event, FindingKind::kSession, 0);
  held_[event.subject.index] = false;
}

void Visibility::show_red(const Event& event) {
  for (std::uint32_t i = 0; i < exercise_->cells.size(); ++i) {
    if (exercise_->cells[i].role == terms::Role::kRed)
      introduce(CellId{i}, event.subject, event.at);
  }
}

void Visibility::tell_owner(const range::World& world, const Event& event, FindingKind kind,
                            std::int64_t value) {
  const CellId owner = world.layout().owner(event.subject);
  if (owner.valid()) find(owner, event, kind, value);
}

/// Its owner, and red where it has a session there: that answers no more, or again.
void Visibility::tell_both(const range::World& world, const Event& event, FindingKind kind,
                           std::int64_t value) {
  if (held_[event.subject.index]) tell_red(event, kind, value);
  tell_owner(world, event, kind, value);
}

void Visibility::alert(const Event& event) {
  const scenario::Sensing& sensing = exercise_->sensing[event.object.index];
  terms::Alert alert;
  alert.number = ++alerts_[event.actor.value];
  alert.sensor = introduce(event.actor, event.object, event.at);
  alert.host = introduce(event.actor, event.subject, event.at);
  alert.technique = event.action;
  alert.severity = sensing.severity;
  alert.confidence = sensing.confidence_percent;
  seen_[event.actor.value].push_back({event.at, alert});
}

void Visibility::end(const Event& event) {
  for (auto& seen : seen_) seen.push_back({event.at, terms::Ended{why_ended(event.amount)}});
}

void Visibility::tell_watchers(const Event& event) {
  for (const CellId cell : exercise_->layout.functions[event.subject.index].shown_to) {
    const Handle function = introduce(cell, event.subject, event.at);
    seen_[cell.value].push_back({event.at, terms::Availability{function, event.amount}});
  }
}

void Visibility::begin_phase(const Event& event) {
  const std::string& name = exercise_->phases[static_cast<std::size_t>(event.amount)].name;
  for (auto& seen : seen_) seen.push_back({event.at, terms::PhaseBegun{name}});
}

namespace {

/// A nation that has words of its own reads those.
void tell_in_words_of(const scenario::Inject& inject, range::NationId nation,
                      terms::Inject& shown) {
  shown.from = inject.from;
  shown.subject = inject.subject;
  shown.body = inject.body;
  for (const scenario::Edition& edition : inject.editions) {
    if (edition.nation != nation) continue;
    if (!edition.from.empty()) shown.from = edition.from;
    if (!edition.subject.empty()) shown.subject = edition.subject;
    if (!edition.body.empty()) shown.body = edition.body;
  }
}

}  // namespace

void Visibility::deliver(const Event& event) {
  const scenario::Inject& inject = exercise_->injects[event.subject.index];
  terms::Inject shown;
  shown.kind = inject.kind;
  shown.number = inject.number;
  for (const scenario::InjectOption& option : inject.options) shown.options.push_back(option.text);
  if (inject.deadline.count() > 0) shown.deadline = event.at + inject.deadline;
  for (const CellId cell : inject.to) {
    tell_in_words_of(inject, exercise_->cells[cell.value].nation, shown);
    shown.inject = sights_[cell.value].show(event.subject);
    seen_[cell.value].push_back({event.at, shown});
  }
}

/// Red is told that a step may begin, and nothing of why.
void Visibility::give_cue(const Event& event) {
  const scenario::Milestone& milestone = exercise_->milestones[event.subject.index];
  if (!milestone.cues.valid()) return;
  seen_[milestone.cues.value].push_back({event.at, terms::Cue{milestone.step}});
}

/// Says about a thing only to who knows it already.
void Visibility::advise(const Event& event) {
  const auto place = ConsequencePlace::unpacked(event.amount);
  const scenario::Inject& inject = exercise_->injects[event.object.index];
  const scenario::Consequence& consequence = consequences(inject, place.list).at(place.index);
  const Handle subject = sights_[event.actor.value].handle(event.subject);
  seen_[event.actor.value].push_back(
      {event.at, terms::Advisory{consequence.advisor, event.action, subject, consequence.text}});
}

/// To exercise control alone: what earns points tells of what happened.
void Visibility::score(const Event& event) {
  const Award award = unpacked_award(event.amount);
  std::int64_t& total = points_[award.metric.value];
  total += award.points;
  const std::string& metric = exercise_->metrics[award.metric.value].name;
  for (std::uint32_t i = 0; i < exercise_->cells.size(); ++i) {
    if (exercise_->cells[i].role != terms::Role::kWhite) continue;
    seen_[i].push_back({event.at, terms::ScoreChanged{metric, award.points, total}});
  }
}

void Visibility::show_staffing(CellId cell, terms::ExerciseTime at,
                               const terms::Staffing& staffing) {
  seen_[cell.value].push_back({at, staffing});
}

void Visibility::show_outcome(CellId cell, terms::ExerciseTime at, const terms::Outcome& outcome) {
  seen_[cell.value].push_back({at, outcome});
}

void Visibility::show(const range::World& world, const Event& event) {
  switch (event.kind) {
    case EventKind::kSighted:
      introduce(event.actor, event.subject, event.at);
      return;
    case EventKind::kFound:
      return find(event.actor, event, finding_kind(event.amount), finding_value(event.amount));
    case EventKind::kAlertRaised:
      return alert(event);
    case EventKind::kAccessGained:
      held_[event.subject.index] = true;
      return tell_red(event, FindingKind::kSession, event.amount);
    case EventKind::kAccessLost:
      return lose(event);
    case EventKind::kHostRestored:
      lose(event);
      return tell_owner(world, event, FindingKind::kClean, 0);
    case EventKind::kChannelOpened:
      return tell_red(event, FindingKind::kChannel, 1);
    case EventKind::kChannelBroken:
      return tell_red(event, FindingKind::kChannel, 0);
    case EventKind::kCredentialStolen:
      return tell_red(event, FindingKind::kCredential, 1);
    case EventKind::kDataTaken:
      return tell_red(event, FindingKind::kTaken, 1);
    case EventKind::kHostIsolated:
      return tell_both(world, event, FindingKind::kIsolated, 1);
    case EventKind::kHostRejoined:
      return tell_both(world, event, FindingKind::kIsolated, 0);
    case EventKind::kHostDiscovered:
      return show_red(event);
    case EventKind::kWeaknessPatched:
      return tell_owner(world, event, FindingKind::kPatched, 1);
    case EventKind::kCredentialRevoked:
      return tell_owner(world, event, FindingKind::kCredential, 0);
    case EventKind::kServiceSet:
      return tell_owner(world, event, FindingKind::kService, event.amount);
    case EventKind::kDataDestroyed:
      return tell_owner(world, event, FindingKind::kData, 0);
    case EventKind::kDataRestored:
      return tell_owner(world, event, FindingKind::kData, 1);
    case EventKind::kLinkCut:
    case EventKind::kFlowBlocked:
      return tell_owner(world, event, FindingKind::kBlocked, 1);
    case EventKind::kLinkOpened:
    case EventKind::kFlowAllowed:
      return tell_owner(world, event, FindingKind::kBlocked, 0);
    case EventKind::kFunctionChanged:
      return tell_watchers(event);
    case EventKind::kPhaseBegun:
      return begin_phase(event);
    case EventKind::kInjectDelivered:
      return deliver(event);
    case EventKind::kMilestoneReached:
      return give_cue(event);
    case EventKind::kAdvised:
      return advise(event);
    case EventKind::kScored:
      return score(event);
    case EventKind::kEnded:
      return end(event);
    default:
      show_estate(world, event);
      return show_domain(world, event);
  }
}

}  // namespace redoubt::rules
