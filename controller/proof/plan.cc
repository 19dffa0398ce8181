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

class PlanProof {
 public:
  PlanProof(const scenario::Loaded& loaded, yaml::Findings& findings)
      : exercise_(*loaded.exercise), written_(loaded.written), findings_(findings) {}

  void prove() {
    for (std::uint32_t i = 0; i < exercise_.objectives.size(); ++i) prove_objective(i);
    for (std::uint32_t i = 0; i < exercise_.injects.size(); ++i) prove_inject(i);
    for (std::uint32_t i = 0; i < exercise_.cells.size(); ++i) prove_work(CellId{i});
  }

 private:
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
    if (!inject.to.empty() && inject.expects.empty()) {
      findings_.proved(yaml::Severity::kWarning, written_.injects[i],
                       fmt::format("inject '{}' says nowhere what is expected", inject.number),
                       kNothingExpected);
    }
    if (inject.options.empty() || matters(inject) || is_waited_for(i)) return;
    findings_.proved(
        yaml::Severity::kError, written_.injects[i],
        fmt::format("whatever is chosen in inject '{}', nothing follows", inject.number),
        kNoConsequence);
  }

  static bool matters(const Inject& inject) {
    return std::any_of(inject.options.begin(), inject.options.end(),
                       [](const scenario::InjectOption& option) {
                         return option.points != 0 || !option.then.empty();
                       });
  }

  bool asks_answer(const Condition& condition, std::uint32_t inject) const {
    const bool its = condition.kind == ConditionKind::kAnswered &&
                     condition.subject == entity(scenario::InjectId{inject});
    return its || std::any_of(condition.parts.begin(), condition.parts.end(),
                              [&](const Condition& part) { return asks_answer(part, inject); });
  }

  /// By a condition, or by a playbook of a team.
  bool is_waited_for(std::uint32_t i) const {
    const auto asks = [&](const auto& waiter) { return asks_answer(waiter.when, i); };
    return std::any_of(exercise_.injects.begin(), exercise_.injects.end(), asks) ||
           std::any_of(exercise_.milestones.begin(), exercise_.milestones.end(), asks);
  }

  /// Of planned injects: when those on a condition come, nobody knows.
  void prove_work(CellId cell) {
    if (exercise_.cells[cell.value].role != terms::Role::kBlue) return;
    std::map<std::int64_t, std::vector<std::uint32_t>> quarters;
    bool any = false;
    for (std::uint32_t i = 0; i < exercise_.injects.size(); ++i) {
      const Inject& inject = exercise_.injects[i];
      if (std::find(inject.to.begin(), inject.to.end(), cell) == inject.to.end()) continue;
      any = true;
      const bool wants = !inject.options.empty() || inject.deadline.count() > 0;
      if (inject.at == terms::kNever || !wants) continue;
      quarters[(inject.at - terms::kStartex) / std::chrono::minutes(15)].push_back(i);
    }
    for (const auto& [quarter, injects] : quarters) say_overloaded(cell, injects);
    if (any || exercise_.injects.empty()) return;
    findings_.proved(yaml::Severity::kWarning, written_.cells[cell.value],
                     fmt::format("no inject goes to '{}'", exercise_.cells[cell.value].name),
                     kIdle);
  }

  void say_overloaded(CellId cell, const std::vector<std::uint32_t>& injects) {
    const scenario::Cell& team = exercise_.cells[cell.value];
    if (injects.size() <= std::max<std::size_t>(team.people, 1)) return;
    findings_.proved(
        yaml::Severity::kWarning, written_.injects[injects.back()],
        fmt::format("{} injects want an answer of the {} people of '{}' in one quarter of an hour",
                    injects.size(), team.people, team.name),
        kOverloaded);
  }

  const Exercise& exercise_;
  const scenario::Written& written_;
  yaml::Findings& findings_;
};

}  // namespace

void prove_plan(const scenario::Loaded& loaded, yaml::Findings& findings) {
  PlanProof(loaded, findings).prove();
}

}  // namespace redoubt::proof
