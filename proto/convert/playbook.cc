#include "proto/convert/playbook.h"

#include "redoubt/v1/brief.pb.h"

namespace redoubt::convert {
namespace {

using terms::ActionId;

static_assert(wire<v1::TriggerKind>(terms::TriggerKind::kStart) == v1::TriggerKind_MAX);
static_assert(wire<v1::Aim>(terms::Aim::kTagged) == v1::Aim_MAX);
static_assert(wire<v1::StepCondition>(terms::StepCondition::kLastFailed) == v1::StepCondition_MAX);

void to_wire(const terms::Trigger& trigger, v1::Trigger& to) {
  to.set_kind(wire<v1::TriggerKind>(trigger.kind));
  to.set_severity(wire<v1::Severity>(trigger.severity));
  to.set_technique(wire(trigger.technique));
  to.set_finding(wire<v1::FindingKind>(trigger.finding));
  to.set_permille(trigger.permille);
  to.set_inject(trigger.inject);
  to.set_tag(trigger.tag);
}

terms::Trigger trigger(const v1::Trigger& wire, Ingress& in) {
  return {.kind = in.word<terms::TriggerKind>(wire.kind(), v1::TriggerKind_MAX, "trigger"),
          .severity = in.word<terms::Severity>(wire.severity(), v1::Severity_MAX, "severity"),
          .technique = id<ActionId>(wire.technique()),
          .finding = in.word<terms::FindingKind>(wire.finding(), v1::FindingKind_MAX, "finding"),
          .permille = wire.permille(),
          .inject = wire.inject(),
          .tag = wire.tag()};
}

void to_wire(const terms::PlaybookStep& step, v1::PlaybookStep& to) {
  to.set_measure(wire(step.measure));
  to.set_option(step.option);
  to.set_text(step.text);
  to.set_aim(wire<v1::Aim>(step.aim));
  to.set_name(step.name);
  to.set_when(wire<v1::StepCondition>(step.when));
  to.set_cost_max(step.cost_max);
  to.set_wait_us(wire(step.wait));
}

terms::PlaybookStep step(const v1::PlaybookStep& wire, Ingress& in) {
  return {.measure = id<ActionId>(wire.measure()),
          .option = wire.option(),
          .text = wire.text(),
          .aim = in.word<terms::Aim>(wire.aim(), v1::Aim_MAX, "aim"),
          .name = wire.name(),
          .when = in.word<terms::StepCondition>(wire.when(), v1::StepCondition_MAX, "when"),
          .cost_max = wire.cost_max(),
          .wait = in.duration(wire.wait_us(), "wait_us")};
}

}  // namespace

void to_wire(const terms::Playbook& playbook, v1::Playbook& to) {
  to.set_id(playbook.id);
  to.set_intent(playbook.intent);
  for (const terms::Trigger& trigger : playbook.on) to_wire(trigger, *to.add_on());
  for (const terms::PlaybookStep& step : playbook.steps) to_wire(step, *to.add_steps());
  to.set_priority(playbook.priority);
  to.set_once_per_subject(playbook.once_per_subject);
  if (playbook.runs_max != UINT32_MAX) to.set_runs_max(playbook.runs_max);
}

terms::Playbook playbook(const v1::Playbook& wire, Ingress& in) {
  terms::Playbook playbook{.id = wire.id(), .intent = wire.intent(), .on = {}, .steps = {}};
  for (const v1::Trigger& one : wire.on()) playbook.on.push_back(trigger(one, in));
  for (const v1::PlaybookStep& one : wire.steps()) playbook.steps.push_back(step(one, in));
  playbook.priority = wire.priority();
  playbook.once_per_subject = wire.once_per_subject();
  if (wire.runs_max() != 0) playbook.runs_max = wire.runs_max();
  return playbook;
}

}  // namespace redoubt::convert
