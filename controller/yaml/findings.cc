#include "controller/yaml/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

namespace redoubt::yaml {
namespace {

constexpr std::size_t kShownBefore = 70;  // characters of the line, left of the caret
constexpr std::size_t kShown = 100;

const char* name(Severity severity) { return severity == Severity::kError ? "error" : "warning"; }

const std::string& file_of(const Place& place) {
  static const std::string kNone = "?";
  return place.source ? place.source->name() : kNone;
}

// The caret's own line repeats the tabs of the line above, so that it stands below its character
// whatever a tab is worth.
std::string indent_like(std::string_view before) {
  std::string indent;
  for (; !before.empty(); before.remove_prefix(first_characters(before, 1).size())) {
    indent += before.front() == '\t' ? '\t' : ' ';
  }
  return indent;
}

// Of a long line, only what stands around the column is shown.
void append_line(const Place& at, std::string& text) {
  if (!at.source || at.mark.line == 0 || at.mark.line > at.source->lines()) return;
  std::string_view line = at.source->line(at.mark.line);
  std::string_view before = first_characters(line, at.mark.column - 1);
  const char* clipped = "";
  if (const std::size_t all = characters(before); all > kShownBefore) {
    const std::size_t cut = first_characters(line, all - kShownBefore).size();
    line.remove_prefix(cut);
    before.remove_prefix(cut);
    clipped = "...";
  }
  const std::string_view shown = first_characters(line, kShown);
  fmt::format_to(std::back_inserter(text), "  {}{}{}\n  {}{}^\n", clipped, shown,
                 shown.size() < line.size() ? "..." : "",
                 std::string_view(clipped).empty() ? "" : "   ", indent_like(before));
}

void append(const Place& at, std::string_view sort, std::string_view message, std::string& text) {
  text += file_of(at);
  if (at.mark.line > 0) text += fmt::format(":{}:{}", at.mark.line, at.mark.column);
  text += fmt::format(": {}: {}\n", sort, message);
  append_line(at, text);
}

}  // namespace

void Findings::error(Fault fault, Place at, std::string message, std::optional<Note> note) {
  add({Severity::kError, std::move(at), std::move(message), std::move(note), code_of(fault)});
}

void Findings::error(Place at, std::string message, std::optional<Note> note) {
  error(Fault::kMismatch, std::move(at), std::move(message), std::move(note));
}

void Findings::warning(Place at, std::string message, std::optional<Note> note) {
  add({Severity::kWarning, std::move(at), std::move(message), std::move(note),
       code_of(Fault::kOdd)});
}

void Findings::proved(Severity severity, Place at, std::string message, std::string_view code) {
  add({severity, std::move(at), std::move(message), {}, code});
}

void Findings::add(Finding finding) {
  const bool keep = !full(finding.severity);
  ++count_[index(finding.severity)];
  if (keep) kept_.push_back(std::move(finding));
}

void Findings::add_new(const Findings& others) {
  for (const Finding& other : others.kept_) {
    const auto same = [&](const Finding& mine) {
      return mine.at.mark == other.at.mark && mine.message == other.message &&
             mine.at.source->name() == other.at.source->name();
    };
    if (std::none_of(kept_.begin(), kept_.end(), same)) add(other);
  }
}

std::vector<const Finding*> Findings::in_order() const {
  std::vector<const Finding*> sorted;
  for (const Finding& finding : kept_) sorted.push_back(&finding);
  // In kept_ the first to come has the lower address.
  std::sort(sorted.begin(), sorted.end(), [](const Finding* a, const Finding* b) {
    return std::tie(file_of(a->at), a->at.mark, a) < std::tie(file_of(b->at), b->at.mark, b);
  });
  return sorted;
}

std::string Findings::to_text() const {
  std::string text;
  for (const Finding* finding : in_order()) {
    append(finding->at, name(finding->severity),
           fmt::format("{} [{}]", finding->message, finding->code), text);
    if (finding->note) append(finding->note->at, "note", finding->note->text, text);
  }
  for (const Severity severity : {Severity::kError, Severity::kWarning}) {
    const std::size_t all = count_[index(severity)];
    if (all > kKept) text += fmt::format("... and {} more {}s\n", all - kKept, name(severity));
  }
  return text;
}

}  // namespace redoubt::yaml
