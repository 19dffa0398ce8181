#include "controller/scenario/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/yaml/nearest.h"

namespace redoubt::scenario {

using yaml::Value;

namespace {

constexpr std::size_t kWordsMax = 200;  ///< bytes
constexpr std::size_t kComparisonsMax =
    1'000'000;  ///< for all faults together, about half a second

std::optional<std::string> spelled(const Value& value, Names::Spelling spelling) {
  switch (spelling) {
    case Names::Spelling::kName:
      return value.name();
    case Names::Spelling::kCode:
      return value.code();
    case Names::Spelling::kWords:
      return value.text(kWordsMax);
  }
  return std::nullopt;
}

}  // namespace

bool Names::declare(const Value& name) {
  std::optional<std::string> spelling = spelled(name, spelling_);
  if (!spelling) return false;
  const auto [entry, fresh] =
      index_.emplace(std::move(*spelling), static_cast<std::uint32_t>(places_.size()));
  if (fresh) {
    places_.push_back(name.place());
  } else {
    name.error(yaml::Fault::kTwice,
               fmt::format("there is {} '{}' already", with_article(kind_), entry->first),
               yaml::Note{declared_at(entry->second), "it is declared here"});
  }
  return fresh;
}

std::uint32_t Names::resolve(const Value& reference, std::string_view kind) const {
  const std::optional<std::string> name = spelled(reference, spelling_);
  if (!name) return kNone;
  if (const std::uint32_t index = find(*name); index != kNone) return index;
  std::vector<std::string_view> names;
  for (const auto& [known, index] : index_) names.push_back(known);
  const std::string_view near = guess(reference, *name, names);
  say_unknown(reference, kind.empty() ? kind_ : kind, near,
              near.empty() ? yaml::Place{} : places_[find(near)]);
  return kNone;
}

std::vector<std::uint32_t> Names::resolve_all(const Value& references, std::size_t most) const {
  std::vector<std::uint32_t> all;
  for (const Value& reference : references.one_or_list(most)) {
    const std::uint32_t index = resolve(reference);
    if (index == kNone) continue;
    if (std::find(all.begin(), all.end(), index) != all.end()) {
      reference.error(yaml::Fault::kTwice,
                      fmt::format("{} stands here twice", reference.node().described()));
      continue;
    }
    all.push_back(index);
  }
  return all;
}

std::uint32_t Names::find(std::string_view name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? kNone : found->second;
}

void say_unknown(const Value& reference, std::string_view kind, std::string_view near,
                 const yaml::Place& declared_at) {
  const std::string what =
      fmt::format("there is no {} {}", kind, yaml::in_quotes(reference.node().text()));
  if (near.empty()) return reference.error(yaml::Fault::kUnknownName, what);
  reference.error(yaml::Fault::kUnknownName, fmt::format("{}, did you mean '{}'?", what, near),
                  yaml::Note{declared_at, fmt::format("'{}' is declared here", near)});
}

std::string_view guess(const Value& reference, std::string_view written,
                       const std::vector<std::string_view>& names) {
  const yaml::Findings& findings = reference.findings();
  if (findings.full(yaml::Severity::kError)) return {};
  if (names.size() * (findings.errors() + 1) > kComparisonsMax) return {};
  return yaml::nearest(written, names);
}

std::string with_article(std::string_view kind) {
  if (kind == "data" || kind == "software") return std::string(kind);
  const bool vowel = std::string_view("aeiou").find(kind.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", kind);
}

}  // namespace redoubt::scenario
