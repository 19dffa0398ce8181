#include "tests/scenario/grammar_witness.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace redoubt::scenario {

using grammar::Key;
using grammar::Mapping;
using grammar::Must;
using grammar::Shape;
using grammar::Sort;
using Shapes = std::vector<const Shape*>;

namespace {

/// What a value of this shape may turn out to be.
void unfold(const Shape& shape, Shapes& all) {
  if (shape.sort != Sort::kEither) all.push_back(&shape);
  if (shape.sort != Sort::kEither && shape.sort != Sort::kOneOrList) return;
  for (const Shape& part : shape.parts) unfold(part, all);
}

void step_into(const Shape& shape, std::string_view key, Shapes& all) {
  if (shape.sort == Sort::kEntries) unfold(shape.parts[1], all);
  if (shape.mapping == nullptr) return;
  for (const Key& known : shape.mapping().keys) {
    if (known.name == key) unfold(known.shape, all);
  }
}

void step_into(const Shape& shape, std::size_t element, Shapes& all) {
  if (shape.sort == Sort::kList || shape.sort == Sort::kOneOrList) unfold(shape.parts[0], all);
  const bool there = shape.sort == Sort::kTuple && element < shape.parts.size();
  if (there) unfold(shape.parts[element], all);
}

Shapes stepped(const Shapes& from, const std::string& step) {
  Shapes all;
  for (const Shape* shape : from) {
    if (step.front() == '.') {
      step_into(*shape, std::string_view(step).substr(1), all);
    } else {
      step_into(*shape, std::stoul(step.substr(1)), all);
    }
  }
  return all;
}

/// A place in a file: what the grammar says of it, and the way to it, the same for all entries and
/// elements that are alike.
struct Here {
  Shapes shapes;
  std::string way;
};

bool is_entries(const Shape* shape) { return shape->sort == Sort::kEntries; }

Here here(const yaml::Node& node) {
  static const Shape kFile{.sort = Sort::kMapping, .mapping = &grammar::file};
  Here at{{&kFile}, "file"};
  std::vector<std::string> steps = node.steps();
  const bool key = node.is_key();
  if (key) steps.pop_back();
  for (const std::string& step : steps) {
    const bool chosen = std::any_of(at.shapes.begin(), at.shapes.end(), is_entries);
    at.way += step.front() == '[' ? "[]" : chosen ? ".*" : step;
    at.shapes = stepped(at.shapes, step);
  }
  if (!key) return at;
  Shapes keys;
  for (const Shape* shape : at.shapes) {
    if (shape->sort == Sort::kEntries) unfold(shape->parts[0], keys);
    if (shape->sort == Sort::kOneWord) keys.push_back(shape);
  }
  return {std::move(keys), "a key of " + at.way};
}

std::string number(const Shape& shape) {
  const bool open = shape.most == grammar::kNoLimit;
  return fmt::format("a whole number from {} to {}", shape.least,
                     open ? "" : std::to_string(shape.most));
}

std::string amount(const Shape& shape) {
  const auto& units = shape.words;
  return units.front().empty() ? "a number"
                               : fmt::format("a number of {}", fmt::join(units, " or "));
}

/// In the words of whoever reads it.
std::string_view plainly(Sort sort) {
  switch (sort) {
    case Sort::kText:
      return "text";
    case Sort::kName:
      return "a name";
    case Sort::kCode:
      return "a code";
    case Sort::kVersion:
      return "a whole number from 0 to 2147483647";
    case Sort::kTruth:
      return "true or false";
    case Sort::kOdds:
    case Sort::kShare:
      return "odds such as 35% or 0.35";
    case Sort::kDuration:
      return "a duration such as '90 min' or '1 h 30 min'";
    case Sort::kTime:
      return "a time such as 'D+1 09:30' or '90 min'";
    case Sort::kTimeOfDay:
      return "a time of day such as '07:30'";
    case Sort::kDate:
      return "a date such as '2031-05-12 06:00'";
    case Sort::kWord:
      return "one word";
    case Sort::kMapping:
    case Sort::kEntries:
    case Sort::kOneWord:
      return "a mapping";
    case Sort::kList:
    case Sort::kTuple:
      return "a list";
    case Sort::kOneOrList:
      return "one or a list";
    default:
      return "";
  }
}

std::string described(const Shape& shape) {
  if (shape.sort == Sort::kInteger) return number(shape);
  if (shape.sort == Sort::kMeasure) return amount(shape);
  return std::string(plainly(shape.sort));
}

bool reads_as(const Shape& shape, std::string_view as) {
  if (shape.sort == Sort::kOneWord && as == "one word") return true;
  const bool open = shape.sort == Sort::kInteger && shape.most == grammar::kNoLimit;
  return open ? as.starts_with(number(shape)) : as == described(shape);
}

std::vector<std::string_view> words_of(const Shape& shape) {
  if (shape.sort != Sort::kOneWord) return shape.words;
  std::vector<std::string_view> words;
  for (const Key& key : shape.mapping().keys) words.push_back(key.name);
  return words;
}

bool has_key(const Mapping& mapping, std::string_view name) {
  return std::any_of(mapping.keys.begin(), mapping.keys.end(),
                     [&](const Key& key) { return key.name == name; });
}

bool is_head(const Key& key) { return key.must == Must::kOneOf; }

std::vector<std::string> heads_of(const Mapping& mapping) {
  std::vector<std::string> heads;
  for (const Key& key : mapping.keys) {
    if (is_head(key)) heads.emplace_back(key.name);
  }
  return heads.empty() ? std::vector<std::string>{""} : heads;
}

bool goes_with(const Key& key, std::string_view head) {
  return key.beside.empty() ||
         std::find(key.beside.begin(), key.beside.end(), head) != key.beside.end();
}

}  // namespace

void GrammarWitness::keys(const yaml::Node& node, std::span<const std::string_view> asked,
                          std::span<const std::string_view> demanded) {
  const Mapping* mapping = nullptr;
  const Here at = here(node);
  for (const Shape* shape : at.shapes) {
    if (shape->sort != Sort::kMapping) continue;
    mapping = &shape->mapping();
    shown_.insert(shape);
  }
  if (mapping == nullptr) {
    wrong_.insert(fmt::format("{} is read by its keys, and is no mapping here", at.way));
    return;
  }
  for (const std::string_view key : asked) {
    if (has_key(*mapping, key)) continue;
    wrong_.insert(fmt::format("{}: '{}' is asked for, and is missing here", mapping->name, key));
  }
  std::vector<std::string> heads = heads_of(*mapping);
  if (!heads.front().empty()) {
    std::erase_if(heads, [&](const std::string& head) {
      const auto pairs = node.pairs();
      return std::none_of(pairs.begin(), pairs.end(),
                          [&](const auto& pair) { return pair.key.text() == head; });
    });
    if (heads.size() != 1) return;
  }
  Tally& tally = read_[mapping][heads.front()];
  ++tally.read;
  for (const std::string_view key : asked) ++tally.asked[std::string(key)];
  const std::set<std::string> once(demanded.begin(), demanded.end());
  for (const std::string& key : once) ++tally.demanded[key];
}

void GrammarWitness::value(const yaml::Node& node, std::string_view as) {
  const Here at = here(node);
  bool known = false;
  std::string others;
  for (const Shape* shape : at.shapes) {
    others += (others.empty() ? "" : " or ") + described(*shape);
    if (!reads_as(*shape, as)) continue;
    shown_.insert(shape);
    known = true;
  }
  if (known) return;
  wrong_.insert(fmt::format("{} is read as {}, and is {} here", at.way, as,
                            others.empty() ? "nothing" : others));
}

void GrammarWitness::word(const yaml::Node& node, std::span<const std::string_view> words) {
  const Here at = here(node);
  for (const Shape* shape : at.shapes) {
    const auto known = words_of(*shape);
    if (shape->sort == Sort::kWord && known.empty()) return;
    if (std::equal(known.begin(), known.end(), words.begin(), words.end())) return;
  }
  wrong_.insert(
      fmt::format("{} is read as one of other words: {}", at.way, fmt::join(words, ", ")));
}

void GrammarWitness::judge(const Mapping& mapping, const Key& key, const std::string& head,
                           const Tally& tally, std::set<std::string>& wrong) const {
  const auto of = [&](const auto& counts) {
    const auto found = counts.find(key.name);
    return found == counts.end() ? 0 : found->second;
  };
  const std::string where =
      fmt::format("{}.{}{}{}", mapping.name, key.name, head.empty() ? "" : " beside ", head);
  if (of(tally.asked) == 0) wrong.insert(where + " is never asked for");
  const std::size_t demanded = of(tally.demanded);
  const std::string_view must = demanded == 0            ? "never"
                                : demanded == tally.read ? "always"
                                                         : "sometimes";
  const std::string_view said = key.must == Must::kRequired  ? "always"
                                : key.must == Must::kDepends ? "sometimes"
                                                             : "never";
  if (must == said) return;
  wrong.insert(fmt::format("{} is {} demanded, and {} here", where, must, said));
}

void GrammarWitness::judge(const Mapping& mapping, const std::string& head,
                           std::set<std::string>& wrong) const {
  const auto found = read_.find(&mapping);
  if (found == read_.end() || !found->second.contains(head)) {
    wrong.insert(
        fmt::format("{}{}{} is never read", mapping.name, head.empty() ? "" : " with ", head));
    return;
  }
  const Tally& tally = found->second.at(head);
  std::set<std::string_view> judged;
  for (const Key& key : mapping.keys) {
    if (!goes_with(key, head)) continue;
    judge(mapping, key, head, tally, wrong);
    judged.insert(key.name);
  }
  for (const auto& [key, count] : tally.demanded) {
    if (judged.contains(key)) continue;
    wrong.insert(fmt::format("{}: '{}' is demanded beside '{}', and does not go with it here",
                             mapping.name, key, head));
  }
}

void GrammarWitness::judge_shapes(const Mapping& mapping, std::set<std::string>& wrong) const {
  for (const Key& key : mapping.keys) {
    Shapes all;
    unfold(key.shape, all);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Shape& shape = *all[i];
      const bool more = shape.sort != Sort::kOneOrList && shape.sort != Sort::kEither;
      for (const Shape& part : shape.parts) {
        if (more) unfold(part, all);
      }
      if (shape.sort == Sort::kNothing || shown_.contains(all[i])) continue;
      wrong.insert(
          fmt::format("{}.{} is never read as {}", mapping.name, key.name, described(shape)));
    }
  }
}

std::string GrammarWitness::disagreements() const {
  std::set<std::string> wrong = wrong_;
  std::set<const Mapping*> by_word;
  for (const Mapping* mapping : grammar::mappings()) {
    for (const Key& key : mapping->keys) {
      Shapes all;
      unfold(key.shape, all);
      for (const Shape* shape : all) {
        if (shape->sort == Sort::kOneWord) by_word.insert(&shape->mapping());
      }
    }
  }
  for (const Mapping* mapping : grammar::mappings()) {
    judge_shapes(*mapping, wrong);
    if (by_word.contains(mapping)) continue;
    for (const std::string& head : heads_of(*mapping)) judge(*mapping, head, wrong);
  }
  return fmt::format("{}", fmt::join(wrong, "\n"));
}

}  // namespace redoubt::scenario
