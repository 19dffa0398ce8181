#include "controller/rules/triggers.h"

#include <fmt/format.h>

#include "controller/proof/page.h"
#include "controller/proof/possible.h"
#include "controller/proof/prove.h"
#include "controller/range/world.h"
#include "controller/rules/story.h"
#include "controller/rules/trigger_graph.h"

namespace redoubt::proof {
namespace {

using scenario::Exercise;
using scenario::Inject;

/// Conditions that hold before anybody has done anything. The range is asked as it is drawn.
std::vector<std::uint32_t> come_at_once(const Exercise& exercise) {
  const rules::TriggerGraph graph(exercise);
  const range::World world(exercise.layout);
  const rules::Story story(exercise);
  rules::Triggers triggers(graph);
  std::vector<std::uint32_t> fired;
  triggers.settle(world, story, terms::kStartex, fired);
  std::vector<std::uint32_t> injects;
  for (const std::uint32_t waiter : fired) {
    const rules::Waiter& of = graph.waiters()[waiter];
    if (of.kind == rules::Waiter::Kind::kInject) injects.push_back(of.index);
  }
  return injects;
}

bool can_be_set_off(const Possible& possible, const Exercise& exercise, terms::CellId cell,
                    const terms::Trigger& trigger) {
  if (trigger.kind == terms::TriggerKind::kInject) {
    const scenario::InjectId inject = scenario::inject_of(exercise, trigger.inject);
    return inject.valid() &&
           (possible.inject(inject.value) || exercise.injects[inject.value].draft);
  }
  if (trigger.kind != terms::TriggerKind::kAlert) return true;
  const auto& sensors = exercise.layout.sensors;
  return std::any_of(sensors.begin(), sensors.end(),
                     [&](const range::Sensor& sensor) { return sensor.team == cell; });
}

void prove_playbooks(const Exercise& exercise, const scenario::Written& written,
                     const Possible& possible, yaml::Findings& findings) {
  for (std::uint32_t cell = 0; cell < exercise.cells.size(); ++cell) {
    const auto& playbooks = exercise.cells[cell].playbooks;
    for (std::size_t i = 0; i < playbooks.size(); ++i) {
      const auto may = [&](const terms::Trigger& trigger) {
        return can_be_set_off(possible, exercise, terms::CellId{cell}, trigger);
      };
      const auto& on = playbooks[i].on;
      if (std::any_of(on.begin(), on.end(), may)) continue;
      findings.proved(yaml::Severity::kWarning, written.playbooks[cell].at(i),
                      fmt::format("nothing sets off playbook '{}' of '{}'", playbooks[i].id,
                                  exercise.cells[cell].name),
                      kNeverSetOff);
    }
  }
}

}  // namespace

void prove_triggers(const Exercise& exercise, const scenario::Written& written,
                    yaml::Findings& findings) {
  const Possible possible(exercise);
  for (std::uint32_t i = 0; i < exercise.injects.size(); ++i) {
    const Inject& inject = exercise.injects[i];
    if (possible.inject(i) || inject.draft || inject.series.occurrence > 1) continue;
    findings.proved(yaml::Severity::kError, written.injects[i],
                    fmt::format("inject '{}' can never come", inject.number), kNeverComes);
  }
  for (std::uint32_t i = 0; i < exercise.milestones.size(); ++i) {
    if (possible.milestone(i)) continue;
    findings.proved(yaml::Severity::kError, written.milestones[i],
                    fmt::format("milestone '{}' can never be reached", exercise.milestones[i].name),
                    kNeverReached);
  }
  for (const std::uint32_t i : come_at_once(exercise)) {
    findings.proved(yaml::Severity::kWarning, written.injects[i],
                    fmt::format("the condition of inject '{}' holds from the beginning",
                                exercise.injects[i].number),
                    kComesAtOnce);
  }
  prove_playbooks(exercise, written, possible, findings);
}

}  // namespace redoubt::proof
