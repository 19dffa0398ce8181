#include "tests/scenario/grammar_samples.h"

#include <fmt/format.h>

#include <algorithm>

#include "controller/scenario/vocabulary.h"

namespace redoubt::scenario {

using grammar::Key;
using grammar::Mapping;
using grammar::Must;
using grammar::Shape;
using grammar::Sort;

namespace {

constexpr std::size_t kDeepest = 9;
constexpr std::size_t kWordsOfAList = 16;
/// From block to block words meet with other keys.
constexpr std::size_t kBlock = 24;

/// What declares a thing and what refers to it come to the same name.
std::string name_of(std::string_view kind) {
  std::string name = "g-";
  for (const char c : kind.substr(0, std::min(kind.find(" or "), kind.find(',')))) {
    name += c == ' ' ? '-' : c;
  }
  return kind.empty() ? "g" : name;
}

bool holds_mapping(const Shape& shape) {
  return shape.mapping != nullptr ||
         std::any_of(shape.parts.begin(), shape.parts.end(), holds_mapping);
}

bool goes_with(const Key& key, const Key* head) {
  if (key.must == Must::kOneOf) return &key == head;
  const bool any = key.beside.empty() || head == nullptr;
  return any || std::find(key.beside.begin(), key.beside.end(), head->name) != key.beside.end();
}

bool leads_deeper(const Mapping& mapping, const Key& head) {
  return std::any_of(mapping.keys.begin(), mapping.keys.end(), [&](const Key& key) {
    const bool there = &key == &head || (key.must == Must::kRequired && goes_with(key, &head));
    return there && holds_mapping(key.shape);
  });
}

/// Of the keys of which one stands there, this one; deep down, one that leads no deeper.
const Key* head_of(const Mapping& mapping, std::size_t number, bool flat) {
  std::vector<const Key*> heads;
  for (const Key& key : mapping.keys) {
    if (key.must != Must::kOneOf || (flat && leads_deeper(mapping, key))) continue;
    heads.push_back(&key);
  }
  return heads.empty() ? nullptr : heads[number % heads.size()];
}

}  // namespace

/// A word of an action is read where its target makes sense of it: each slice of the words is shown
/// with every target.
std::size_t Samples::enough() {
  std::size_t enough = 0;
  for (const Mapping* mapping : grammar::mappings()) {
    std::size_t heads = 0;
    bool words = false;
    for (const Key& key : mapping->keys) {
      if (key.must == Must::kOneOf) ++heads;
      words |= key.shape.sort == Sort::kNothing;
    }
    const std::size_t slices = words ? mapping->keys.size() / kWordsOfAList + 1 : 0;
    enough = std::max({enough, 2 * heads, slices * std::size(kTargets)});
  }
  return enough;
}

std::string Samples::without(const std::set<std::string_view>& sections) const {
  Mapping file = grammar::file();
  std::erase_if(file.keys, [&](const Key& key) { return sections.contains(key.name); });
  return mapping(file, 0) + "\n";
}

std::string Samples::with(const std::set<std::string_view>& sections) const {
  Mapping file = grammar::file();
  std::erase_if(file.keys, [&](const Key& key) {
    return key.must != Must::kRequired && !sections.contains(key.name);
  });
  return mapping(file, 0) + "\n";
}

std::string Samples::mapping(const Mapping& mapping, std::size_t depth) const {
  const bool flat = depth > kDeepest;
  const Key* head = head_of(mapping, flat ? 0 : number_ + number_ / kBlock + depth, flat);
  const bool like =
      !mapping.like.empty() && number_ / kBlock % 2 == 1;  // all else stands in the template
  std::string pairs;
  for (const Key& key : mapping.keys) {
    if (like && key.name != mapping.like) continue;
    if (!goes_with(key, head) || (flat && holds_mapping(key.shape))) continue;
    pairs +=
        fmt::format("{}{}: {}", pairs.empty() ? "" : ", ", key.name, value(key.shape, depth + 1));
  }
  return "{" + pairs + "}";
}

std::string Samples::words_of(const Mapping& mapping, std::size_t depth) const {
  std::string words;
  const std::size_t from = number_ / std::size(kTargets) * kWordsOfAList;
  for (std::size_t i = from; i < from + kWordsOfAList; ++i) {
    const Key& key = mapping.keys[i % mapping.keys.size()];
    words += words.empty() ? "" : ", ";
    words += key.shape.sort == Sort::kNothing
                 ? std::string(key.name)
                 : fmt::format("{{{}: {}}}", key.name, value(key.shape, depth + 1));
  }
  return "[" + words + "]";
}

std::string Samples::list_of(const Shape& element, std::size_t depth) const {
  if (element.sort == Sort::kOneWord) return words_of(element.mapping(), depth);
  if (element.sort != Sort::kEither) return "[" + value(element, depth) + "]";
  std::string all;
  for (const Shape& part : element.parts) all += value(part, depth) + ", ";
  return "[" + all + "]";
}

std::string Samples::one_of(const std::vector<std::string_view>& words) const {
  return words.empty() ? "words" : std::string(words[number_ % words.size()]);
}

std::string Samples::value(const Shape& shape, std::size_t depth) const {
  switch (shape.sort) {
    case Sort::kText:
      if (!shape.words.empty()) return one_of(shape.words);
      return shape.of.empty() ? "words" : name_of(shape.of);
    case Sort::kName:
    case Sort::kCode:
      return name_of(shape.of);
    case Sort::kVersion:
      return "1";
    case Sort::kInteger:
      return std::to_string(std::max<std::int64_t>(shape.least, 1));
    case Sort::kTruth:
      return number_ % 2 == 0 ? "true" : "false";
    case Sort::kOdds:
    case Sort::kShare:
      return "10%";
    case Sort::kMeasure:
      return "1 " + one_of(shape.words);
    case Sort::kDuration:
    case Sort::kTime:
      return "1 h";
    case Sort::kTimeOfDay:
      return "07:00";
    case Sort::kDate:
      return "2031-05-12 06:00";
    case Sort::kWord:
      return one_of(shape.words);
    default:
      return composed(shape, depth);
  }
}

std::string Samples::composed(const Shape& shape, std::size_t depth) const {
  switch (shape.sort) {
    case Sort::kMapping:
      return mapping(shape.mapping(), depth);
    case Sort::kEntries:
      return fmt::format("{{{}: {}}}", value(shape.parts[0], depth), value(shape.parts[1], depth));
    case Sort::kOneOrList:
    case Sort::kList:
      return list_of(shape.parts[0], depth);
    case Sort::kTuple: {
      std::string all;
      for (const Shape& part : shape.parts) all += value(part, depth) + ", ";
      return "[" + all + "]";
    }
    case Sort::kEither:
      return value(shape.parts[number_ / 2 % shape.parts.size()], depth);
    default:
      return "";
  }
}

}  // namespace redoubt::scenario
