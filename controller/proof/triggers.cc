#include <fmt/format.h>

#include <algorithm>

#include "controller/proof/page.h"
#include "controller/proof/prove.h"

namespace redoubt::proof {
namespace {

using range::EventKind;
using scenario::Condition;
using scenario::ConditionKind;
using scenario::Consequence;
using scenario::Exercise;
using scenario::Inject;
using terms::CellId;

/// Which conditions can hold at some time, if red and the teams do all that they can. Generous
/// where it does not know: what it refutes is impossible, what it lets pass may be.
class Possible {
 public:
  explicit Possible(const Exercise& exercise)
      : exercise_(exercise),
        injects_(exercise.injects.size(), false),
        milestones_(exercise.milestones.size(), false) {
    while (found_more()) {
    }
  }

  bool inject(std::uint32_t i) const { return injects_[i]; }
  bool milestone(std::uint32_t i) const { return milestones_[i]; }

 private:
  bool found_more() {
    bool more = false;
    const auto find = [&](std::vector<bool>& found, std::uint32_t i, bool can) {
      more = more || (can && !found[i]);
      found[i] = found[i] || can;
    };
    for (std::uint32_t i = 0; i < injects_.size(); ++i) {
      const Inject& inject = exercise_.injects[i];
      find(injects_, i,
           inject.at != terms::kNever ? inject.at < exercise_.endex : can(inject.when));
      if (injects_[i]) {
        for_each_fact(inject, [&](const range::Event& fact) {
          if (fact.kind == EventKind::kMilestoneReached)
            find(milestones_, fact.subject.index, true);
        });
      }
    }
    for (std::uint32_t i = 0; i < milestones_.size(); ++i) {
      find(milestones_, i, can(exercise_.milestones[i].when));
    }
    return more;
  }

  template <class Use>
  static void for_each_fact(const Inject& inject, const Use& use) {
    const auto all = [&](const std::vector<Consequence>& then) {
      for (const Consequence& each : then) {
        for (const range::Event& fact : each.facts) use(fact);
      }
    };
    all(inject.then);
    all(inject.no_answer.then);
    for (const scenario::InjectOption& option : inject.options) all(option.then);
  }

  /// Whether any consequence of an inject, or any phase, states such a fact.
  bool is_brought_about(EventKind kind, range::Entity subject) const {
    bool found = false;
    const auto look = [&](const range::Event& fact) {
      found = found || (fact.kind == kind && fact.subject == subject);
    };
    for (const Inject& inject : exercise_.injects) for_each_fact(inject, look);
    for (const scenario::Phase& phase : exercise_.phases) {
      for (const Consequence& each : phase.policy) {
        for (const range::Event& fact : each.facts) look(fact);
      }
    }
    return found;
  }

  bool can(const Condition& condition) const {
    const auto& parts = condition.parts;
    const auto part_can = [&](const Condition& part) { return can(part); };
    switch (condition.kind) {
      case ConditionKind::kAll:
      case ConditionKind::kThen:
        return std::all_of(parts.begin(), parts.end(), part_can);
      case ConditionKind::kAny:
        return std::any_of(parts.begin(), parts.end(), part_can);
      case ConditionKind::kNot:
        return true;
      case ConditionKind::kCount:
        return std::count_if(parts.begin(), parts.end(), part_can) >= condition.amount;
      case ConditionKind::kOnce:
      case ConditionKind::kHolds:
      case ConditionKind::kLately:
      case ConditionKind::kBefore:
        return can(parts.at(0));
      case ConditionKind::kMissing:
        return parts.size() < 2 || can(parts[1]);
      case ConditionKind::kTime:
        return condition.at < exercise_.endex;
      default:
        return can_ask(condition);
    }
  }

  bool can_ask(const Condition& condition) const {
    const std::uint32_t i = condition.subject.index;
    switch (condition.kind) {
      case ConditionKind::kDelivered:
      case ConditionKind::kAnswered:
        return injects_[i];
      case ConditionKind::kUnanswered:
        return injects_[i] && can_expire(exercise_.injects[i]);
      case ConditionKind::kMilestone:
        return milestones_[i];
      case ConditionKind::kAlerted:
        return can_be_alerted(condition);
      case ConditionKind::kDone:
        return can_be_done(condition);
      case ConditionKind::kScore:
        return condition.amount <= 0 || is_marked(condition.cell);
      case ConditionKind::kScoreBelow:
        return condition.amount > 0 || is_marked(condition.cell);
      case ConditionKind::kBelow:
      case ConditionKind::kFunctionBelow:
        return condition.amount > 0;
      case ConditionKind::kAbove:
        return condition.amount < 1000 || condition.subject.kind == terms::EntityKind::kLine;
      case ConditionKind::kLinkCut:
        return exercise_.layout.links[i].owner.valid() ||
               is_brought_about(EventKind::kLinkCut, condition.subject);
      case ConditionKind::kIsolated:
        return std::any_of(condition.hosts.begin(), condition.hosts.end(), [&](range::HostId host) {
          return exercise_.layout.hosts[host.value].owner.valid() ||
                 is_brought_about(EventKind::kHostIsolated, entity(host));
        });
      default:
        return true;
    }
  }

  bool can_expire(const Inject& inject) const {
    return inject.at == terms::kNever || inject.at + inject.deadline < exercise_.endex;
  }

  bool can_be_alerted(const Condition& condition) const {
    for (std::size_t i = 0; i < exercise_.sensing.size(); ++i) {
      if (exercise_.layout.sensors[i].team != condition.cell) continue;
      const scenario::Sensing& sensing = exercise_.sensing[i];
      // What a detector or a decoy says is about hosts that it does not list.
      if (sensing.covers.empty()) return true;
      for (const range::HostId host : condition.hosts) {
        const auto& covers = sensing.covers;
        if (std::find(covers.begin(), covers.end(), host) != covers.end()) return true;
      }
    }
    return false;
  }

  bool can_be_done(const Condition& condition) const {
    const terms::Role role = exercise_.catalogue[condition.action.value].role;
    if (condition.cell.valid()) return exercise_.cells[condition.cell.value].role == role;
    return std::any_of(exercise_.cells.begin(), exercise_.cells.end(),
                       [&](const scenario::Cell& cell) { return cell.role == role; });
  }

  bool is_marked(CellId cell) const {
    return std::any_of(exercise_.metrics.begin(), exercise_.metrics.end(),
                       [&](const scenario::Metric& metric) { return metric.cell == cell; });
  }

  const Exercise& exercise_;
  std::vector<bool> injects_;
  std::vector<bool> milestones_;
};

}  // namespace

void prove_triggers(const scenario::Loaded& loaded, yaml::Findings& findings) {
  const Exercise& exercise = *loaded.exercise;
  const Possible possible(exercise);
  for (std::uint32_t i = 0; i < exercise.injects.size(); ++i) {
    if (possible.inject(i)) continue;
    findings.proved(yaml::Severity::kError, loaded.written.injects[i],
                    fmt::format("inject '{}' can never come", exercise.injects[i].number),
                    kNeverComes);
  }
  for (std::uint32_t i = 0; i < exercise.milestones.size(); ++i) {
    if (possible.milestone(i)) continue;
    findings.proved(yaml::Severity::kError, loaded.written.milestones[i],
                    fmt::format("milestone '{}' can never be reached", exercise.milestones[i].name),
                    kNeverReached);
  }
}

}  // namespace redoubt::proof
