#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "controller/proof/page.h"
#include "controller/proof/prove.h"

namespace redoubt::proof {
namespace {

using scenario::Condition;
using scenario::ConditionKind;
using scenario::Exercise;
using scenario::Inject;
using terms::CellId;

constexpr terms::Duration kQuarter = std::chrono::minutes(15);
constexpr terms::Duration kLongWait = std::chrono::hours(12);

class PlanProof {
 public:
  PlanProof(const Exercise& exercise, const scenario::Written& written, yaml::Findings& findings)
      : exercise_(exercise),
        written_(written),
        findings_(findings),
        asked_(exercise.injects.size(), Asked::kNot) {
    for (const Inject& inject : exercise.injects) look(inject.when);
    for (const scenario::Milestone& milestone : exercise.milestones) look(milestone.when);
  }

  void prove() {
    for (std::uint32_t i = 0; i < exercise_.objectives.size(); ++i) prove_objective(i);
    for (std::uint32_t i = 0; i < exercise_.injects.size(); ++i) {
      if (exercise_.injects[i].series.occurrence == 1) prove_inject(i);
    }
    for (std::uint32_t i = 0; i < exercise_.cells.size(); ++i) prove_work(CellId{i});
  }

 private:
  /// What conditions ask of an inject.
  enum class Asked : std::uint8_t { kNot, kAtAll, kItsAnswer };

  void look(const Condition& condition) {
    for (const Condition& part : condition.parts) look(part);
    if (condition.subject.kind != terms::EntityKind::kInject || !condition.subject.valid()) return;
    const bool answer = condition.kind == ConditionKind::kAnswered;
    Asked& asked = asked_[condition.subject.index];
    asked = std::max(asked, answer ? Asked::kItsAnswer : Asked::kAtAll);
  }

  void say(yaml::Severity severity, std::uint32_t inject, const std::string& what,
           std::string_view code) {
    findings_.proved(severity, written_.injects[inject], what, code);
  }

  void prove_objective(std::uint32_t i) {
    const bool shown =
        std::any_of(exercise_.metrics.begin(), exercise_.metrics.end(),
                    [&](const scenario::Metric& metric) { return metric.objective.value == i; });
    if (shown) return;
    findings_.proved(
        yaml::Severity::kError, written_.objectives[i],
        fmt::format("nothing marks anybody on objective '{}'", exercise_.objectives[i].name),
        kNoEvidence);
  }

  void prove_inject(std::uint32_t i) {
    const Inject& inject = exercise_.injects[i];
    if (inject.draft) {
      say(yaml::Severity::kWarning, i, fmt::format("inject '{}' is still a draft", inject.number),
          kDraftLeft);
    }
    if (!inject.to.empty() && inject.expects.empty()) {
      say(yaml::Severity::kWarning, i,
          fmt::format("inject '{}' says nowhere what is expected", inject.number),
          kNothingExpected);
    }
    if (inject.to.empty() && inject.then.empty() && asked_[i] == Asked::kNot) {
      say(yaml::Severity::kWarning, i, fmt::format("inject '{}' does nothing", inject.number),
          kDoesNothing);
    }
    prove_decision(i);
    prove_deadline(i);
  }

  void prove_decision(std::uint32_t i) {
    const Inject& inject = exercise_.injects[i];
    if (inject.kind == terms::InjectKind::kDecision && inject.options.empty()) {
      say(yaml::Severity::kError, i,
          fmt::format("decision '{}' offers nothing to decide between", inject.number),
          kNothingToDecide);
    }
    if (inject.options.empty() || matters(inject) || asked_[i] == Asked::kItsAnswer) return;
    say(yaml::Severity::kError, i,
        fmt::format("whatever is chosen in inject '{}', nothing follows", inject.number),
        kNoConsequence);
  }

  void prove_deadline(std::uint32_t i) {
    const Inject& inject = exercise_.injects[i];
    if (inject.at == terms::kNever || inject.deadline.count() == 0) return;
    if (inject.at + inject.transit + inject.deadline <= exercise_.endex) return;
    say(yaml::Severity::kWarning, i,
        fmt::format("the deadline of inject '{}' lies after ENDEX", inject.number),
        kDeadlineAfterEnd);
  }

  static bool matters(const Inject& inject) {
    return inject.rubric.valid() || std::any_of(inject.options.begin(), inject.options.end(),
                                                [](const scenario::InjectOption& option) {
                                                  return option.points != 0 || !option.then.empty();
                                                });
  }

  /// Of planned injects: when those on a condition come, nobody knows.
  void prove_work(CellId cell) {
    if (exercise_.cells[cell.value].role != terms::Role::kBlue) return;
    std::map<std::int64_t, std::vector<std::uint32_t>> quarters;
    std::vector<std::uint32_t> planned;
    std::vector<terms::ExerciseTime> busy;
    bool any = false;
    for (std::uint32_t i = 0; i < exercise_.injects.size(); ++i) {
      const Inject& inject = exercise_.injects[i];
      if (std::find(inject.to.begin(), inject.to.end(), cell) == inject.to.end()) continue;
      any = true;
      busy.push_back(inject.at != terms::kNever ? inject.at : terms::kNever);
      if (inject.at == terms::kNever || !wants_answer(inject)) continue;
      quarters[(inject.at - terms::kStartex) / kQuarter].push_back(i);
      planned.push_back(i);
    }
    for (const auto& [quarter, injects] : quarters) say_overloaded(cell, injects);
    prove_backlog(cell, planned);
    if (any) return prove_wait(cell, std::move(busy));
    if (exercise_.injects.empty()) return;
    findings_.proved(yaml::Severity::kWarning, written_.cells[cell.value],
                     fmt::format("no inject goes to '{}'", exercise_.cells[cell.value].name),
                     kIdle);
  }

  static bool wants_answer(const Inject& inject) {
    return !inject.options.empty() || inject.deadline.count() > 0;
  }

  void say_overloaded(CellId cell, const std::vector<std::uint32_t>& injects) {
    const scenario::Cell& team = exercise_.cells[cell.value];
    if (injects.size() <= std::max<std::size_t>(team.people, 1)) return;
    say(yaml::Severity::kWarning, injects.back(),
        fmt::format("{} injects want an answer of the {} people of '{}' in one quarter of an hour",
                    injects.size(), team.people, team.name),
        kOverloaded);
  }

  /// Whether all people of a team, working on nothing else, finish what each answer takes (`work`)
  /// before its deadline. The first that they do not is said.
  void prove_backlog(CellId cell, std::vector<std::uint32_t> planned) {
    std::stable_sort(planned.begin(), planned.end(), [&](std::uint32_t a, std::uint32_t b) {
      return exercise_.injects[a].at < exercise_.injects[b].at;
    });
    const auto people = std::max<std::int64_t>(exercise_.cells[cell.value].people, 1);
    terms::Duration left{};
    terms::ExerciseTime before = terms::kStartex;
    for (const std::uint32_t i : planned) {
      const Inject& inject = exercise_.injects[i];
      left = std::max<terms::Duration>(left - (inject.at - before) * people, terms::Duration{}) +
             inject.work;
      before = inject.at;
      if (inject.deadline.count() == 0 || left <= inject.deadline * people) continue;
      say(yaml::Severity::kWarning, i,
          fmt::format("'{}' cannot finish the work of inject '{}' and of those before it in time",
                      exercise_.cells[cell.value].name, inject.number),
          kOverloaded);
      return;
    }
  }

  /// What waits for a condition may come at any time: then nobody can say that a team waits.
  void prove_wait(CellId cell, std::vector<terms::ExerciseTime> busy) {
    if (std::find(busy.begin(), busy.end(), terms::kNever) != busy.end()) return;
    if (exercise_.endex == terms::kNever) return;
    busy.push_back(terms::kStartex);
    busy.push_back(exercise_.endex);
    std::sort(busy.begin(), busy.end());
    for (std::size_t i = 1; i < busy.size(); ++i) {
      if (busy[i] - busy[i - 1] <= kLongWait) continue;
      findings_.proved(
          yaml::Severity::kWarning, written_.cells[cell.value],
          fmt::format("nothing comes to '{}' between {} and {}", exercise_.cells[cell.value].name,
                      terms::to_text(busy[i - 1]), terms::to_text(busy[i])),
          kLongIdle);
    }
  }

  const Exercise& exercise_;
  const scenario::Written& written_;
  yaml::Findings& findings_;
  std::vector<Asked> asked_;  ///< by inject
};

}  // namespace

void prove_plan(const scenario::Exercise& exercise, const scenario::Written& written,
                yaml::Findings& findings) {
  PlanProof(exercise, written, findings).prove();
}

}  // namespace redoubt::proof
