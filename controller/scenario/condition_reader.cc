#include "controller/scenario/condition_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/amounts.h"
#include "controller/scenario/deed_words.h"
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
                                               {"count", ConditionKind::kCount},
                                               {"once", ConditionKind::kOnce},
                                               {"held_for", ConditionKind::kHolds},
                                               {"lately", ConditionKind::kLately},
                                               {"then", ConditionKind::kThen},
                                               {"before", ConditionKind::kBefore},
                                               {"missing", ConditionKind::kMissing},
                                               {"access", ConditionKind::kAccess},
                                               {"persistence", ConditionKind::kPersistence},
                                               {"isolated", ConditionKind::kIsolated},
                                               {"taken", ConditionKind::kTaken},
                                               {"destroyed", ConditionKind::kDestroyed},
                                               {"function_below", ConditionKind::kFunctionBelow},
                                               {"link_cut", ConditionKind::kLinkCut},
                                               {"delivered", ConditionKind::kDelivered},
                                               {"answered", ConditionKind::kAnswered},
                                               {"acknowledged", ConditionKind::kAcknowledged},
                                               {"unanswered", ConditionKind::kUnanswered},
                                               {"alerted", ConditionKind::kAlerted},
                                               {"time", ConditionKind::kTime},
                                               {"below", ConditionKind::kBelow},
                                               {"above", ConditionKind::kAbove},
                                               {"is", ConditionKind::kTrait},
                                               {"believed", ConditionKind::kBelieved},
                                               {"done", ConditionKind::kDone},
                                               {"score", ConditionKind::kScore},
                                               {"score_below", ConditionKind::kScoreBelow},
                                               {"milestone", ConditionKind::kMilestone}};

/// What can be measured in permille.
constexpr std::initializer_list<EntityKind> kMeasured = {
    EntityKind::kHost,   EntityKind::kService,     EntityKind::kFunction,
    EntityKind::kBus,    EntityKind::kLine,        EntityKind::kGenerator,
    EntityKind::kTank,   EntityKind::kDistrict,    EntityKind::kPump,
    EntityKind::kValve,  EntityKind::kRadioCell,   EntityKind::kNetworkFunction,
    EntityKind::kSlice,  EntityKind::kSubscribers, EntityKind::kGroup,
    EntityKind::kOutlet, EntityKind::kStaff,       EntityKind::kPartnership};

/// Of which something can be so or not.
constexpr std::initializer_list<EntityKind> kWithTraits = {EntityKind::kBus,
                                                           EntityKind::kLine,
                                                           EntityKind::kGenerator,
                                                           EntityKind::kPump,
                                                           EntityKind::kValve,
                                                           EntityKind::kPoint,
                                                           EntityKind::kNetworkFunction,
                                                           EntityKind::kSlice,
                                                           EntityKind::kRadioCell,
                                                           EntityKind::kNarrative,
                                                           EntityKind::kSoftware,
                                                           EntityKind::kSupplier};

class ConditionReader {
 public:
  ConditionReader(Draft& draft, range::Entity waiting) : draft_(draft), waiting_(waiting) {}

  Condition read(const Value& value);

 private:
  void read_as(const Value& value, Fields& fields, Condition& condition);
  void read_join(const Value& value, Fields& fields, Condition& condition);
  void read_memory(const Value& value, Fields& fields, Condition& condition);
  void read_missing(const Value& value, Fields& fields, Condition& condition);
  void read_state(const Value& value, Fields& fields, Condition& condition);
  void read_trait(const Value& word, Fields& fields, Condition& condition);
  void read_deed(const Value& code, Fields& fields, Condition& condition);
  void read_milestone(const Value& reference, Condition& condition);
  void read_data(const Value& list, Condition& condition);
  void read_inject(const Value& reference, Fields& fields, Condition& condition);
  void read_option(const Value& option, const Inject& inject, Condition& condition);
  static void any_of_series(const Series& series, Condition& condition);
  range::Entity thing(const Value& reference, EntityKind kind) const {
    return {kind, draft_.things.one(reference, kind)};
  }

  Draft& draft_;
  range::Entity waiting_;
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
    case ConditionKind::kNot:
    case ConditionKind::kCount:
      return read_join(value, fields, condition);
    case ConditionKind::kOnce:
    case ConditionKind::kHolds:
    case ConditionKind::kLately:
    case ConditionKind::kThen:
    case ConditionKind::kBefore:
      return read_memory(value, fields, condition);
    case ConditionKind::kMissing:
      return read_missing(value, fields, condition);
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
    case ConditionKind::kAcknowledged:
    case ConditionKind::kUnanswered:
      return read_inject(value, fields, condition);
    case ConditionKind::kAlerted:
      condition.cell = cell_of_role(draft_, value, terms::Role::kBlue);
      condition.hosts = draft_.things.hosts(fields.required("on"));
      return;
    case ConditionKind::kTime:
      condition.at = value.time().value_or(terms::kStartex);
      return;
    case ConditionKind::kDone:
      return read_deed(value, fields, condition);
    case ConditionKind::kMilestone:
      return read_milestone(value, condition);
    default:
      return read_state(value, fields, condition);
  }
}

void ConditionReader::read_join(const Value& value, Fields& fields, Condition& condition) {
  if (condition.kind == ConditionKind::kNot) return condition.parts.push_back(read(value));
  const bool counts = condition.kind == ConditionKind::kCount;
  const Value list = counts ? fields.required("of") : value;
  for (const Value& part : list.list(kPartsMax)) condition.parts.push_back(read(part));
  if (!counts) return;
  condition.amount = value.integer(1, kPartsMax).value_or(1);
  if (condition.amount > static_cast<std::int64_t>(condition.parts.size())) {
    value.error(yaml::Fault::kOutOfRange, "there are not so many that could hold");
  }
}

void ConditionReader::read_memory(const Value& value, Fields& fields, Condition& condition) {
  switch (condition.kind) {
    case ConditionKind::kOnce:
      condition.parts.push_back(read(value));
      return;
    case ConditionKind::kThen:
    case ConditionKind::kBefore:
      condition.parts.push_back(read(fields.required("first")));
      condition.parts.push_back(read(value));
      if (condition.kind == ConditionKind::kThen) {
        condition.span = fields.optional("within").duration().value_or(condition.span);
      }
      return;
    default:
      condition.span = value.duration().value_or(condition.span);
      condition.parts.push_back(read(fields.required("that")));
  }
}

/// Either by a time, or within some time after something.
void ConditionReader::read_missing(const Value& value, Fields& fields, Condition& condition) {
  condition.parts.push_back(read(value));
  const Value by = fields.optional("by");
  const Value after = fields.optional("after");
  if (by.present() == after.present()) {
    value.error("it is missing either 'by' a time, or 'after' something 'for' so long");
  }
  condition.at = by.time().value_or(terms::kStartex);
  if (by.present() && condition.at >= draft_.exercise.endex) {
    by.error(yaml::Fault::kOutOfRange, "the exercise has ended by then");
  }
  if (!after.present()) return;
  condition.parts.push_back(read(after));
  condition.span = fields.required("for").duration().value_or(condition.span);
}

/// What the range, what is believed or what is earned amounts to.
void ConditionReader::read_state(const Value& value, Fields& fields, Condition& condition) {
  const Value of = fields.required("of");
  switch (condition.kind) {
    case ConditionKind::kTrait:
      return read_trait(value, fields, condition);
    case ConditionKind::kBelieved:
      condition.amount = permille_of(value).value_or(0);
      condition.subject = thing(of, EntityKind::kNarrative);
      condition.object = thing(fields.required("among"), EntityKind::kGroup);
      return;
    case ConditionKind::kScore:
    case ConditionKind::kScoreBelow:
      condition.amount = value.integer(-kPointsMax, kPointsMax).value_or(0);
      condition.cell = {draft_.cells.resolve(of)};
      return;
    default: {
      condition.amount = permille_of(value).value_or(0);
      const auto things = draft_.things.all(of, kMeasured);
      if (things.size() > 1) of.error("one thing is measured; join several with 'any' or 'all'");
      if (!things.empty()) condition.subject = things.front();
    }
  }
}

/// In the words of what a catalogue needs.
void ConditionReader::read_trait(const Value& word, Fields& fields, Condition& condition) {
  const Value of = fields.required("of");
  const auto text = word.text();
  std::vector<std::string_view> words;
  const scenario::Form<Need>* found = nullptr;
  for (const scenario::Form<Need>& form : kNeeds) {
    if (form.what.kind != NeedKind::kTrait) continue;
    words.push_back(form.word);
    if (text && *text == form.word) found = &form;
  }
  const auto things = draft_.things.all(of, kWithTraits);
  if (!text || things.empty()) return;
  if (found == nullptr) {
    word.error(yaml::Fault::kUnknownName, fmt::format("nothing can be {}{}", yaml::in_quotes(*text),
                                                      yaml::did_you_mean(*text, words)));
    return;
  }
  if (things.size() > 1) of.error("one thing is asked; join several with 'any' or 'all'");
  condition.subject = things.front();
  condition.trait = found->what.trait;
  condition.amount = 1;
  if ((found->targets & set_of(condition.subject.kind)) != 0) return;
  of.error(fmt::format("'{}' makes no sense of {}", *text,
                       with_article(terms::name(condition.subject.kind))));
}

void ConditionReader::read_deed(const Value& code, Fields& fields, Condition& condition) {
  condition.action = {draft_.actions.resolve(code)};
  const Value by = fields.optional("by");
  if (by.present()) condition.cell = {draft_.cells.resolve(by)};
  condition.hosts = draft_.things.hosts(fields.optional("on"));
}

void ConditionReader::read_milestone(const Value& reference, Condition& condition) {
  const std::uint32_t index = draft_.milestones.resolve(reference);
  if (index == kNone) return;
  condition.subject = entity(MilestoneId{index});
  if (condition.subject == waiting_)
    reference.error(yaml::Fault::kCircle, "a milestone cannot wait for itself");
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
  const InjectId id = inject_named(draft_, reference);
  const Value option = condition.kind == ConditionKind::kAnswered
                           ? fields.optional("option")
                           : Value(draft_.sections.findings());
  const bool of_team = condition.kind != ConditionKind::kDelivered;
  const Value by = of_team ? fields.optional("by") : Value(draft_.sections.findings());
  condition.cell = {draft_.cells.resolve(by)};
  if (!id.valid()) return;
  const Inject& inject = draft_.exercise.injects.at(id.value);
  const std::uint32_t written = inject.series.head.valid() ? inject.series.head.value : id.value;
  const yaml::Note here{draft_.injects.declared_at(written), "it is declared here"};
  condition.subject = entity(id);
  condition.amount = -1;
  if (condition.subject == waiting_) {
    reference.error(yaml::Fault::kCircle, "an inject cannot wait for itself");
  }
  const bool somebody =
      condition.kind == ConditionKind::kAnswered || condition.kind == ConditionKind::kAcknowledged;
  if (somebody && inject.to.empty()) {
    reference.error(fmt::format("inject '{}' goes to nobody who could answer", inject.number),
                    here);
  }
  if (condition.kind == ConditionKind::kUnanswered && inject.deadline.count() == 0) {
    reference.error(fmt::format("inject '{}' has no deadline that could pass", inject.number),
                    here);
  }
  const auto& to = inject.to;
  if (condition.cell.valid() && std::find(to.begin(), to.end(), condition.cell) == to.end()) {
    by.error(fmt::format("inject '{}' does not go to this cell", inject.number), here);
  }
  read_option(option, inject, condition);
  const bool any_time = reference.node().text().find('#') == std::string::npos;
  if (any_time && !inject.series.others.empty()) any_of_series(inject.series, condition);
}

/// The inject that comes several times, at any of them.
void ConditionReader::any_of_series(const Series& series, Condition& condition) {
  Condition one = condition;
  condition.kind = ConditionKind::kAny;
  condition.subject = {};
  condition.parts.push_back(one);
  for (const InjectId other : series.others) {
    one.subject = entity(other);
    condition.parts.push_back(one);
  }
}

void ConditionReader::read_option(const Value& option, const Inject& inject, Condition& condition) {
  const auto text = option.text();
  if (!text) return;
  std::vector<std::string_view> texts;
  for (const InjectOption& each : inject.options) texts.push_back(each.text);
  const auto found = std::find(texts.begin(), texts.end(), *text);
  if (found == texts.end()) {
    option.error(yaml::Fault::kUnknownName,
                 fmt::format("inject '{}' has no option {}{}", inject.number,
                             yaml::in_quotes(*text), yaml::did_you_mean(*text, texts)));
    return;
  }
  condition.amount = found - texts.begin();
}

}  // namespace

Condition read_condition(Draft& draft, const Value& value, range::Entity waiting) {
  return ConditionReader(draft, waiting).read(value);
}

}  // namespace redoubt::scenario
