#include "controller/console/truth.h"

#include <utility>

#include "controller/rules/scoring.h"

namespace redoubt::console {

using range::Event;
using range::EventKind;
using scenario::InjectId;
using terms::CellId;

namespace {

/// A reason, and whose it is.
std::string signed_by(const std::string& by, const std::string& why) {
  return by.empty() || why.empty() ? by + why : by + ": " + why;
}

}  // namespace

Truth::Truth(std::shared_ptr<const scenario::Exercise> exercise)
    : began_(std::move(exercise)),
      exercise_(began_),
      wording_(account_),
      world_(began_->layout),
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

void Truth::follow(std::shared_ptr<const scenario::Exercise> exercise) {
  exercise_ = std::move(exercise);
  account_.exercise = exercise_;
  story_.follow(*exercise_);
  staged_.resize(exercise_->injects.size(), terms::kNever);
}

void Truth::hear(const conduct::AnswerWords& answer) {
  words_[{answer.inject.value, answer.cell.value}] = answer.text;
  account_.words.push_back({answer.cell, answer.inject, answer.option, answer.text});
}

void Truth::hear(CellId cell, const terms::Order& order, const std::string& by) {
  if (const auto* direct = std::get_if<terms::Direct>(&order.what)) {
    const InjectId inject = scenario::inject_of(*exercise_, direct->inject);
    account_.directions.push_back({cell, inject, direct->what, signed_by(by, direct->why)});
  }
  if (const terms::Amend* amend = terms::amend_in(order.what)) {
    const InjectId inject = scenario::inject_of(*exercise_, amend->inject);
    account_.directions.push_back({cell, inject, std::nullopt, signed_by(by, amend->why)});
  }
}

std::string Truth::words(InjectId inject, CellId cell) const {
  const auto found = words_.find({inject.value, cell.value});
  return found == words_.end() ? std::string() : found->second;
}

range::World Truth::at(terms::ExerciseTime time) const {
  range::World world(began_->layout);
  for (const Event& event : account_.events) {
    if (event.at > time) break;
    world.apply(event);
  }
  return world;
}

}  // namespace redoubt::console
