#include "controller/scenario/inject_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/consequence_reader.h"
#include "controller/scenario/inject_template.h"
#include "controller/scenario/storylines_reader.h"
#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::InjectKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kOptionsMax = 16;
constexpr std::size_t kCellsMax = 64;
constexpr std::size_t kBodyMax = 32'768;  ///< bytes
constexpr std::int64_t kTimesMax = 1000;
constexpr terms::Duration kEveryMin = std::chrono::minutes(1);

/// How such an inject reaches people where that is not written.
Mode usual_mode(InjectKind kind) {
  switch (kind) {
    case InjectKind::kMedia:
    case InjectKind::kSocial:
      return Mode::kBroadcast;
    case InjectKind::kPhone:
      return Mode::kPhone;
    case InjectKind::kTelemetry:
      return Mode::kPortal;
    default:
      return Mode::kMail;
  }
}

class InjectReader {
 public:
  InjectReader(Draft& draft, const Item& item) : draft_(draft), item_(item) {}

  Value read();

 private:
  Value read_time(Fields& fields);
  void read_series(Fields& fields);
  void count_times(const Value& every, std::int64_t times, const Value& until);
  void read_place(Fields& fields);
  void read_addressees(Fields& fields);
  void read_letter(Fields& fields);
  void read_answers(Fields& fields);
  InjectOption read_option(const Value& value);
  std::int64_t read_points(const Value& value);
  void check_audience(const Value& to) const;
  void check_objective(const Value& objective) const;
  const Storyline* storyline() const;
  Value absent() const { return Value(draft_.sections.findings()); }

  Draft& draft_;
  const Item& item_;
  Inject inject_;
};

Value InjectReader::read() {
  const Likeness like = likeness_of(draft_, item_.value);
  Fields fields(item_.value, like.filled_in, like.first);
  fields.optional("like");
  fields.optional("with");
  inject_.number = item_.name;
  inject_.title = fields.required("title").text(kTitleMax).value_or("");
  inject_.kind = fields.optional("kind").word<InjectKind>(kInjectKinds).value_or(inject_.kind);
  inject_.mode = fields.optional("mode").word<Mode>(kModes).value_or(usual_mode(inject_.kind));
  inject_.draft = fields.optional("draft").truth().value_or(false);
  const Value when = read_time(fields);
  read_series(fields);
  read_place(fields);
  read_addressees(fields);
  read_letter(fields);
  inject_.expects = fields.optional("expects").text().value_or("");
  inject_.notes = fields.optional("notes").text().value_or("");
  inject_.columns = read_columns(draft_, fields.optional("columns"));
  const Value objective = fields.optional("objective");
  inject_.objective = {draft_.objectives.resolve(objective)};
  check_objective(objective);
  read_answers(fields);
  inject_.then = read_consequences(draft_, fields.optional("then"));
  draft_.exercise.injects.push_back(std::move(inject_));
  return when;
}

Value InjectReader::read_time(Fields& fields) {
  const Value at = fields.optional("at");
  const Value when = fields.optional("when");
  const Value not_before = fields.optional("not_before");
  inject_.contingency = fields.optional("contingency").truth().value_or(false);
  inject_.transit = fields.optional("transit").duration().value_or(inject_.transit);
  const Value story = fields.optional("story");
  inject_.story = story.date().value_or(kNoStoryTime);
  if (story.present() && draft_.exercise.story_begins == kNoStoryTime) {
    story.error("the story has no clock: 'exercise' does not say when it begins");
  }
  if (at.present() + when.present() + inject_.contingency != 1) {
    item_.key.error(
        "an inject comes either 'at' a time or 'when' something holds, or is a 'contingency'");
  }
  const Value not_after = fields.optional("not_after");
  if (not_before.present() && !when.present()) not_before.error("'not_before' goes with 'when'");
  if (not_after.present() && !when.present()) not_after.error("'not_after' goes with 'when'");
  if (at.present()) {
    const auto time = at.time();
    check_before_endex(draft_, at, time);
    inject_.at = time.value_or(terms::kNever);
    return absent();
  }
  const auto earliest = not_before.time();
  check_before_endex(draft_, not_before, earliest);
  inject_.not_before = earliest.value_or(terms::kStartex);
  inject_.not_after = not_after.time().value_or(terms::kNever);
  if (inject_.not_after <= inject_.not_before) {
    not_after.error("it would have to come before it may");
  }
  return when;
}

void InjectReader::read_series(Fields& fields) {
  const Value every = fields.optional("every");
  const Value times = fields.optional("times");
  const Value until = fields.optional("until");
  inject_.series.every = every.duration().value_or(inject_.series.every);
  const std::int64_t most = times.integer(1, kTimesMax).value_or(1);
  const bool planned = inject_.at != terms::kNever;
  if (every.present() && inject_.series.every < kEveryMin) {
    every.error("nothing comes again within a minute");
    return;
  }
  if (planned) return count_times(every, times.present() ? most : kTimesMax, until);
  if (until.present()) until.error("'until' goes with 'at' and 'every'");
  if (inject_.contingency && every.present()) every.error("a contingency comes when it is sent");
  if (every.present() && !times.present())
    every.error(yaml::Fault::kMissing, "key 'times' is missing: how often at most?");
  inject_.series.times = static_cast<std::uint32_t>(most);
}

/// Of an inject with a time: as often as it comes before ENDEX.
void InjectReader::count_times(const Value& every, std::int64_t times, const Value& until) {
  if (!every.present()) {
    if (until.present() || times < kTimesMax) {
      item_.key.error(yaml::Fault::kMissing,
                      "key 'every' is missing: how long between one time and the next?");
    }
    return;
  }
  const auto last = until.time();
  check_before_endex(draft_, until, last);
  const terms::ExerciseTime end = last.value_or(draft_.exercise.endex);
  const terms::Duration left = end - inject_.at;
  if (left.count() <= 0) return;
  const std::int64_t fit = (left - terms::Duration{1}) / inject_.series.every + 1;
  inject_.series.times = static_cast<std::uint32_t>(std::min(times, fit));
}

/// Where it stands in the plot.
void InjectReader::read_place(Fields& fields) {
  inject_.exclusive = fields.optional("exclusive").name().value_or("");
  inject_.incident = {draft_.incidents.resolve(fields.optional("incident"))};
}

const Storyline* InjectReader::storyline() const {
  if (!inject_.incident.valid()) return nullptr;
  const StorylineId id = draft_.exercise.incidents[inject_.incident.value].storyline;
  return id.valid() ? &draft_.exercise.storylines[id.value] : nullptr;
}

void InjectReader::read_addressees(Fields& fields) {
  const Value to = fields.optional("to");
  for (const std::uint32_t cell : draft_.cells.resolve_all(to, kCellsMax)) {
    inject_.to.push_back({cell});
  }
  if (inject_.kind == InjectKind::kAction && to.present()) {
    to.error("no team is told of an action of exercise control");
  }
  check_audience(to);
}

void InjectReader::check_audience(const Value& to) const {
  const Storyline* of = storyline();
  if (of == nullptr || of->audiences.empty()) return;
  for (const terms::CellId cell : inject_.to) {
    const auto has = [&](const Audience& audience) {
      return std::find(audience.cells.begin(), audience.cells.end(), cell) != audience.cells.end();
    };
    if (std::any_of(of->audiences.begin(), of->audiences.end(), has)) continue;
    to.error(fmt::format("storyline '{}' is not for cell '{}'", of->name,
                         draft_.exercise.cells[cell.value].name),
             yaml::Note{draft_.storylines.declared_at(draft_.storylines.find(of->name)),
                        "its audiences stand here"});
  }
}

void InjectReader::check_objective(const Value& objective) const {
  const Storyline* of = storyline();
  if (of == nullptr || of->objectives.empty() || !inject_.objective.valid()) return;
  const auto& all = of->objectives;
  if (std::find(all.begin(), all.end(), inject_.objective) != all.end()) return;
  objective.error(fmt::format("it is none of the objectives of storyline '{}'", of->name),
                  yaml::Note{draft_.storylines.declared_at(draft_.storylines.find(of->name)),
                             "they stand here"});
}

/// Who is told must see from whom it comes and what it is about.
void InjectReader::read_letter(Fields& fields) {
  const auto words = [&](std::string_view key) {
    return inject_.to.empty() ? fields.optional(key) : fields.required(key);
  };
  inject_.from = words("from").text(kTitleMax).value_or("");
  inject_.subject = words("subject").text(kTitleMax).value_or("");
  inject_.body = fields.optional("body").text(kBodyMax).value_or("");
  const Value script = fields.optional("script");
  inject_.script = script.text(kBodyMax).value_or("");
  if (script.present() && inject_.mode != Mode::kPhone && inject_.mode != Mode::kInPerson) {
    script.error("a script is for who speaks: 'mode: phone' or 'mode: in_person'");
  }
}

void InjectReader::read_answers(Fields& fields) {
  const Value deadline = fields.optional("deadline");
  const Value options = fields.optional("options");
  const Value no_answer = fields.optional("no_answer");
  const Value rubric = fields.optional("rubric");
  inject_.rubric = {draft_.rubrics.resolve(rubric)};
  inject_.work = fields.optional("work").duration().value_or(inject_.work);
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
  if (rubric.present()) rubric.error("there is nobody to mark: 'to' names no cell");
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

Value read_inject(Draft& draft, const Item& item) { return InjectReader(draft, item).read(); }

}  // namespace redoubt::scenario
