#include "controller/scenario/msel_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/condition_reader.h"
#include "controller/scenario/consequence_reader.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kPhasesMax = 100;
constexpr std::size_t kOptionsMax = 16;
constexpr std::size_t kBodyMax = 32'768;  ///< bytes

/// Nothing that comes at ENDEX or later ever happens.
void check_before_endex(const Draft& draft, const Value& value,
                        std::optional<terms::ExerciseTime> time) {
  if (time && *time >= draft.exercise.endex)
    value.error(yaml::Fault::kOutOfRange, "the exercise has ended by then");
}

/// Reads one inject, but for its condition.
class InjectReader {
 public:
  InjectReader(Draft& draft, const Item& item) : draft_(draft), item_(item) {}

  /// The condition it waits for, still to be read; absent where it waits for none.
  Value read();

 private:
  Value read_time(Fields& fields);
  void read_letter(Fields& fields);
  void read_answers(Fields& fields);
  InjectOption read_option(const Value& value);
  std::int64_t read_points(const Value& value);

  Draft& draft_;
  const Item& item_;
  Inject inject_;
};

Value InjectReader::read() {
  Fields fields(item_.value);
  inject_.number = item_.name;
  inject_.title = fields.required("title").text(kTitleMax).value_or("");
  inject_.kind =
      fields.optional("kind").word<terms::InjectKind>(kInjectKinds).value_or(inject_.kind);
  const Value when = read_time(fields);
  for (const std::uint32_t cell : draft_.cells.resolve_all(fields.optional("to"), 32)) {
    inject_.to.push_back({cell});
  }
  read_letter(fields);
  inject_.expects = fields.optional("expects").text().value_or("");
  inject_.objective = {draft_.objectives.resolve(fields.optional("objective"))};
  read_answers(fields);
  inject_.then = read_consequences(draft_, fields.optional("then"));
  draft_.exercise.injects.push_back(std::move(inject_));
  return when;
}

Value InjectReader::read_time(Fields& fields) {
  const Value at = fields.optional("at");
  const Value when = fields.optional("when");
  const Value not_before = fields.optional("not_before");
  if (at.present() == when.present()) {
    item_.key.error("an inject comes either 'at' a time or 'when' something holds");
  }
  if (at.present()) {
    const auto time = at.time();
    check_before_endex(draft_, at, time);
    inject_.at = time.value_or(terms::kNever);
    if (not_before.present()) not_before.error("'not_before' goes with 'when'");
    return Value(draft_.sections.findings());
  }
  const auto earliest = not_before.time();
  check_before_endex(draft_, not_before, earliest);
  inject_.not_before = earliest.value_or(terms::kStartex);
  return when;
}

/// Who is told must see from whom it comes and what it is about.
void InjectReader::read_letter(Fields& fields) {
  const auto words = [&](std::string_view key) {
    return inject_.to.empty() ? fields.optional(key) : fields.required(key);
  };
  inject_.from = words("from").text(kTitleMax).value_or("");
  inject_.subject = words("subject").text(kTitleMax).value_or("");
  inject_.body = fields.optional("body").text(kBodyMax).value_or("");
}

void InjectReader::read_answers(Fields& fields) {
  const Value deadline = fields.optional("deadline");
  const Value options = fields.optional("options");
  const Value no_answer = fields.optional("no_answer");
  inject_.deadline = deadline.duration().value_or(inject_.deadline);
  for (const Value& value : options.list(kOptionsMax)) {
    inject_.options.push_back(read_option(value));
  }
  if (no_answer.present()) {
    Fields answer(no_answer);
    inject_.no_answer.then = read_consequences(draft_, answer.optional("then"));
    inject_.no_answer.points = read_points(answer.optional("points"));
    if (!deadline.present()) no_answer.error("without a deadline an answer is never missing");
  }
  if (!inject_.to.empty()) return;
  if (deadline.present()) deadline.error("there is nobody to answer: 'to' names no cell");
  if (options.present()) options.error("there is nobody to choose: 'to' names no cell");
}

InjectOption InjectReader::read_option(const Value& value) {
  Fields fields(value);
  InjectOption option;
  const Value text = fields.required("text");
  option.text = text.text().value_or("");
  const auto same = [&](const InjectOption& other) { return other.text == option.text; };
  if (std::any_of(inject_.options.begin(), inject_.options.end(), same)) {
    text.error(yaml::Fault::kTwice, "an option reads like this already");
  }
  option.then = read_consequences(draft_, fields.optional("then"));
  option.points = read_points(fields.optional("points"));
  return option;
}

std::int64_t InjectReader::read_points(const Value& value) {
  const std::int64_t points = value.integer(-kPointsMax, kPointsMax).value_or(0);
  if (points != 0) {
    draft_.points_offered.push_back(
        {InjectId{static_cast<std::uint32_t>(draft_.exercise.injects.size())}, value});
  }
  return points;
}

}  // namespace

namespace {

/// Who is told something, gets people or has to wait for it is for injects to say.
std::vector<Consequence> read_policy(Draft& draft, const Value& list) {
  std::vector<Consequence> policy = read_consequences(draft, list);
  for (const Consequence& each : policy) {
    if (each.facts.empty() || each.after.count() > 0) {
      list.error("a phase changes the range, as it begins; all else is for injects");
      break;
    }
  }
  return policy;
}

}  // namespace

void read_phases(Draft& draft) {
  std::optional<Value> last;
  auto& phases = draft.exercise.phases;
  Names names("phase", Names::Spelling::kWords);
  for (const Value& element : draft.sections.elements("phases", kPhasesMax)) {
    Fields fields(element);
    Phase phase;
    const Value name = fields.required("name");
    if (name.present() && names.declare(name)) phase.name = name.node().text();
    const Value from = fields.required("from");
    const auto begins = from.time();
    check_before_endex(draft, from, begins);
    phase.from = begins.value_or(terms::kStartex);
    for (const Value& role : fields.optional("holds").one_or_list(4)) {
      phase.holds.push_back(role.word<terms::Role>(kRoles).value_or(terms::Role::kWhite));
    }
    if (begins && !last && phase.from != terms::kStartex) {
      from.error(yaml::Fault::kOutOfRange, "the first phase begins at STARTEX, D+0 00:00");
    }
    if (begins && last && phase.from <= phases.back().from) {
      from.error(yaml::Fault::kOutOfRange, "a phase begins after the one before it",
                 yaml::Note{last->place(), "that one begins here"});
    }
    if (begins) last = from;
    phase.policy = read_policy(draft, fields.optional("then"));
    phases.push_back(std::move(phase));
  }
}

void read_injects(Draft& draft) {
  std::vector<Value> conditions;
  for (const Item& item : draft.items["milestones"]) {
    Fields fields(item.value);
    auto& milestones = draft.exercise.milestones;
    const MilestoneId next{static_cast<std::uint32_t>(milestones.size())};
    take_title(draft, entity(next), fields.optional("title"));
    milestones.push_back({item.name, {}});
    conditions.push_back(fields.required("when"));
  }
  const std::size_t milestones = conditions.size();
  for (const Item& item : draft.items["injects"]) {
    conditions.push_back(InjectReader(draft, item).read());
  }
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
