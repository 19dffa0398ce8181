#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// The language of scenario files as data: what may stand where, and what it is for. Nothing is
/// read by it; editors are told by it (`redoubt schema`), and a test holds it to what the readers
/// ask for, key by key. To add a key, add its line to the mapping that it stands in.
namespace redoubt::scenario::grammar {

struct Mapping;

/// What a value looks like.
enum class Sort : std::uint8_t {
  kText,
  kName,
  kCode,
  kVersion,  ///< of the format
  kInteger,
  kTruth,
  kOdds,
  kShare,  ///< odds in whole permille
  kMeasure,
  kDuration,
  kTime,
  kTimeOfDay,
  kDate,       ///< of the story
  kWord,       ///< one of `words`; of the author's, where there are none
  kMapping,    ///< of known keys
  kOneWord,    ///< a key of `mapping` alone, or a mapping of one of its keys to its value
  kEntries,    ///< names that the author chose, spelled as parts[0], to parts[1]
  kList,       ///< of parts[0]
  kOneOrList,  ///< the same, or one of it alone
  kTuple,      ///< a list of as many as there are parts, each of its own shape
  kEither,     ///< any of the parts
  kNothing,    ///< a word of kOneWord that stands alone
};

inline constexpr std::int64_t kNoLimit = INT64_MAX;

struct Shape {
  Sort sort = Sort::kText;
  std::string_view of;                  ///< what a name, code or text refers to: "zone"
  std::vector<std::string_view> words;  ///< to choose from; of a measure, its units
  std::int64_t least = 0;
  std::int64_t most = kNoLimit;  ///< of an integer; of a list, how many
  std::vector<Shape> parts;
  const Mapping& (*mapping)() = nullptr;  ///< by way of a function: mappings hold each other
};

/// Whether a key must stand in its mapping.
enum class Must : std::uint8_t {
  kOptional,
  kRequired,
  kDepends,  ///< on values, as its line says
  kOneOf,    ///< exactly one of the keys that say this stands there
};

/// One key. Where its mapping has keys of which one stands there, `beside` names those that this
/// one goes with; empty: with any. Then a key may have several lines, one for each shape.
struct Key {
  std::string_view name;
  Must must = Must::kOptional;
  Shape shape;
  std::string_view about;
  std::vector<std::string_view> beside = {};
};

struct Mapping {
  std::string_view name;  ///< one word, among all mappings
  std::string_view about;
  std::vector<Key> keys;
  /// The key that names a template, where there is one: what the template gives need not stand
  /// here.
  std::string_view like = {};
};

/// A file as a whole: any file may hold any section.
const Mapping& file();

/// All that can be reached from a file, each once, in the order in which they are met.
const std::vector<const Mapping*>& mappings();

}  // namespace redoubt::scenario::grammar
