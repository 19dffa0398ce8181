#include "controller/scenario/playbook_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/amounts.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"
#include "proto/terms/order.h"

namespace redoubt::scenario {

using terms::CellId;
using terms::EntityKind;
using terms::PlaybookStep;
using terms::Trigger;
using terms::TriggerKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kCellsMax = 64;
constexpr std::size_t kTriggersMax = 64;
constexpr std::size_t kStepsMax = 64;
constexpr std::int64_t kRunsMax = 10'000;

constexpr Word<TriggerKind> kTriggers[] = {{"alert", TriggerKind::kAlert},
                                           {"finding", TriggerKind::kFinding},
                                           {"function_below", TriggerKind::kFunction},
                                           {"inject", TriggerKind::kInject},
                                           {"advisory", TriggerKind::kAdvisory},
                                           {"start", TriggerKind::kStart}};

constexpr Word<TriggerKind> kBareTriggers[] = {{"start", TriggerKind::kStart},
                                               {"alert", TriggerKind::kAlert},
                                               {"advisory", TriggerKind::kAdvisory}};

/// Reads one playbook.
class PlaybookReader {
 public:
  explicit PlaybookReader(const Draft& draft) : draft_(draft) {}

  void read(const Item& item);
  const std::vector<CellId>& cells() const { return cells_; }
  terms::Playbook playbook() && { return std::move(playbook_); }

 private:
  void read_trigger(const Value& value);
  void read_subject(const Value& value, Fields& fields, Trigger& trigger);
  void read_inject(const Value& reference, Trigger& trigger);
  PlaybookStep read_step(const Value& value);
  void read_reply(const Value& at, const Value& option, PlaybookStep& step);
  void read_aim(const Value& value, PlaybookStep& step);

  const Draft& draft_;
  std::vector<CellId> cells_;
  std::vector<std::uint32_t> injects_;  ///< that set it off
  std::optional<yaml::Place> other_trigger_;
  terms::Playbook playbook_;
};

void PlaybookReader::read(const Item& item) {
  Fields fields(item.value);
  playbook_.id = item.name;
  for (const Value& cell : fields.required("cells").one_or_list(kCellsMax)) {
    const CellId id = cell_of_role(draft_, cell, terms::Role::kBlue);
    if (id.valid()) cells_.push_back(id);
  }
  playbook_.intent = fields.optional("intent").text().value_or("");
  const Value on = fields.required("on");
  for (const Value& trigger : on.one_or_list(kTriggersMax)) read_trigger(trigger);
  playbook_.priority = static_cast<std::uint32_t>(
      fields.optional("priority").integer(1, 9).value_or(playbook_.priority));
  playbook_.runs_max = static_cast<std::uint32_t>(
      fields.optional("at_most").integer(1, kRunsMax).value_or(playbook_.runs_max));
  playbook_.once_per_subject =
      fields.optional("once_per_subject").truth().value_or(playbook_.once_per_subject);
  const Value steps = fields.required("steps");
  for (const Value& step : steps.list(kStepsMax)) playbook_.steps.push_back(read_step(step));
  for (const Value& list : {on, steps}) {
    const bool empty = list.present() && list.node().kind() == yaml::Kind::kSequence;
    if (empty && list.node().size() == 0) list.error("an empty list makes a playbook idle");
  }
}

void PlaybookReader::read_trigger(const Value& value) {
  Trigger trigger;
  if (value.node().kind() == yaml::Kind::kScalar) {
    trigger.kind = value.word<TriggerKind>(kBareTriggers).value_or(TriggerKind::kStart);
    other_trigger_ = value.place();
    playbook_.on.push_back(std::move(trigger));
    return;
  }
  Fields fields(value);
  std::size_t said = 0;
  for (const Word<TriggerKind>& word : kTriggers) {
    const Value what = fields.optional(word.text);
    if (!what.present() || ++said > 1) continue;
    trigger.kind = word.means;
    read_subject(what, fields, trigger);
  }
  if (said != 1) {
    value.error("a trigger says one of alert, finding, function_below, inject, advisory and start");
  }
  if (trigger.kind != TriggerKind::kInject) other_trigger_ = value.place();
  playbook_.on.push_back(std::move(trigger));
}

/// What the trigger is about, and what may restrict it.
void PlaybookReader::read_subject(const Value& value, Fields& fields, Trigger& trigger) {
  switch (trigger.kind) {
    case TriggerKind::kAlert:
      trigger.severity = value.word<terms::Severity>(kSeverities).value_or(trigger.severity);
      trigger.technique = action_of_role(draft_, fields.optional("technique"), terms::Role::kRed);
      break;
    case TriggerKind::kFinding:
      trigger.finding = value.word<terms::FindingKind>(kFindingKinds).value_or(trigger.finding);
      if (trigger.finding == terms::FindingKind::kService ||
          trigger.finding == terms::FindingKind::kLevel) {
        trigger.permille = permille_of(fields.optional("below")).value_or(0);
      }
      break;
    case TriggerKind::kFunction:
      trigger.permille = permille_of(value).value_or(0);
      break;
    case TriggerKind::kInject:
      return read_inject(value, trigger);
    case TriggerKind::kAdvisory:
      trigger.technique = action_of_role(draft_, value, terms::Role::kRed);
      break;
    case TriggerKind::kStart:
      if (!value.truth().value_or(true)) value.expected("true");
      break;
  }
  if (trigger.kind != TriggerKind::kFunction)
    trigger.tag = draft_.things.tag(fields.optional("tag"));
}

void PlaybookReader::read_inject(const Value& reference, Trigger& trigger) {
  const std::uint32_t index = draft_.injects.resolve(reference);
  if (index == kNone) return;
  const Inject& inject = draft_.exercise.injects.at(index);
  trigger.inject = draft_.items.at("injects")[index].name;  // whichever time it comes
  injects_.push_back(index);
  for (const CellId cell : cells_) {
    if (std::find(inject.to.begin(), inject.to.end(), cell) != inject.to.end()) continue;
    reference.error(fmt::format("inject '{}' does not go to cell '{}'", inject.number,
                                draft_.exercise.cells[cell.value].name),
                    yaml::Note{draft_.injects.declared_at(index), "it is declared here"});
  }
}

PlaybookStep PlaybookReader::read_step(const Value& value) {
  Fields fields(value);
  PlaybookStep step;
  const Value measure = fields.optional("do");
  step.when = fields.optional("when")
                  .word<terms::StepCondition>(kStepConditions)
                  .value_or(terms::StepCondition::kAlways);
  step.wait = fields.optional("wait").duration().value_or(step.wait);
  if (measure.present()) {
    step.measure = action_of_role(draft_, measure, terms::Role::kBlue);
    read_aim(fields.optional("aim"), step);
    step.cost_max = permille_of(fields.optional("cost_max")).value_or(step.cost_max);
    return step;
  }
  const Value option = fields.optional("reply");
  const Value text = fields.optional("text");
  if (!option.present() && !text.present()) {
    value.error("a step either does something ('do') or replies ('reply', 'text')");
  }
  step.text = text.text(terms::kReplyTextMax).value_or("");
  read_reply(value, option, step);
  return step;
}

/// A reply answers the inject that set the playbook off: with one of its options, or where it has
/// none with words alone.
void PlaybookReader::read_reply(const Value& at, const Value& option, PlaybookStep& step) {
  if (other_trigger_) {
    at.error("only a playbook that nothing but injects set off can reply",
             yaml::Note{*other_trigger_, "this one has another trigger"});
  }
  step.option = option.text().value_or("");
  for (const std::uint32_t index : injects_) {
    const Inject& inject = draft_.exercise.injects[index];
    const yaml::Note here{draft_.injects.declared_at(index), "the inject is declared here"};
    std::vector<std::string_view> options;
    for (const InjectOption& each : inject.options) options.push_back(each.text);
    if (options.empty() && option.present()) {
      option.error(
          fmt::format("inject '{}' offers no options: reply with 'text' alone", inject.number),
          here);
    } else if (!options.empty() && !option.present()) {
      at.error(yaml::Fault::kMissing,
               fmt::format("inject '{}' is answered with one of its options: key 'reply'",
                           inject.number),
               here);
    } else if (option.present() &&
               std::find(options.begin(), options.end(), step.option) == options.end()) {
      option.error(
          fmt::format("inject '{}' has no option {}{}", inject.number, yaml::in_quotes(step.option),
                      yaml::did_you_mean(step.option, options)),
          here);
    }
  }
}

void PlaybookReader::read_aim(const Value& value, PlaybookStep& step) {
  if (!value.present()) return;
  if (value.node().kind() == yaml::Kind::kScalar) {
    step.aim = value
                   .word<terms::Aim>({{"subject", terms::Aim::kSubject},
                                      {"object", terms::Aim::kObject},
                                      {"zone", terms::Aim::kZone}})
                   .value_or(terms::Aim::kSubject);
    return;
  }
  Fields fields(value);
  const Value named = fields.optional("named");
  const Value tagged = fields.optional("tagged");
  if (named.present() == tagged.present()) {
    value.error("an aim is subject, object, zone, {named: ...} or {tagged: ...}");
  }
  if (tagged.present()) {
    step.aim = terms::Aim::kTagged;
    step.name = draft_.things.tag(tagged);
    return;
  }
  step.aim = terms::Aim::kNamed;
  if (!step.measure.valid()) return;
  const EntityKind target = draft_.exercise.catalogue[step.measure.value].target;
  const EntityKind kind = target == EntityKind::kCredential ? EntityKind::kAccount : target;
  const std::uint32_t index = draft_.things.one(named, kind);
  if (index != kNone) step.name = draft_.exercise.layout.name_of({kind, index});
}

}  // namespace

void read_playbooks(Draft& draft) {
  draft.playbook_places.resize(draft.exercise.cells.size());
  for (const Item& item : draft.items["playbooks"]) {
    PlaybookReader reader(draft);
    reader.read(item);
    const std::vector<CellId> cells = reader.cells();
    const terms::Playbook playbook = std::move(reader).playbook();
    for (const CellId cell : cells) {
      draft.exercise.cells[cell.value].playbooks.push_back(playbook);
      draft.playbook_places[cell.value].push_back(item.key.place());
    }
  }
}

}  // namespace redoubt::scenario
