#include "controller/report/life_cycle.h"

#include <fmt/format.h>

#include <algorithm>

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;
using scenario::Inject;
using scenario::Stage;
using terms::kNever;

/// What exercise control is asked to do where an inject comes to a stage.
bool leads_to(std::optional<terms::Steering> steering, std::optional<Stage> stage) {
  if (!steering || !stage) return !steering && !stage;
  switch (*steering) {
    case terms::Steering::kApprove:
    case terms::Steering::kRelease:
      return stage == Stage::kScheduled || stage == Stage::kApproved;
    case terms::Steering::kHold:
      return stage == Stage::kHeld;
    case terms::Steering::kSend:
      return stage == Stage::kSent || stage == Stage::kDelivered;
    case terms::Steering::kSkip:
      return stage == Stage::kSkipped;
    case terms::Steering::kCancel:
      return stage == Stage::kCancelled;
    case terms::Steering::kMark:
      return stage == Stage::kAdjudicated;
  }
  return false;
}

class Lives {
 public:
  explicit Lives(const Account& account)
      : account_(account),
        wording_(account),
        said_(account.directions.size(), false),
        lives_(account.exercise->injects.size()) {}

  std::vector<std::vector<Step>> all() && {
    for (const Event& event : account_.events) take(event);
    return std::move(lives_);
  }

 private:
  void take(const Event& event) {
    switch (event.kind) {
      case EventKind::kInjectStaged:
        return add(event, static_cast<Stage>(event.amount), reason(event));
      case EventKind::kInjectDelivered:
        return add(event, Stage::kDelivered, reason(event));
      case EventKind::kInjectAcknowledged:
        return add(event, Stage::kAcknowledged, {});
      case EventKind::kInjectAnswered:
        return add(event, Stage::kAnswered, wording_.option(event.subject, event.amount));
      case EventKind::kInjectExpired:
        return add(event, Stage::kExpired, "its deadline passed");
      case EventKind::kInjectMarked:
        return add(event, Stage::kAdjudicated, mark(event));
      case EventKind::kInjectAmended:
        return add(event, std::nullopt, words(event, std::nullopt));
      default:
        return;
    }
  }

  void add(const Event& event, std::optional<Stage> stage, std::string why) {
    lives_.at(event.subject.index).push_back({event.at, stage, event.actor, std::move(why)});
  }

  /// What exercise control said, or why the plan let it come.
  std::string reason(const Event& event) {
    const auto stage = event.kind == EventKind::kInjectDelivered ? Stage::kDelivered
                                                                 : static_cast<Stage>(event.amount);
    if (event.actor.valid()) return words(event, stage);
    const Event* cause = account_.event(event.cause);
    if (cause != nullptr) return "follows from: " + wording_.describe(*cause);
    if (stage == Stage::kSkipped) return "another of its kind came first";
    if (stage == Stage::kHeld) return "its time came while it was held";
    if (stage == Stage::kDraft) return "its time came while nobody had approved it";
    const Inject& inject = account_.exercise->injects[event.subject.index];
    if (inject.transit.count() > 0 && stage == Stage::kDelivered) return "it arrived";
    return inject.at != kNever ? "as planned" : "its condition held";
  }

  std::string words(const Event& event, std::optional<Stage> stage) {
    for (std::size_t i = 0; i < said_.size(); ++i) {
      const Direction& one = account_.directions[i];
      if (said_[i] || one.cell != event.actor || one.inject.value != event.subject.index) continue;
      if (!leads_to(one.what, stage)) continue;
      said_[i] = true;
      return one.why;
    }
    return {};
  }

  std::string mark(const Event& event) {
    const Inject& inject = account_.exercise->injects[event.subject.index];
    const auto& levels = account_.exercise->rubrics.at(inject.rubric.value).levels;
    const std::string why = words(event, Stage::kAdjudicated);
    return fmt::format("{}: {}{}{}", wording_.name(terms::CellId{event.object.index}),
                       levels.at(static_cast<std::size_t>(event.amount)).text,
                       why.empty() ? "" : " - ", why);
  }

  const Account& account_;
  Wording wording_;
  std::vector<bool> said_;  ///< by direction: it was found
  std::vector<std::vector<Step>> lives_;
};

/// What stands in the planners' own columns: " Marking: TLP:AMBER. Effort: 30 min."
std::string columns(const scenario::Exercise& exercise, const Inject& inject) {
  std::string text;
  for (const scenario::Custom& custom : inject.columns) {
    text += fmt::format(" {}: {}.", exercise.columns[custom.column].title, custom.text);
  }
  return text;
}

std::string why_not(const Inject& inject) {
  if (inject.draft) return "it was a draft";
  if (inject.contingency) return "nobody sent it";
  if (inject.at == kNever) return "its condition never held";
  return "the exercise ended before";
}

}  // namespace

const char* name(const Step& step) { return step.stage ? scenario::name(*step.stage) : "amended"; }

std::vector<std::vector<Step>> lives(const Account& account) { return Lives(account).all(); }

std::string line_about(const Account& account, const Wording& wording, scenario::InjectId id,
                       terms::ExerciseTime delivered) {
  const scenario::Exercise& exercise = *account.exercise;
  const Inject& inject = exercise.injects[id.value];
  std::string text;
  if (inject.incident.valid()) {
    const scenario::Incident& incident = exercise.incidents[inject.incident.value];
    text = fmt::format("{}: {}. ", exercise.storylines[incident.storyline.value].title,
                       incident.title);
  }
  text += capital(terms::name(inject.kind));
  if (!inject.from.empty()) text += " from " + inject.from;
  std::vector<std::string> to;
  for (const terms::CellId cell : inject.to) to.push_back(wording.name(cell));
  text += to.empty() ? ", seen by no team" : " to " + listing(to);
  if (delivered == kNever) {
    return fmt::format("{}. Not delivered: {}.{}", text, why_not(inject),
                       columns(exercise, inject));
  }
  text += ". Delivered " + clock(delivered);
  const scenario::StoryTime story = inject.story != scenario::kNoStoryTime
                                        ? inject.story
                                        : scenario::story_time(exercise, delivered);
  if (story != scenario::kNoStoryTime) {
    const std::string& zone = exercise.story_zone;
    text += fmt::format(" ({}{}{})", scenario::story_text(story), zone.empty() ? "" : " ", zone);
  }
  if (inject.contingency) {
    text += ", when it was sent";
  } else {
    text += inject.at == kNever ? ", when its condition held" : ", as planned";
  }
  if (inject.deadline.count() > 0) text += "; answer wanted within " + span(inject.deadline);
  return text + "." + columns(exercise, inject);
}

}  // namespace redoubt::report
