#include "controller/console/truth.h"

#include "controller/rules/scoring.h"

namespace redoubt::console {

using range::Event;
using range::EventKind;
using scenario::InjectId;
using terms::CellId;

Truth::Truth(std::shared_ptr<const scenario::Exercise> exercise)
    : exercise_(std::move(exercise)),
      wording_(account_),
      world_(exercise_->layout),
      story_(*exercise_),
      dealings_(*exercise_),
      totals_(exercise_->metrics.size()),
      staged_(exercise_->injects.size(), terms::kNever) {
  account_.exercise = exercise_;
}

void Truth::apply(const Event& event) {
  account_.events.push_back(event);
  world_.apply(event);
  story_.apply(event);
  dealings_.apply(event);
  if (event.kind == EventKind::kScored) {
    const rules::Award award = rules::unpacked_award(event.amount);
    totals_.at(award.metric.value) += award.points;
  }
  if (event.subject.kind == terms::EntityKind::kInject && event.subject.valid()) {
    staged_.at(event.subject.index) = event.at;
  }
}

void Truth::judge(std::shared_ptr<const conduct::Judged> judged) {
  judged_[judged->what.inject.value].push_back(std::move(judged));
}

const std::vector<std::shared_ptr<const conduct::Judged>>& Truth::judged(InjectId inject) const {
  static const std::vector<std::shared_ptr<const conduct::Judged>> none;
  const auto found = judged_.find(inject.value);
  return found == judged_.end() ? none : found->second;
}

void Truth::introduce(CellId cell, terms::Handle handle, const std::string& number) {
  known_[{cell.value, handle.value}] = scenario::inject_of(*exercise_, number);
}

InjectId Truth::hear(CellId cell, const terms::Order& order, const std::string& by) {
  if (const auto* direct = std::get_if<terms::Direct>(&order.what)) {
    const InjectId inject = scenario::inject_of(*exercise_, direct->inject);
    const std::string who = by.empty() ? std::string() : by + (direct->why.empty() ? "" : ": ");
    account_.directions.push_back({cell, inject, direct->what, who + direct->why});
  }
  if (const auto* reply = std::get_if<terms::Reply>(&order.what)) {
    const auto known = known_.find({cell.value, reply->inject.value});
    if (known == known_.end() || !known->second.valid() || reply->text.empty()) return {};
    words_[{known->second.value, cell.value}] = reply->text;
    account_.words.push_back({cell, known->second, reply->option, reply->text});
    return known->second;
  }
  return {};
}

std::string Truth::words(InjectId inject, CellId cell) const {
  const auto found = words_.find({inject.value, cell.value});
  return found == words_.end() ? std::string() : found->second;
}

range::World Truth::at(terms::ExerciseTime time) const {
  range::World world(exercise_->layout);
  for (const Event& event : account_.events) {
    if (event.at > time) break;
    world.apply(event);
  }
  return world;
}

}  // namespace redoubt::console
