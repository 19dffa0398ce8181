#include "controller/yaml/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/yaml/nearest.h"
#include "controller/yaml/witness.h"

namespace redoubt::yaml {
namespace {

constexpr std::size_t kChoicesShown = 12;

bool small(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }
bool joint(char c) { return c == '.' || c == '_' || c == '-'; }

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kNameMax && small(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return small(c) || joint(c); });
}

/// Of what was no such quantity, or was one that is too small or too large.
template <class Quantity>
Fault fault_of(const terms::Result<Quantity>& read) {
  const bool kind = !read && read.error().code == terms::Code::kInvalidArgument;
  return kind ? Fault::kWrongKind : Fault::kOutOfRange;
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= kNameMax && !joint(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return small(c) || capital(c) || joint(c); });
}

}  // namespace

std::optional<std::string> Value::text(std::size_t bytes_max) const {
  const std::string* text = scalar("text");
  if (text == nullptr) return std::nullopt;
  if (text->empty()) return expected("text, not an empty one"), std::nullopt;
  if (text->size() > bytes_max) {
    error(Fault::kTooMuch,
          fmt::format("this text has {} bytes, {} at most", text->size(), bytes_max));
    return std::nullopt;
  }
  return *text;
}

std::optional<std::string> Value::name() const {
  const std::string* text = scalar("a name");
  if (text == nullptr) return std::nullopt;
  if (is_name(*text)) return *text;
  expected(fmt::format("a name of a-z, 0-9, '.', '_' and '-', at most {}", kNameMax), {},
           Fault::kSpelling);
  return std::nullopt;
}

std::optional<std::string> Value::code() const {
  const std::string* text = scalar("a code");
  if (text == nullptr) return std::nullopt;
  if (is_code(*text)) return *text;
  expected(fmt::format("a code of letters, digits, '.', '_' and '-', at most {}", kNameMax), {},
           Fault::kSpelling);
  return std::nullopt;
}

std::optional<std::int64_t> Value::integer(std::int64_t least, std::int64_t most) const {
  const std::string what = fmt::format("a whole number from {} to {}", least, most);
  const std::string* text = scalar(what);
  if (text == nullptr) return std::nullopt;
  if (!node_->plain()) return expected(what, "without quotes"), std::nullopt;
  const terms::Result<std::int64_t> number = integer_of(*text);
  if (number && *number >= least && *number <= most) return *number;
  const bool reason = !number && number.error().code == terms::Code::kInvalidArgument;
  expected(what, reason ? number.error().message : "", fault_of(number));
  return std::nullopt;
}

std::optional<bool> Value::truth() const {
  const std::string* text = scalar("true or false");
  if (text == nullptr) return std::nullopt;
  if (node_->plain() && *text == "true") return true;
  if (node_->plain() && *text == "false") return false;
  expected("true or false", node_->plain() ? "" : "without quotes");
  return std::nullopt;
}

std::optional<terms::Odds> Value::odds() const {
  const std::string* text = scalar("odds such as 35% or 0.35");
  if (text == nullptr) return std::nullopt;
  const terms::Result<terms::Odds> odds = odds_of(*text);
  if (odds) return *odds;
  expected("odds such as 35% or 0.35", odds.error().message, fault_of(odds));
  return std::nullopt;
}

std::optional<std::int64_t> Value::measure(std::span<const Unit> units, std::int64_t least,
                                           std::int64_t most) const {
  std::string what = "a number";
  for (const Unit& unit : units) {
    if (!unit.name.empty()) what += (&unit == &units[0] ? " of " : " or ") + std::string(unit.name);
  }
  const std::string* text = scalar(what);
  if (text == nullptr) return std::nullopt;
  const terms::Result<std::int64_t> amount = measure_of(*text, units);
  if (amount && *amount >= least && *amount <= most) return *amount;
  expected(what,
           amount ? fmt::format("from {} to {} {}", least, most, units.back().name)
                  : amount.error().message,
           fault_of(amount));
  return std::nullopt;
}

std::optional<terms::Duration> Value::duration() const {
  static constexpr std::string_view kWhat = "a duration such as '90 min' or '1 h 30 min'";
  const std::string* text = scalar(kWhat);
  if (text == nullptr) return std::nullopt;
  const terms::Result<terms::Duration> duration = duration_of(*text);
  if (duration) return *duration;
  expected(kWhat, duration.error().message, fault_of(duration));
  return std::nullopt;
}

std::optional<terms::ExerciseTime> Value::time() const {
  static constexpr std::string_view kWhat = "a time such as 'D+1 09:30' or '90 min'";
  const std::string* text = scalar(kWhat);
  if (text == nullptr) return std::nullopt;
  const terms::Result<terms::ExerciseTime> time = time_of(*text);
  if (time) return *time;
  expected(kWhat, time.error().message, fault_of(time));
  return std::nullopt;
}

std::optional<std::int64_t> Value::date() const {
  static constexpr std::string_view kWhat = "a date such as '2031-05-12 06:00'";
  const std::string* text = scalar(kWhat);
  if (text == nullptr) return std::nullopt;
  const terms::Result<std::int64_t> date = date_of(*text);
  if (date) return *date;
  expected(kWhat, date.error().message, fault_of(date));
  return std::nullopt;
}

std::optional<terms::Duration> Value::time_of_day() const {
  static constexpr std::string_view kWhat = "a time of day such as '07:30'";
  const std::string* text = scalar(kWhat);
  if (text == nullptr) return std::nullopt;
  const terms::Result<terms::Duration> time = time_of_day_of(*text);
  if (time) return *time;
  expected(kWhat, time.error().message);
  return std::nullopt;
}

std::optional<std::size_t> Value::choice(std::span<const std::string_view> words) const {
  const std::string* text = scalar("one word");
  if (text == nullptr) return std::nullopt;
  if (Witness* witness = findings_->witness()) witness->word(*node_, words);
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  if (findings_->full(Severity::kError)) return expected({}), std::nullopt;
  error(Fault::kWrongKind, fmt::format("expected {}, found {}{}", choices(words),
                                       node_->described(), did_you_mean(*text, words)));
  return std::nullopt;
}

std::vector<Value> Value::list(std::size_t most) const {
  tell("a list");
  return elements(most);
}

std::vector<Value> Value::elements(std::size_t most) const {
  std::vector<Value> values;
  if (!present()) return values;
  if (node_->kind() != Kind::kSequence) return expected("a list"), values;
  if (!not_more_than(most)) return values;
  for (const Node& element : node_->elements()) values.push_back({element, *findings_});
  return values;
}

std::vector<Value> Value::one_or_list(std::size_t most) const {
  tell("one or a list");
  const bool one = present() && node_->kind() != Kind::kSequence && !node_->nothing();
  return one ? std::vector<Value>{*this} : elements(most);
}

std::vector<std::string> Value::names(std::size_t most) const {
  std::vector<std::string> names;
  for (const Value& value : one_or_list(most)) {
    if (std::optional<std::string> name = value.name()) names.push_back(std::move(*name));
  }
  return names;
}

std::vector<Value::Entry> Value::entries(std::size_t most) const {
  tell("a mapping");
  std::vector<Entry> entries;
  if (!present()) return entries;
  if (node_->kind() != Kind::kMapping) return expected("a mapping"), entries;
  if (!not_more_than(most)) return entries;
  for (const auto& [key, value] : node_->pairs()) {
    entries.push_back({{key, *findings_}, {value, *findings_}});
  }
  return entries;
}

std::optional<Value::Entry> Value::word_with_value() const {
  if (!present()) return std::nullopt;
  const bool word = node_->kind() == Kind::kScalar && !node_->nothing();
  if (word) return Entry{*this, Value(*findings_)};
  if (node_->kind() == Kind::kMapping && node_->size() == 1) return entries(1).front();
  expected("one word, or a mapping of one key");
  return std::nullopt;
}

void Value::error(Fault fault, std::string_view what, std::optional<Note> note) const {
  if (!present()) return;
  const bool unread = findings_->full(Severity::kError);
  findings_->error(fault, place(), unread ? "" : say(what), std::move(note));
}

void Value::error(std::string_view what, std::optional<Note> note) const {
  error(Fault::kMismatch, what, std::move(note));
}

void Value::warning(std::string_view what) const {
  if (!present()) return;
  findings_->warning(place(), findings_->full(Severity::kWarning) ? "" : say(what));
}

void Value::expected(std::string_view what, std::string_view because, Fault fault) const {
  if (!present()) return;
  error(fault, fmt::format("expected {}, found {}{}{}", what, node_->described(),
                           because.empty() ? "" : ": ", because));
}

void Value::tell(std::string_view as) const {
  if (!present()) return;
  if (Witness* witness = findings_->witness()) witness->value(*node_, as);
}

const std::string* Value::scalar(std::string_view what) const {
  if (!present()) return nullptr;
  tell(what);
  if (node_->kind() == Kind::kScalar && !node_->nothing()) return &node_->text();
  expected(what);
  return nullptr;
}

bool Value::not_more_than(std::size_t most) const {
  if (node_->size() <= most) return true;
  error(Fault::kTooMuch, fmt::format("{} entries, {} at most", node_->size(), most));
  return false;
}

std::string Value::say(std::string_view what) const {
  const std::string path = node_->path();
  return path.empty() ? std::string(what) : fmt::format("{}: {}", path, what);
}

std::string choices(std::span<const std::string_view> words) {
  std::string text;
  const std::size_t shown = std::min(words.size(), kChoicesShown);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return shown < words.size() ? text + " ..." : text;
}

std::string did_you_mean(std::string_view written, std::span<const std::string_view> words) {
  const std::string_view meant = nearest(written, words);
  return meant.empty() ? "" : fmt::format(", did you mean '{}'?", meant);
}

}  // namespace redoubt::yaml
