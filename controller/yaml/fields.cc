#include "controller/yaml/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "controller/yaml/witness.h"

namespace redoubt::yaml {

Fields::Fields(Value mapping)
    : mapping_(mapping), readable_(mapping.present() && mapping.node().kind() == Kind::kMapping) {
  if (!readable_) {
    mapping_.expected("a mapping");
    return;
  }
  take(mapping_, true);
}

Fields::Fields(Value mapping, Value like, bool judge_template) : Fields(mapping) {
  if (!like.present() || like.node().kind() != Kind::kMapping) return;
  like_ = like;
  take(like, judge_template);
}

/// What is given already stands before what comes later.
void Fields::take(const Value& mapping, bool judged) {
  for (const auto& [key, value] : mapping.node().pairs()) {
    given_.push_back({{key, mapping.findings()}, {value, mapping.findings()}, !judged});
  }
}

Fields::~Fields() {
  for (const Given& given : given_) {
    if (given.asked) continue;
    const std::string& key = given.key.node().text();
    const bool unread = mapping_.findings().full(Severity::kError);
    const std::string meant = unread ? "" : did_you_mean(key, known_);
    given.key.error(Fault::kUnknownKey, fmt::format("unknown key {}{}", in_quotes(key), meant));
  }
  tell();
}

/// Of a template only what stands in it: there nothing else is missed.
void Fields::tell() {
  Witness* witness = mapping_.findings().witness();
  if (witness != nullptr && readable_) witness->keys(mapping_.node(), known_, demanded_);
  if (witness == nullptr || !like_) return;
  std::erase_if(known_, [&](std::string_view key) {
    const auto pairs = like_->node().pairs();
    return std::none_of(pairs.begin(), pairs.end(),
                        [&](const auto& pair) { return pair.key.text() == key; });
  });
  witness->keys(like_->node(), known_, {});
}

Value Fields::required(std::string_view key) {
  Value value = optional(key);
  if (mapping_.findings().witness() != nullptr) demanded_.push_back(key);
  if (readable_ && !value.present()) {
    mapping_.error(Fault::kMissing, fmt::format("key '{}' is missing", key));
  }
  return value;
}

Value Fields::optional(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
  const Given* first = nullptr;
  for (Given& given : given_) {
    if (given.key.node().text() != key) continue;
    given.asked = true;
    if (first == nullptr) first = &given;
  }
  return first != nullptr ? first->value : Value(mapping_.findings());
}

}  // namespace redoubt::yaml
