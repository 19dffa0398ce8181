#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "controller/yaml/findings.h"
#include "controller/yaml/quantities.h"
#include "controller/yaml/tree.h"

namespace redoubt::yaml {

/// A word of a file and what it stands for.
template <class Meaning>
struct Word {
  std::string_view text;
  Meaning means;
};

inline constexpr std::size_t kNameMax = 64;

/// One value of a file, to be read as what it should be. Every reader gives the value, or nothing
/// after it has said what was expected and what stands there. A value may be absent (an optional
/// key that was not given, a required one whose absence has been said): then every reader silently
/// gives nothing. To be passed by value; lives as long as the tree and the findings.
class Value {
 public:
  struct Entry;

  Value(Node node, Findings& findings) : node_(node), findings_(&findings) {}
  explicit Value(Findings& findings) : findings_(&findings) {}

  bool present() const { return node_.has_value(); }
  const Node& node() const { return *node_; }     ///< present() only
  Place place() const { return node_->place(); }  ///< present() only
  Findings& findings() const { return *findings_; }

  /// Words for people: not empty.
  std::optional<std::string> text(std::size_t bytes_max = 4096) const;

  /// What things are called: `a-z 0-9 . _ -`, beginning with a letter or digit, at most kNameMax.
  std::optional<std::string> name() const;

  /// A name in somebody else's spelling, "T1566.001": capital letters too.
  std::optional<std::string> code() const;

  std::optional<std::int64_t> integer(std::int64_t least, std::int64_t most) const;
  std::optional<bool> truth() const;  ///< `true` or `false`
  std::optional<terms::Odds> odds() const;
  /// A number with one of these units, "120 MW", from `least` to `most` of the smallest of them.
  std::optional<std::int64_t> measure(std::span<const Unit> units, std::int64_t least,
                                      std::int64_t most) const;
  std::optional<terms::Duration> duration() const;
  std::optional<terms::ExerciseTime> time() const;
  std::optional<terms::Duration> time_of_day() const;  ///< since midnight

  std::optional<std::int64_t> date() const;  ///< seconds since 1970-01-01 00:00

  /// One of a few words: its place among them.
  std::optional<std::size_t> choice(std::span<const std::string_view> words) const;

  /// One of a few words: what it means.
  template <class Meaning>
  std::optional<Meaning> word(std::span<const Word<Meaning>> words) const;
  template <class Meaning>
  std::optional<Meaning> word(std::initializer_list<Word<Meaning>> words) const {
    return word<Meaning>(std::span(words.begin(), words.size()));
  }

  /// The elements of a list. Empty if absent or wrong.
  std::vector<Value> list(std::size_t most) const;

  /// The elements of a list, or the one value that stands in place of a list of one.
  std::vector<Value> one_or_list(std::size_t most) const;

  /// The names in such a list; what is no name is said and left out.
  std::vector<std::string> names(std::size_t most) const;

  /// The pairs of a mapping whose keys the author chose, in the order of the file.
  std::vector<Entry> entries(std::size_t most) const;

  /// `isolate` or `{isolate: now}`: a word with a value, which is absent where the word stands
  /// alone.
  std::optional<Entry> word_with_value() const;

  /// Says what is wrong with this value, after the way to it: "hosts.files.zone: there is ...".
  void error(Fault fault, std::string_view what, std::optional<Note> note = {}) const;
  void error(std::string_view what, std::optional<Note> note = {}) const;
  void warning(std::string_view what) const;

  /// Says "expected (what), found (what stands here)", and why where that needs a reason.
  void expected(std::string_view what, std::string_view because = {},
                Fault fault = Fault::kWrongKind) const;

 private:
  const std::string* scalar(std::string_view what) const;
  void tell(std::string_view as) const;
  std::vector<Value> elements(std::size_t most) const;
  bool not_more_than(std::size_t most) const;
  std::string say(std::string_view what) const;

  std::optional<Node> node_;
  Findings* findings_;
};

struct Value::Entry {
  Value key;
  Value value;
};

/// "red, blue or white"; of many words, the first.
std::string choices(std::span<const std::string_view> words);

/// ", did you mean 'duration'?", or nothing where no word is near.
std::string did_you_mean(std::string_view written, std::span<const std::string_view> words);

template <class Meaning>
std::optional<Meaning> Value::word(std::span<const Word<Meaning>> words) const {
  std::vector<std::string_view> texts;
  for (const Word<Meaning>& word : words) texts.push_back(word.text);
  const std::optional<std::size_t> chosen = choice(texts);
  if (!chosen) return std::nullopt;
  return words[*chosen].means;
}

}  // namespace redoubt::yaml
