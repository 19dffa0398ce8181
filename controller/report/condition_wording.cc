#include "controller/report/condition_wording.h"

#include <fmt/format.h>

#include <algorithm>

#include "controller/scenario/deed_words.h"

namespace redoubt::report {

using scenario::Condition;
using scenario::ConditionKind;

namespace {

/// The first few of them; a condition may name hundreds.
std::string hosts_of(const Wording& wording, const Condition& condition) {
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(kNamed, condition.hosts.size()); ++i) {
    names.push_back(wording.name(condition.hosts[i]));
  }
  const std::size_t more = condition.hosts.size() - names.size();
  if (more > 0) names.push_back(fmt::format("{} more", more));
  const std::string text = listing(names);
  return condition.hosts.size() > 1 ? "any of " + text : text;
}

std::string_view word_of(range::Trait trait) {
  for (const scenario::Form<scenario::Need>& form : scenario::kNeeds) {
    if (form.what.kind == scenario::NeedKind::kTrait && form.what.trait == trait) return form.word;
  }
  return "";
}

std::string of_memory(const Condition& condition) {
  switch (condition.kind) {
    case ConditionKind::kOnce:
      return "at some time";
    case ConditionKind::kHolds:
      return fmt::format("for {} without a break", span(condition.span));
    case ConditionKind::kLately:
      return fmt::format("within the last {}", span(condition.span));
    case ConditionKind::kThen:
      if (condition.span.count() == 0) return "the first, then the second";
      return fmt::format("the first, then the second within {}", span(condition.span));
    case ConditionKind::kBefore:
      return "the first while the second never was";
    default:
      if (condition.parts.size() == 1) return fmt::format("missing by {}", clock(condition.at));
      return fmt::format("the first missing for {} after the second", span(condition.span));
  }
}

std::string of_plan(const Wording& wording, const Condition& condition) {
  const std::string what = wording.name(condition.subject);
  const std::string by = condition.cell.valid() ? " by " + wording.name(condition.cell) : "";
  switch (condition.kind) {
    case ConditionKind::kDelivered:
      return fmt::format("inject {} is delivered", what);
    case ConditionKind::kAnswered:
      if (condition.amount < 0) return fmt::format("inject {} is answered{}", what, by);
      return fmt::format("inject {} is answered \u201c{}\u201d{}", what,
                         wording.option(condition.subject, condition.amount), by);
    case ConditionKind::kAcknowledged:
      return fmt::format("inject {} is acknowledged{}", what, by);
    case ConditionKind::kUnanswered:
      return fmt::format("the deadline of inject {} passes{}", what,
                         condition.cell.valid() ? " for " + wording.name(condition.cell) : "");
    case ConditionKind::kMilestone:
      return fmt::format("milestone: {}", what);
    case ConditionKind::kScore:
      return fmt::format("{} has {} points or more", wording.name(condition.cell),
                         plain(condition.amount));
    case ConditionKind::kScoreBelow:
      return fmt::format("{} has less than {} points", wording.name(condition.cell),
                         plain(condition.amount));
    case ConditionKind::kDone:
      return fmt::format("{} succeeds with {}{}",
                         condition.cell.valid() ? wording.name(condition.cell) : "somebody",
                         wording.name(condition.action),
                         condition.hosts.empty() ? "" : " on " + hosts_of(wording, condition));
    default:
      return fmt::format("it is {}", clock(condition.at));
  }
}

std::string of_range(const Wording& wording, const Condition& condition) {
  const std::string what = wording.name(condition.subject);
  switch (condition.kind) {
    case ConditionKind::kAccess:
      return fmt::format("red holds {} at {} or higher", hosts_of(wording, condition),
                         terms::name(static_cast<terms::Access>(condition.amount)));
    case ConditionKind::kPersistence:
      return fmt::format("red has left a way back on {}", hosts_of(wording, condition));
    case ConditionKind::kIsolated:
      return fmt::format("{} is cut off", hosts_of(wording, condition));
    case ConditionKind::kAlerted:
      return fmt::format("{} is truly alerted about {}", wording.name(condition.cell),
                         hosts_of(wording, condition));
    case ConditionKind::kTaken:
      return fmt::format("{} is taken", what);
    case ConditionKind::kDestroyed:
      return fmt::format("{} is destroyed", what);
    case ConditionKind::kLinkCut:
      return fmt::format("{} is cut", what);
    case ConditionKind::kFunctionBelow:
    case ConditionKind::kBelow:
      return fmt::format("{} is below {}", what, percent(condition.amount));
    case ConditionKind::kAbove:
      return fmt::format("{} is above {}", what, percent(condition.amount));
    case ConditionKind::kTrait:
      return fmt::format("{} is {}{}", what, condition.amount != 0 ? "" : "not ",
                         word_of(condition.trait));
    case ConditionKind::kBelieved:
      return fmt::format("{} of {} believe: {}", percent(condition.amount),
                         wording.name(condition.object), what);
    default:
      return of_plan(wording, condition);
  }
}

}  // namespace

std::string describe(const Wording& wording, const Condition& condition) {
  switch (condition.kind) {
    case ConditionKind::kAll:
      return "all of these";
    case ConditionKind::kAny:
      return "any of these";
    case ConditionKind::kNot:
      return "not";
    case ConditionKind::kCount:
      return fmt::format("at least {} of these", condition.amount);
    case ConditionKind::kOnce:
    case ConditionKind::kHolds:
    case ConditionKind::kLately:
    case ConditionKind::kThen:
    case ConditionKind::kBefore:
    case ConditionKind::kMissing:
      return of_memory(condition);
    default:
      return of_range(wording, condition);
  }
}

std::string standing(const Condition& condition, const rules::Triggers::Standing& now,
                     terms::ExerciseTime at) {
  if (now.holds) return fmt::format("so since {}", clock(now.since));
  if (now.due == terms::kNever) return "not so";
  if (condition.kind != ConditionKind::kHolds) return fmt::format("due at {}", clock(now.due));
  const terms::Duration left = now.due - at;
  return fmt::format("{} so far, {} to go", span(condition.span - left), span(left));
}

}  // namespace redoubt::report
