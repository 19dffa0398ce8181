#include "controller/scenario/msel_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/condition_reader.h"
#include "controller/scenario/inject_reader.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kInjectsMax = 20'000;  ///< each time that one comes counted

void read_milestones(Draft& draft, std::vector<Value>& conditions) {
  for (const Item& item : draft.items["milestones"]) {
    Fields fields(item.value);
    auto& milestones = draft.exercise.milestones;
    const MilestoneId next{static_cast<std::uint32_t>(milestones.size())};
    take_title(draft, entity(next), fields.optional("title"));
    milestones.push_back({item.name, {}, {}, {}});
    milestones.back().when.kind = ConditionKind::kAny;  // of nothing: a consequence reaches it
    conditions.push_back(fields.optional("when"));
  }
}

/// Puts the second, third ... time that each inject comes behind all that were written.
void add_occurrences(Draft& draft) {
  auto& injects = draft.exercise.injects;
  const std::size_t written = injects.size();
  for (std::uint32_t i = 0; i < written; ++i) {
    const std::uint32_t times = injects[i].series.times;
    if (times == 1) continue;
    if (injects.size() + times > kInjectsMax) {
      draft.items["injects"][i].key.error(
          fmt::format("all injects together come more than {} times", kInjectsMax));
      return;
    }
    const std::string number = injects[i].number;
    const terms::Duration every = injects[i].series.every;
    injects[i].series.head = {i};
    injects[i].number = number + "#1";
    for (std::uint32_t n = 2; n <= times; ++n) {
      Inject next = injects[i];
      next.series.occurrence = n;
      next.series.others.clear();
      next.number = fmt::format("{}#{}", number, n);
      next.when = {};
      if (next.at != terms::kNever) next.at += every * (n - 1);
      injects[i].series.others.push_back({static_cast<std::uint32_t>(injects.size())});
      injects.push_back(std::move(next));
    }
    // Of one with a time every time has its own; nobody has to look again.
    if (injects[i].at == terms::kNever) continue;
    injects[i].series.every = {};
    for (const InjectId other : injects[i].series.others) injects[other.value].series.every = {};
  }
}

}  // namespace

namespace {

/// A partner that resents an unanswered inject resents it each time that it comes.
void resent_each_time(Draft& draft) {
  const auto& injects = draft.exercise.injects;
  auto& reactions = draft.exercise.layout.pact.reactions;
  const auto written = reactions;
  for (const range::alliance::Reaction& reaction : written) {
    if (reaction.on != range::alliance::Occasion::kUnanswered) continue;
    for (const InjectId other : injects.at(reaction.of.index).series.others) {
      reactions.push_back(reaction);
      reactions.back().of = entity(other);
    }
  }
}

}  // namespace

void read_injects(Draft& draft) {
  std::vector<Value> conditions;
  read_milestones(draft, conditions);
  for (const CueWanted& cue : draft.cues) {
    const bool known = cue.red.valid();  // else said where the campaign is read
    const std::string cell = known ? draft.exercise.cells[cue.red.value].name : "";
    const std::string name = cell + '/' + cue.step;
    draft.exercise.milestones.push_back({name, {}, cue.red, cue.step});
    conditions.push_back(cue.when);
  }
  const std::size_t milestones = conditions.size();
  for (const Item& item : draft.items["injects"]) conditions.push_back(read_inject(draft, item));
  add_occurrences(draft);
  resent_each_time(draft);
  for (std::uint32_t i = 0; i < conditions.size(); ++i) {
    if (!conditions[i].present()) continue;
    const bool of_inject = i >= milestones;
    const std::size_t index = of_inject ? i - milestones : i;
    const range::Entity waiting{of_inject ? EntityKind::kInject : EntityKind::kMilestone,
                                static_cast<std::uint32_t>(index)};
    Condition condition = read_condition(draft, conditions[i], waiting);
    (of_inject ? draft.exercise.injects[index].when : draft.exercise.milestones[index].when) =
        std::move(condition);
  }
}

}  // namespace redoubt::scenario
