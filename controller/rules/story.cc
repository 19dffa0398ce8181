#include "controller/rules/story.h"

#include <algorithm>

#include "controller/rules/scoring.h"
#include "proto/terms/check.h"

namespace redoubt::rules {
namespace {

using range::Event;
using range::EventKind;
using range::HostId;
using range::World;
using scenario::Condition;
using scenario::ConditionKind;
using scenario::InjectId;
using scenario::Stage;
using terms::CellId;

/// Before anybody has done anything with it.
Stage first_stage(const scenario::Inject& inject) {
  if (inject.draft) return Stage::kDraft;
  return inject.contingency ? Stage::kApproved : Stage::kScheduled;
}

bool asks_for_alerts(const Condition& condition) {
  return condition.kind == ConditionKind::kAlerted ||
         std::any_of(condition.parts.begin(), condition.parts.end(), asks_for_alerts);
}

/// That cell is among them; any is, where none is named.
bool any_of_cell(CellId cell, const std::vector<CellId>& cells) {
  return cell.valid() ? std::find(cells.begin(), cells.end(), cell) != cells.end() : !cells.empty();
}

bool any_host(const Condition& condition, const auto& is_so) {
  return std::any_of(condition.hosts.begin(), condition.hosts.end(), is_so);
}

}  // namespace

Story::Story(const scenario::Exercise& exercise)
    : exercise_(&exercise),
      injects_(exercise.injects.size()),
      reached_(exercise.milestones.size(), 0),
      points_(exercise.cells.size(), 0) {
  const auto asks = [](const auto& waiter) { return asks_for_alerts(waiter.when); };
  const bool asked = std::any_of(exercise.injects.begin(), exercise.injects.end(), asks) ||
                     std::any_of(exercise.milestones.begin(), exercise.milestones.end(), asks);
  for (std::size_t i = 0; i < injects_.size(); ++i) {
    injects_[i].stage = first_stage(exercise.injects[i]);
  }
  if (asked) alerted_.resize(exercise.cells.size() * exercise.layout.hosts.size(), 0);
}

void Story::follow(const scenario::Exercise& exercise) {
  exercise_ = &exercise;
  for (std::size_t i = injects_.size(); i < exercise.injects.size(); ++i) {
    injects_.emplace_back().stage = first_stage(exercise.injects[i]);
  }
}

void Story::apply(const Event& event) {
  switch (event.kind) {
    case EventKind::kMilestoneReached:
      reached_.at(event.subject.index) = 1;
      return;
    case EventKind::kScored:
      points_.at(event.actor.value) += unpacked_award(event.amount).points;
      return;
    case EventKind::kAlertRaised:
      if (alerted_.empty() || event.cause == 0) return;  // nobody asks; or a false alarm
      alerted_.at(event.actor.value * exercise_->layout.hosts.size() + event.subject.index) = 1;
      return;
    default:
      if (event.subject.kind == terms::EntityKind::kInject) apply_to_inject(event);
  }
}

void Story::apply_to_inject(const Event& event) {
  if (!event.subject.valid()) return;
  InjectState& state = injects_.at(event.subject.index);
  const auto come_to = [&](Stage stage) { state.stage = std::max(state.stage, stage); };
  switch (event.kind) {
    case EventKind::kInjectStaged:
      // Said again of what stays where it is: its time has come.
      state.due = event.amount == static_cast<std::int64_t>(state.stage);
      state.stage = static_cast<Stage>(event.amount);
      return;
    case EventKind::kInjectAmended:
      state.due = state.due && exercise_->injects[event.subject.index].at <= event.at;
      return;
    case EventKind::kInjectDelivered:
      state.delivered = true;
      state.since = event.at;
      state.stage = Stage::kDelivered;
      return;
    case EventKind::kInjectAcknowledged:
      state.readers.push_back(event.actor);
      return come_to(Stage::kAcknowledged);
    case EventKind::kInjectAnswered:
      state.answers.push_back({event.actor, event.amount});
      return come_to(Stage::kAnswered);
    case EventKind::kInjectExpired:
      state.silent.push_back(event.actor);
      return come_to(Stage::kExpired);
    case EventKind::kInjectMarked:
      std::erase_if(state.marks,
                    [&](const Answer& mark) { return mark.cell.value == event.object.index; });
      state.marks.push_back({CellId{event.object.index}, event.amount});
      return come_to(Stage::kAdjudicated);
    default:
      return;
  }
}

bool Story::acknowledged(InjectId id, CellId cell) const {
  const auto& readers = injects_[id.value].readers;
  return std::find(readers.begin(), readers.end(), cell) != readers.end();
}

std::optional<std::int64_t> Story::mark(InjectId id, CellId cell) const {
  for (const Answer& mark : injects_[id.value].marks) {
    if (mark.cell == cell) return mark.option;
  }
  return std::nullopt;
}

std::optional<std::int64_t> Story::answer(InjectId id, CellId cell) const {
  for (const Answer& answer : injects_[id.value].answers) {
    if (answer.cell == cell) return answer.option;
  }
  return std::nullopt;
}

bool Story::too_late(InjectId id, terms::ExerciseTime now) const {
  const terms::Duration deadline = exercise_->injects[id.value].deadline;
  return deadline.count() > 0 && injects_[id.value].delivered &&
         now >= injects_[id.value].since + deadline;
}

bool Story::alerted(CellId cell, HostId host) const {
  return !alerted_.empty() &&
         alerted_[cell.value * exercise_->layout.hosts.size() + host.value] != 0;
}

bool Story::on_subject(const Condition& condition, const World& world) const {
  const std::uint32_t i = condition.subject.index;
  switch (condition.kind) {
    case ConditionKind::kTaken:
      return world.data(range::DataId{i}).taken;
    case ConditionKind::kDestroyed:
      return world.data(range::DataId{i}).destroyed;
    case ConditionKind::kFunctionBelow:
      return world.availability(range::FunctionId{i}) < condition.amount;
    case ConditionKind::kLinkCut:
      return world.reachability().cut(range::LinkId{i});
    case ConditionKind::kDelivered:
      return injects_[i].delivered;
    case ConditionKind::kUnanswered:
      return any_of_cell(condition.cell, injects_[i].silent);
    case ConditionKind::kAcknowledged:
      return any_of_cell(condition.cell, injects_[i].readers);
    default: {
      REDOUBT_CHECK(condition.kind == ConditionKind::kAnswered);
      const auto& answers = injects_[i].answers;
      return std::any_of(answers.begin(), answers.end(), [&](const Answer& answer) {
        if (condition.cell.valid() && answer.cell != condition.cell) return false;
        return condition.amount < 0 || answer.option == condition.amount;
      });
    }
  }
}

bool Story::is_so(const Condition& condition, const World& world) const {
  switch (condition.kind) {
    case ConditionKind::kAccess:
      return any_host(condition, [&](HostId host) {
        return static_cast<std::int64_t>(world.host(host).access) >= condition.amount;
      });
    case ConditionKind::kPersistence:
      return any_host(condition, [&](HostId host) { return world.host(host).persistence != 0; });
    case ConditionKind::kIsolated:
      return any_host(condition, [&](HostId host) { return world.host(host).isolated; });
    case ConditionKind::kAlerted:
      return any_host(condition, [&](HostId host) { return alerted(condition.cell, host); });
    case ConditionKind::kBelow:
      return world.measured(condition.subject) < condition.amount;
    case ConditionKind::kAbove:
      return world.measured(condition.subject) > condition.amount;
    case ConditionKind::kTrait:
      return world.is(condition.subject, condition.trait) == (condition.amount != 0);
    case ConditionKind::kBelieved:
      return world.domains().information.believed(range::NarrativeId{condition.subject.index},
                                                  range::GroupId{condition.object.index}) >=
             condition.amount;
    case ConditionKind::kScore:
      return points(condition.cell) >= condition.amount;
    case ConditionKind::kScoreBelow:
      return points(condition.cell) < condition.amount;
    case ConditionKind::kMilestone:
      return reached(scenario::MilestoneId{condition.subject.index});
    default:
      return on_subject(condition, world);
  }
}

const std::vector<scenario::Consequence>& consequences(const scenario::Inject& inject,
                                                       std::uint16_t list) {
  if (list == ConsequencePlace::kOnDelivery) return inject.then;
  if (list == ConsequencePlace::kNoAnswer) return inject.no_answer.then;
  return inject.options.at(list - ConsequencePlace::kFirstOption).then;
}

}  // namespace redoubt::rules
