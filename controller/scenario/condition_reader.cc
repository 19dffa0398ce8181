#include "controller/scenario/condition_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/amounts.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kPartsMax = 64;

constexpr Word<ConditionKind> kConditions[] = {{"all", ConditionKind::kAll},
                                               {"any", ConditionKind::kAny},
                                               {"not", ConditionKind::kNot},
                                               {"access", ConditionKind::kAccess},
                                               {"persistence", ConditionKind::kPersistence},
                                               {"isolated", ConditionKind::kIsolated},
                                               {"taken", ConditionKind::kTaken},
                                               {"destroyed", ConditionKind::kDestroyed},
                                               {"function_below", ConditionKind::kFunctionBelow},
                                               {"link_cut", ConditionKind::kLinkCut},
                                               {"delivered", ConditionKind::kDelivered},
                                               {"answered", ConditionKind::kAnswered},
                                               {"unanswered", ConditionKind::kUnanswered},
                                               {"alerted", ConditionKind::kAlerted},
                                               {"time", ConditionKind::kTime}};

class ConditionReader {
 public:
  ConditionReader(Draft& draft, InjectId waiting) : draft_(draft), waiting_(waiting) {}

  Condition read(const Value& value);

 private:
  void read_as(const Value& value, Fields& fields, Condition& condition);
  void read_data(const Value& list, Condition& condition);
  void read_inject(const Value& reference, Fields& fields, Condition& condition);
  void read_option(const Value& option, const Inject& inject, Condition& condition);
  range::Entity thing(const Value& reference, EntityKind kind) const {
    return {kind, draft_.things.one(reference, kind)};
  }

  Draft& draft_;
  InjectId waiting_;
};

Condition ConditionReader::read(const Value& value) {
  Condition condition;
  if (!value.present()) return condition;
  Fields fields(value);
  std::size_t said = 0;
  for (const Word<ConditionKind>& word : kConditions) {
    const Value what = fields.optional(word.text);
    if (!what.present() || ++said > 1) continue;
    condition.kind = word.means;
    read_as(what, fields, condition);
  }
  if (said != 1 && value.node().kind() == yaml::Kind::kMapping) {
    value.error("a condition says one thing; join several with 'all' or 'any'");
  }
  return condition;
}

void ConditionReader::read_as(const Value& value, Fields& fields, Condition& condition) {
  switch (condition.kind) {
    case ConditionKind::kAll:
    case ConditionKind::kAny:
      for (const Value& part : value.list(kPartsMax)) condition.parts.push_back(read(part));
      return;
    case ConditionKind::kNot:
      condition.parts.push_back(read(value));
      return;
    case ConditionKind::kAccess:
      condition.amount = amount_of(draft_, Beside::kLevel, value).value_or(0);
      condition.hosts = draft_.things.hosts(fields.required("on"));
      return;
    case ConditionKind::kPersistence:
    case ConditionKind::kIsolated:
      condition.hosts = draft_.things.hosts(value);
      return;
    case ConditionKind::kTaken:
    case ConditionKind::kDestroyed:
      return read_data(value, condition);
    case ConditionKind::kFunctionBelow:
      condition.amount = permille_of(value).value_or(0);
      condition.subject = thing(fields.required("of"), EntityKind::kFunction);
      return;
    case ConditionKind::kLinkCut:
      condition.subject = thing(value, EntityKind::kLink);
      return;
    case ConditionKind::kDelivered:
    case ConditionKind::kAnswered:
    case ConditionKind::kUnanswered:
      return read_inject(value, fields, condition);
    case ConditionKind::kAlerted:
      condition.cell = cell_of_role(draft_, value, terms::Role::kBlue);
      condition.hosts = draft_.things.hosts(fields.required("on"));
      return;
    case ConditionKind::kTime:
      condition.at = value.time().value_or(terms::kStartex);
      return;
  }
}

/// Data that several hosts have under one name: any of it.
void ConditionReader::read_data(const Value& list, Condition& condition) {
  const ConditionKind kind = condition.kind;
  const std::vector<range::Entity> data = draft_.things.all(list, {EntityKind::kData});
  if (data.size() == 1) condition.subject = data.front();
  if (data.size() <= 1) return;
  condition.kind = ConditionKind::kAny;
  for (const range::Entity item : data) {
    Condition part;
    part.kind = kind;
    part.subject = item;
    condition.parts.push_back(std::move(part));
  }
}

void ConditionReader::read_inject(const Value& reference, Fields& fields, Condition& condition) {
  const std::uint32_t index = draft_.injects.resolve(reference);
  const Value option = condition.kind == ConditionKind::kAnswered
                           ? fields.optional("option")
                           : Value(draft_.sections.findings());
  if (index == kNone) return;
  const Inject& inject = draft_.exercise.injects.at(index);
  const yaml::Note here{draft_.injects.declared_at(index), "it is declared here"};
  condition.subject = entity(InjectId{index});
  condition.amount = -1;
  if (index == waiting_.value) reference.error("an inject cannot wait for itself");
  if (condition.kind == ConditionKind::kAnswered && inject.to.empty()) {
    reference.error(fmt::format("inject '{}' goes to nobody who could answer", inject.number),
                    here);
  }
  if (condition.kind == ConditionKind::kUnanswered && inject.deadline.count() == 0) {
    reference.error(fmt::format("inject '{}' has no deadline that could pass", inject.number),
                    here);
  }
  read_option(option, inject, condition);
}

void ConditionReader::read_option(const Value& option, const Inject& inject, Condition& condition) {
  const auto text = option.text();
  if (!text) return;
  std::vector<std::string_view> texts;
  for (const InjectOption& each : inject.options) texts.push_back(each.text);
  const auto found = std::find(texts.begin(), texts.end(), *text);
  if (found == texts.end()) {
    option.error(fmt::format("inject '{}' has no option {}{}", inject.number,
                             yaml::in_quotes(*text), yaml::did_you_mean(*text, texts)));
    return;
  }
  condition.amount = found - texts.begin();
}

}  // namespace

Condition read_condition(Draft& draft, const Value& value, InjectId waiting) {
  return ConditionReader(draft, waiting).read(value);
}

}  // namespace redoubt::scenario
