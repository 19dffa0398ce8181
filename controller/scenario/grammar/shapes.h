#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "controller/scenario/grammar.h"
#include "controller/yaml/value.h"

/// The words that the grammar is written in.
namespace redoubt::scenario::grammar {

inline constexpr Must kOptional = Must::kOptional;
inline constexpr Must kRequired = Must::kRequired;
inline constexpr Must kDepends = Must::kDepends;
inline constexpr Must kOneOf = Must::kOneOf;

inline Shape text() { return {.sort = Sort::kText}; }
/// A text that is one of these words.
inline Shape text_of(std::vector<std::string_view> words) {
  return {.sort = Sort::kText, .words = std::move(words)};
}
/// Refers to something of the range, or several things: "zone", "host".
inline Shape thing(std::string_view of) { return {.sort = Sort::kText, .of = of}; }
inline Shape name(std::string_view of = {}) { return {.sort = Sort::kName, .of = of}; }
inline Shape code(std::string_view of = {}) { return {.sort = Sort::kCode, .of = of}; }

inline Shape integer(std::int64_t least, std::int64_t most) {
  return {.sort = Sort::kInteger, .least = least, .most = most};
}
inline Shape truth() { return {.sort = Sort::kTruth}; }
inline Shape odds() { return {.sort = Sort::kOdds}; }
inline Shape share() { return {.sort = Sort::kShare}; }
inline Shape duration() { return {.sort = Sort::kDuration}; }
inline Shape time() { return {.sort = Sort::kTime}; }
inline Shape time_of_day() { return {.sort = Sort::kTimeOfDay}; }
inline Shape date() { return {.sort = Sort::kDate}; }
/// A number with one of these units; the empty one is no unit.
inline Shape measure(std::vector<std::string_view> units) {
  return {.sort = Sort::kMeasure, .words = std::move(units)};
}
inline Shape signed_share() { return measure({"%"}); }

inline Shape word(std::vector<std::string_view> words) {
  return {.sort = Sort::kWord, .words = std::move(words)};
}
template <class Meaning, std::size_t kCount>
Shape word(const yaml::Word<Meaning> (&table)[kCount]) {
  std::vector<std::string_view> words;
  for (const yaml::Word<Meaning>& each : table) words.push_back(each.text);
  return word(std::move(words));
}

inline Shape of(const Mapping& (*mapping)()) {
  return {.sort = Sort::kMapping, .mapping = mapping};
}
inline Shape one_word_of(const Mapping& (*mapping)()) {
  return {.sort = Sort::kOneWord, .mapping = mapping};
}
inline Shape entries(Shape key, Shape value) {
  return {.sort = Sort::kEntries, .parts = {std::move(key), std::move(value)}};
}
inline Shape list(Shape of) { return {.sort = Sort::kList, .parts = {std::move(of)}}; }
inline Shape one_or_list(Shape of, std::int64_t most = kNoLimit) {
  return {.sort = Sort::kOneOrList, .most = most, .parts = {std::move(of)}};
}
inline Shape tuple(std::vector<Shape> parts) {
  return {.sort = Sort::kTuple, .parts = std::move(parts)};
}
inline Shape pair(const Shape& of) { return tuple({of, of}); }
inline Shape either(std::vector<Shape> parts) {
  return {.sort = Sort::kEither, .parts = std::move(parts)};
}

inline Shape things(std::string_view of) { return one_or_list(thing(of)); }
/// A host list.
inline Shape hosts() { return things("host"); }
/// One duration, or from the shortest to the longest.
inline Shape span() { return one_or_list(duration(), 2); }

inline Key title() { return {"title", kOptional, text(), "What people call it."}; }
inline Key owner() {
  return {"owner", kOptional, name("cell"), "The blue cell that it belongs to; left out: nobody."};
}

}  // namespace redoubt::scenario::grammar
