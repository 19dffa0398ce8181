#include "controller/rules/amendment.h"

#include <algorithm>
#include <string_view>

#include "proto/terms/fingerprint.h"

namespace redoubt::rules {
namespace {

using scenario::Exercise;
using scenario::Inject;
using scenario::InjectId;
using scenario::Stage;
using terms::Amend;
using terms::CellId;
using terms::ExerciseTime;
using terms::kNever;
using terms::Reason;

bool is_team(const Exercise& exercise, CellId cell) {
  if (cell.value >= exercise.cells.size()) return false;
  return exercise.cells[cell.value].role != terms::Role::kWhite;
}

bool are_addressees(const Exercise& exercise, const std::vector<CellId>& cells) {
  for (auto one = cells.begin(); one != cells.end(); ++one) {
    if (!is_team(exercise, *one) || std::find(cells.begin(), one, *one) != one) return false;
  }
  return !cells.empty();
}

bool is_time_to_come(const Exercise& exercise, ExerciseTime at, ExerciseTime now) {
  return at >= now && at < exercise.endex;
}

/// As people write them: no number of a series, and nothing that a list could not show.
bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}

/// An id by name; not valid for an empty one. False where there is none of that name.
template <class Thing, class Id>
bool find(const std::vector<Thing>& things, const std::string& name, Id& id) {
  if (name.empty()) return true;
  const auto found = std::find_if(things.begin(), things.end(),
                                  [&](const Thing& thing) { return thing.name == name; });
  if (found == things.end()) return false;
  id = Id{static_cast<std::uint32_t>(found - things.begin())};
  return true;
}

scenario::Mode mode_of(terms::InjectKind kind) {
  switch (kind) {
    case terms::InjectKind::kPhone:
      return scenario::Mode::kPhone;
    case terms::InjectKind::kMedia:
    case terms::InjectKind::kSocial:
      return scenario::Mode::kBroadcast;
    default:
      return scenario::Mode::kMail;
  }
}

void replace(const std::optional<std::string>& text, std::string& line) {
  if (text) line = *text;
}

/// What everybody reads, and what one nation read instead of it.
void replace(const std::optional<std::string>& text, Inject& inject, std::string Inject::* line,
             std::string scenario::Edition::* edition) {
  if (!text) return;
  inject.*line = *text;
  for (scenario::Edition& one : inject.editions) (one.*edition).clear();
}

void rewrite(const Amend& amend, Inject& inject) {
  replace(amend.title, inject.title);
  replace(amend.expects, inject.expects);
  replace(amend.notes, inject.notes);
  replace(amend.from, inject, &Inject::from, &scenario::Edition::from);
  replace(amend.subject, inject, &Inject::subject, &scenario::Edition::subject);
  replace(amend.body, inject, &Inject::body, &scenario::Edition::body);
  if (amend.deadline) inject.deadline = *amend.deadline;
  if (amend.to) inject.to = *amend.to;
}

/// Of a line that teams have nothing changes that they were told.
bool touches_what_was_told(const Amend& amend) {
  return amend.at || amend.to || amend.from || amend.subject || amend.body || amend.deadline;
}

class Amending {
 public:
  Amending(const Exercise& exercise, const Story& story, ExerciseTime now, const Amend& amend)
      : exercise_(exercise), story_(story), now_(now), amend_(amend) {}

  Amendment run() {
    Amendment made;
    made.reason = amend_.add ? add(made.lines) : change(made.lines);
    if (made.reason != Reason::kNone) made.lines.clear();
    return made;
  }

 private:
  Reason add(std::vector<AmendedLine>& lines) const {
    if (exercise_.injects.size() >= kPlanLinesMax) return Reason::kOverLimit;
    const bool taken = scenario::inject_of(exercise_, amend_.inject).valid();
    if (taken || !is_number(amend_.inject)) return Reason::kNumberTaken;
    Inject inject;
    inject.number = amend_.inject;
    inject.kind = amend_.kind.value_or(terms::InjectKind::kMail);
    if (inject.kind == terms::InjectKind::kAction) return Reason::kWrongTarget;
    inject.mode = mode_of(inject.kind);
    const bool known = find(exercise_.incidents, amend_.incident, inject.incident) &&
                       find(exercise_.objectives, amend_.objective, inject.objective) &&
                       find(exercise_.rubrics, amend_.rubric, inject.rubric);
    if (!known || !amend_.to || !are_addressees(exercise_, *amend_.to)) {
      return Reason::kUnknownTarget;
    }
    inject.at = amend_.at.value_or(now_);
    if (!is_time_to_come(exercise_, inject.at, now_)) return Reason::kTimePassed;
    rewrite(amend_, inject);
    if (inject.title.empty()) inject.title = inject.subject;
    for (const std::string& option : amend_.options) inject.options.push_back({option, {}, 0});
    const auto id = static_cast<std::uint32_t>(exercise_.injects.size());
    lines.push_back({InjectId{id}, std::move(inject)});
    return Reason::kNone;
  }

  Reason change(std::vector<AmendedLine>& lines) const {
    const InjectId id = scenario::inject_of(exercise_, amend_.inject);
    if (!id.valid()) return Reason::kUnknownInject;
    const Inject& before = exercise_.injects[id.value];
    const Stage stage = story_.stage(id);
    if (stage >= Stage::kSkipped) return Reason::kTooLate;
    if (!to_come(stage) && touches_what_was_told(amend_)) return Reason::kTooLate;
    if (amend_.to) {
      if (before.kind == terms::InjectKind::kAction) return Reason::kWrongTarget;
      if (!are_addressees(exercise_, *amend_.to)) return Reason::kUnknownTarget;
    }
    Inject after = before;
    rewrite(amend_, after);
    if (amend_.at) {
      if (before.series.times > 1 && before.at == kNever) return Reason::kWrongTarget;
      if (!is_time_to_come(exercise_, *amend_.at, now_)) return Reason::kTimePassed;
      after.at = *amend_.at;
      after.contingency = false;
    }
    if (digest(after) == digest(before)) return Reason::kAlreadyDone;
    lines.push_back({id, std::move(after)});
    return amend_.follow && amend_.at && before.at != kNever ? move_what_follows(id, lines)
                                                             : Reason::kNone;
  }

  /// All move, or none.
  Reason move_what_follows(InjectId moved, std::vector<AmendedLine>& lines) const {
    const Inject& first = exercise_.injects[moved.value];
    const scenario::StorylineId storyline = storyline_of(first);
    if (!storyline.valid()) return Reason::kNone;
    const terms::Duration by = *amend_.at - first.at;
    for (std::uint32_t i = 0; i < exercise_.injects.size(); ++i) {
      const Inject& inject = exercise_.injects[i];
      const bool later = inject.at != kNever && inject.at >= first.at && i != moved.value;
      if (!later || storyline_of(inject) != storyline) continue;
      if (!to_come(story_.stage(InjectId{i}))) continue;
      if (!is_time_to_come(exercise_, inject.at + by, now_)) return Reason::kTimePassed;
      lines.push_back({InjectId{i}, inject});
      lines.back().inject.at += by;
    }
    return Reason::kNone;
  }

  scenario::StorylineId storyline_of(const Inject& inject) const {
    return inject.incident.valid() ? exercise_.incidents[inject.incident.value].storyline
                                   : scenario::StorylineId{};
  }

  const Exercise& exercise_;
  const Story& story_;
  ExerciseTime now_;
  const Amend& amend_;
};

void add(terms::Fingerprint& sum, std::string_view text) {
  sum.add(text.size());
  for (const char c : text) sum.add(static_cast<unsigned char>(c));
}

}  // namespace

Amendment amend(const Exercise& exercise, const Story& story, ExerciseTime now,
                const Amend& amend) {
  return Amending(exercise, story, now, amend).run();
}

std::int64_t digest(const Inject& inject) {
  terms::Fingerprint sum;
  for (const std::string* text : {&inject.number, &inject.title, &inject.from, &inject.subject,
                                  &inject.body, &inject.expects, &inject.notes}) {
    add(sum, *text);
  }
  sum.add(static_cast<std::uint64_t>(inject.kind));
  sum.add(static_cast<std::uint64_t>(terms::microseconds(inject.at)));
  sum.add(static_cast<std::uint64_t>(inject.deadline.count()));
  sum.add(inject.contingency ? 1 : 0);
  sum.add(inject.incident.value);
  sum.add(inject.objective.value);
  sum.add(inject.rubric.value);
  sum.add(inject.to.size());
  for (const CellId cell : inject.to) sum.add(cell.value);
  sum.add(inject.options.size());
  for (const scenario::InjectOption& option : inject.options) add(sum, option.text);
  sum.add(inject.editions.size());
  for (const scenario::Edition& edition : inject.editions) {
    add(sum, edition.from);
    add(sum, edition.subject);
    add(sum, edition.body);
  }
  return static_cast<std::int64_t>(sum.value() >> 1U);
}

}  // namespace redoubt::rules
