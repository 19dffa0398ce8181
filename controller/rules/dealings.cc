#include "controller/rules/dealings.h"

#include <algorithm>

namespace redoubt::rules {

using range::Event;
using range::EventKind;
using terms::CellId;
using terms::ExerciseTime;

Dealings::Dealings(const scenario::Exercise& exercise)
    : exercise_(&exercise),
      delivered_(exercise.injects.size(), terms::kNever),
      actions_(exercise.cells.size()) {}

void Dealings::apply(const Event& event) {
  switch (event.kind) {
    case EventKind::kOrderSucceeded:
    case EventKind::kOrderFailed:
      if (exercise_->cells.at(event.actor.value).role != terms::Role::kBlue) return;
      actions_[event.actor.value].push_back(
          {event.at, event.action, event.sequence, event.kind == EventKind::kOrderSucceeded});
      return;
    case EventKind::kInjectDelivered:
      // Exercise control may have put it into the plan since.
      if (event.subject.index >= delivered_.size()) {
        delivered_.resize(event.subject.index + 1, terms::kNever);
      }
      delivered_[event.subject.index] = event.at;
      return;
    case EventKind::kInjectAcknowledged:
      at(event).read = event.at;
      return;
    case EventKind::kInjectAnswered:
      at(event).answered = event.at;
      at(event).option = event.amount;
      return;
    case EventKind::kInjectExpired:
      at(event).expired = event.at;
      return;
    default:
      return;
  }
}

Dealing Dealings::of(scenario::InjectId inject, CellId cell) const {
  const auto found = dealings_.find({inject.value, cell.value});
  Dealing dealing = found == dealings_.end() ? Dealing{} : found->second;
  if (inject.value < delivered_.size()) dealing.delivered = delivered_[inject.value];
  return dealing;
}

std::vector<FreeAction> Dealings::actions(CellId cell, ExerciseTime from, ExerciseTime to) const {
  const auto& all = actions_.at(cell.value);
  const auto first =
      std::lower_bound(all.begin(), all.end(), from,
                       [](const FreeAction& one, ExerciseTime time) { return one.at < time; });
  std::vector<FreeAction> found;
  for (auto one = first; one != all.end() && one->at <= to; ++one) found.push_back(*one);
  return found;
}

}  // namespace redoubt::rules
