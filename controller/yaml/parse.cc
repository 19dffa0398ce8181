#include "controller/yaml/parse.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "controller/yaml/file.h"
#include "proto/terms/check.h"

namespace redoubt::yaml {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

std::string_view text_of(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_t* get() { return &event_; }
  const yaml_event_t& operator*() const { return event_; }

 private:
  yaml_event_t event_{};
};

/// Turns the events of one file into a tree.
class Builder {
 public:
  Builder(std::shared_ptr<const Source> source, Findings& findings);
  ~Builder() { yaml_parser_delete(&parser_); }
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  std::unique_ptr<const Tree> build();

 private:
  using Item = Tree::Item;
  enum class Next : std::uint8_t { kGoOn, kStop };

  Place at(Mark mark) const { return {source_, mark}; }
  Mark mark_of(const yaml_mark_t& mark) const;
  Next stop(Fault fault, Mark mark, std::string message);
  Next stop_at_grammar();

  Next take(const yaml_event_t& event);
  Next begin_document(const yaml_event_t& event);
  Next scalar(const yaml_event_t& event);
  Next open(const yaml_event_t& event, Kind kind, const yaml_char_t* anchor,
            const yaml_char_t* tag);
  Next close(const yaml_event_t& event);
  Next add(Item item);
  void refuse_marks_of_reference(Mark mark, const yaml_char_t* anchor, const yaml_char_t* tag);
  void refuse_same_keys(std::uint32_t mapping);
  bool at_key() const;

  std::shared_ptr<const Source> source_;
  Findings& findings_;
  yaml_parser_t parser_{};
  std::vector<Item> items_;
  std::vector<std::uint32_t> open_;  // sequences and mappings not yet closed, outermost first
};

Builder::Builder(std::shared_ptr<const Source> source, Findings& findings)
    : source_(std::move(source)), findings_(findings) {
  REDOUBT_CHECK(yaml_parser_initialize(&parser_) != 0);
  const std::string_view text = source_->text();
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());
}

std::unique_ptr<const Tree> Builder::build() {
  const std::size_t errors_before = findings_.errors();
  for (bool end = false; !end;) {
    Event event;
    if (yaml_parser_parse(&parser_, event.get()) == 0) {
      stop_at_grammar();
      return nullptr;
    }
    if (take(*event) == Next::kStop) return nullptr;
    end = (*event).type == YAML_STREAM_END_EVENT;
  }
  if (items_.empty()) stop(Fault::kNotYaml, {1, 1}, "the file is empty");
  if (findings_.errors() != errors_before) return nullptr;
  return std::make_unique<const Tree>(source_, std::move(items_));
}

// Behind a last line without a break, libyaml sees one more line.
Mark Builder::mark_of(const yaml_mark_t& mark) const {
  if (mark.line >= source_->lines()) return source_->mark_of(source_->text().size());
  return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

Builder::Next Builder::stop(Fault fault, Mark mark, std::string message) {
  findings_.error(fault, at(mark), std::move(message));
  return Next::kStop;
}

// libyaml says what it was doing ("while parsing a block mapping", begun there) and what came in
// the way. One common cause gets words of its own.
Builder::Next Builder::stop_at_grammar() {
  if (parser_.error == YAML_MEMORY_ERROR)
    return stop(Fault::kTooMuch, {}, "too little memory to read this file");
  Mark mark = mark_of(parser_.problem_mark);
  if (parser_.error == YAML_READER_ERROR) mark = source_->mark_of(parser_.problem_offset);
  std::string message = parser_.problem != nullptr ? parser_.problem : "this is no YAML";
  const std::string_view line = source_->line(mark.line);
  if (first_characters(line, mark.column).ends_with('\t')) {
    message = "a tab cannot stand here; indent with spaces";
  }
  std::optional<Note> note;
  if (parser_.context != nullptr) {
    note = Note{at(mark_of(parser_.context_mark)), parser_.context};
  }
  findings_.error(Fault::kNotYaml, at(mark), std::move(message), std::move(note));
  return Next::kStop;
}

Builder::Next Builder::take(const yaml_event_t& event) {
  switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
      return begin_document(event);
    case YAML_ALIAS_EVENT:
      findings_.error(Fault::kNotYaml, at(mark_of(event.start_mark)),
                      "aliases (*name) are not allowed");
      return add({.begin = mark_of(event.start_mark), .end = mark_of(event.end_mark)});
    case YAML_SCALAR_EVENT:
      return scalar(event);
    case YAML_SEQUENCE_START_EVENT:
      return open(event, Kind::kSequence, event.data.sequence_start.anchor,
                  event.data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
      return open(event, Kind::kMapping, event.data.mapping_start.anchor,
                  event.data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return close(event);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
      break;
  }
  return Next::kGoOn;
}

Builder::Next Builder::begin_document(const yaml_event_t& event) {
  const Mark mark = mark_of(event.start_mark);
  const auto& document = event.data.document_start;
  if (!items_.empty())
    return stop(Fault::kNotYaml, mark, "a second document begins here; a file holds one");
  if (document.version_directive != nullptr ||
      document.tag_directives.start != document.tag_directives.end) {
    findings_.error(Fault::kNotYaml, at(mark), "directives (%YAML, %TAG) are not allowed");
  }
  return Next::kGoOn;
}

Builder::Next Builder::scalar(const yaml_event_t& event) {
  const auto& scalar = event.data.scalar;
  const Mark begin = mark_of(event.start_mark);
  refuse_marks_of_reference(begin, scalar.anchor, scalar.tag);
  const std::string_view text = text_of(scalar.value, scalar.length);
  if (text.size() > kScalarBytesMax) {
    return stop(Fault::kTooMuch, begin,
                fmt::format("this text has {} bytes, {} at most", text.size(), kScalarBytesMax));
  }
  if (const BadCharacter bad = first_bad_character(text); !bad.what.empty()) {
    findings_.error(Fault::kNotYaml, at(begin), "in this text, " + bad.what);
  }
  const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (at_key() && text.empty())
    findings_.error(Fault::kNotYaml, at(begin), "a key is missing here");
  return add(
      {.plain = plain, .begin = begin, .end = mark_of(event.end_mark), .text = std::string(text)});
}

Builder::Next Builder::open(const yaml_event_t& event, Kind kind, const yaml_char_t* anchor,
                            const yaml_char_t* tag) {
  const Mark begin = mark_of(event.start_mark);
  refuse_marks_of_reference(begin, anchor, tag);
  if (at_key())
    findings_.error(Fault::kNotYaml, at(begin), "a key must be text, not a list or a mapping");
  if (open_.size() == kDepthMax) {
    return stop(Fault::kTooMuch, begin, fmt::format("nested more than {} deep", kDepthMax));
  }
  const auto index = static_cast<std::uint32_t>(items_.size());
  const Next next = add({.kind = kind, .begin = begin, .end = mark_of(event.end_mark)});
  open_.push_back(index);
  return next;
}

// libyaml sees the end of an indented block only at the next token, which may stand many lines
// further down; the block ends where the last thing in it does.
Builder::Next Builder::close(const yaml_event_t& event) {
  const std::uint32_t index = open_.back();
  open_.pop_back();
  Item& item = items_[index];
  item.past = static_cast<std::uint32_t>(items_.size());
  const bool brackets = event.end_mark.index > event.start_mark.index;
  if (brackets) {
    item.end = mark_of(event.end_mark);
  } else {
    for (std::uint32_t i = index + 1; i < item.past; ++i) {
      item.end = std::max(item.end, items_[i].end);
    }
  }
  if (item.kind == Kind::kMapping) {
    item.size /= 2;
    refuse_same_keys(index);
  }
  return Next::kGoOn;
}

Builder::Next Builder::add(Item item) {
  if (items_.size() == kNodesMax) {
    return stop(Fault::kTooMuch, item.begin,
                fmt::format("more than {} values in one file", kNodesMax));
  }
  if (!open_.empty()) {
    item.holder = open_.back();
    ++items_[open_.back()].size;
  }
  item.past = static_cast<std::uint32_t>(items_.size() + 1);
  items_.push_back(std::move(item));
  return Next::kGoOn;
}

void Builder::refuse_marks_of_reference(Mark mark, const yaml_char_t* anchor,
                                        const yaml_char_t* tag) {
  if (anchor != nullptr)
    findings_.error(Fault::kNotYaml, at(mark), "anchors (&name) are not allowed");
  if (tag != nullptr) findings_.error(Fault::kNotYaml, at(mark), "tags (!name) are not allowed");
}

void Builder::refuse_same_keys(std::uint32_t mapping) {
  std::vector<std::uint32_t> keys;
  for (std::uint32_t key = mapping + 1; key < items_[mapping].past;) {
    if (items_[key].kind == Kind::kScalar) keys.push_back(key);
    key = items_[items_[key].past].past;
  }
  std::sort(keys.begin(), keys.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(items_[a].text, a) < std::tie(items_[b].text, b);
  });
  for (std::size_t i = 0, first = 0; i < keys.size(); ++i) {
    const Item& key = items_[keys[i]];
    if (key.text != items_[keys[first]].text) first = i;
    if (i == first || key.text.empty()) continue;
    findings_.error(Fault::kTwice, at(key.begin),
                    fmt::format("key {} stands twice", in_quotes(key.text)),
                    Note{at(items_[keys[first]].begin), "first given here"});
  }
}

// While a mapping is open, its size counts keys and values alike.
bool Builder::at_key() const {
  if (open_.empty()) return false;
  const Item& holder = items_[open_.back()];
  return holder.kind == Kind::kMapping && holder.size % 2 == 0;
}

std::unique_ptr<const Tree> refuse_file(Fault fault, std::string name, std::string message,
                                        Findings& findings) {
  findings.error(fault, {std::make_shared<const Source>(std::move(name), ""), {}},
                 std::move(message));
  return nullptr;
}

// What follows the good part is not kept: it could not be shown.
std::unique_ptr<const Tree> refuse_behind(std::string_view good, std::string name,
                                          std::string message, Findings& findings) {
  auto source = std::make_shared<const Source>(std::move(name), std::string(good));
  const Mark mark = source->mark_of(good.size());
  findings.error(Fault::kNotYaml, {std::move(source), mark}, std::move(message));
  return nullptr;
}

}  // namespace

std::unique_ptr<const Tree> parse(std::string name, std::string_view text, Findings& findings) {
  if (text.size() > kFileBytesMax) {
    return refuse_file(Fault::kTooMuch, std::move(name),
                       fmt::format("is larger than {} bytes", kFileBytesMax), findings);
  }
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (BadCharacter bad = first_bad_character(text); !bad.what.empty()) {
    return refuse_behind(text.substr(0, bad.offset), std::move(name), std::move(bad.what),
                         findings);
  }
  auto source = std::make_shared<const Source>(std::move(name), std::string(text));
  return Builder(std::move(source), findings).build();
}

std::unique_ptr<const Tree> read_file(const std::filesystem::path& path, Findings& findings) {
  const terms::Result<std::string> bytes = bytes_of(path, kFileBytesMax);
  if (!bytes)
    return refuse_file(Fault::kUnreadable, path.string(), bytes.error().message, findings);
  return parse(path.string(), *bytes, findings);
}

}  // namespace redoubt::yaml
