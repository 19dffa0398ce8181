#include "controller/scenario/variables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "controller/yaml/fields.h"
#include "proto/terms/random.h"

namespace redoubt::scenario {

using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kVariablesMax = 500;
constexpr std::size_t kValuesMax = 32;
constexpr std::size_t kTextMax = 4096;  ///< bytes

using Reads = bool (*)(const Value&);

/// What a value of each type can be read as.
constexpr std::array<std::pair<std::string_view, Reads>, 8> kTypes = {{
    {"text", [](const Value& value) { return value.text(kTextMax).has_value(); }},
    {"choice", [](const Value& value) { return value.text(kTextMax).has_value(); }},
    {"name", [](const Value& value) { return value.code().has_value(); }},
    {"number", [](const Value& value) { return value.integer(INT64_MIN, INT64_MAX).has_value(); }},
    {"duration", [](const Value& value) { return value.duration().has_value(); }},
    {"time", [](const Value& value) { return value.time().has_value(); }},
    {"odds", [](const Value& value) { return value.odds().has_value(); }},
    {"truth", [](const Value& value) { return value.truth().has_value(); }},
}};

std::vector<std::string_view> type_words() {
  std::vector<std::string_view> words;
  for (const auto& [word, reads] : kTypes) words.push_back(word);
  return words;
}

/// The texts of a list, each of the type.
std::vector<std::string> texts_of(const Value& list, std::size_t type) {
  std::vector<std::string> texts;
  for (const Value& value : list.list(kValuesMax)) {
    if (kTypes[type].second(value)) texts.push_back(value.node().text());
  }
  return texts;
}

/// The sections of one name in all files.
std::vector<Value> sections(const std::vector<const yaml::Tree*>& files, std::string_view name,
                            yaml::Findings& findings) {
  std::vector<Value> all;
  for (const yaml::Tree* file : files) {
    for (const auto& [key, value] : file->root().pairs()) {
      if (key.text() == name) all.emplace_back(value, findings);
    }
  }
  return all;
}

}  // namespace

Variables::Variables(const std::vector<const yaml::Tree*>& files, yaml::Findings& findings) {
  for (const Value& section : sections(files, "variables", findings)) {
    for (const Value::Entry& entry : section.entries(kVariablesMax)) read(entry);
  }
  for (const Value& section : sections(files, "set", findings)) {
    for (const Value::Entry& entry : section.entries(kVariablesMax)) set(entry);
  }
  // What is set is not drawn any longer, and what nobody draws makes no variants.
  for (std::size_t i = 0; i < drawn_.size(); ++i) {
    const bool used = std::any_of(
        variables_.begin(), variables_.end(),
        [&](const Variable& variable) { return !variable.draws.empty() && variable.stream == i; });
    if (!used) drawn_[i].values = 1;
    variants_ *= drawn_[i].values;
    if (variants_ > kVariantsMax) {
      findings.error({files.front()->source(), {}},
                     fmt::format("the variables draw more than {} scenarios", kVariantsMax));
      variants_ = 1;
      return;
    }
  }
}

void Variables::read(const Value::Entry& entry) {
  Fields fields(entry.value);
  Variable variable;
  variable.name = entry.key.name().value_or("");
  const auto same = [&](const Variable& other) { return other.name == variable.name; };
  if (std::any_of(variables_.begin(), variables_.end(), same)) {
    entry.key.error(yaml::Fault::kTwice,
                    fmt::format("there is a variable '{}' already", variable.name));
  }
  const std::vector<std::string_view> words = type_words();
  const std::size_t type = fields.optional("type").choice(words).value_or(0);
  fields.optional("about").text(kTextMax);
  const Value given = fields.optional("default");
  const Value allowed = fields.optional("allowed");
  const Value draw = fields.optional("draw");
  const Value stream = fields.optional("stream");
  if (given.present() == draw.present()) {
    entry.key.error("a variable has either a 'default' or is drawn ('draw')");
  }
  if (given.present() && kTypes[type].second(given)) variable.set = given.node().text();
  std::vector<std::string> may = texts_of(allowed, type);
  if (words[type] == "choice" && !allowed.present() && !draw.present()) {
    entry.key.error(yaml::Fault::kMissing, "key 'allowed' is missing: what may be chosen?");
  }
  if (draw.present()) {
    variable.draws = texts_of(draw, type);
    read_draw(draw, stream, variable);
    if (may.empty()) may = variable.draws;
  } else if (stream.present()) {
    stream.error("this goes with 'draw' alone");
  }
  if (given.present() && !may.empty() &&
      std::find(may.begin(), may.end(), variable.set) == may.end()) {
    given.error("this is not one of those that are allowed");
  }
  variables_.push_back(std::move(variable));
  allowed_.push_back(std::move(may));
  types_.push_back(type);
}

void Variables::read_draw(const Value& draw, const Value& stream, Variable& variable) {
  if (variable.draws.size() < 2) {
    draw.error("two values at least must stand there to draw from");
    return;
  }
  const std::string name = stream.present() ? stream.name().value_or("") : variable.name;
  const auto values = static_cast<std::uint32_t>(variable.draws.size());
  const auto found = std::find_if(drawn_.begin(), drawn_.end(),
                                  [&](const Drawn& drawn) { return drawn.stream == name; });
  variable.stream = static_cast<std::size_t>(found - drawn_.begin());
  if (found == drawn_.end()) {
    drawn_.push_back({name, values});
  } else if (found->values != values) {
    draw.error(
        fmt::format("the others of stream '{}' are drawn from {} values", name, found->values));
  }
}

void Variables::set(const Value::Entry& entry) {
  const std::string name = entry.key.name().value_or("");
  const auto found = std::find_if(variables_.begin(), variables_.end(),
                                  [&](const Variable& variable) { return variable.name == name; });
  if (found == variables_.end()) {
    std::vector<std::string_view> names;
    for (const Variable& variable : variables_) names.push_back(variable.name);
    entry.key.error(yaml::Fault::kUnknownName,
                    fmt::format("there is no variable {}{}", yaml::in_quotes(name),
                                yaml::did_you_mean(name, names)));
    return;
  }
  const auto index = static_cast<std::size_t>(found - variables_.begin());
  if (!kTypes[types_[index]].second(entry.value)) return;
  const std::string& text = entry.value.node().text();
  const auto& may = allowed_[index];
  if (!may.empty() && std::find(may.begin(), may.end(), text) == may.end()) {
    const std::vector<std::string_view> words(may.begin(), may.end());
    entry.value.expected(yaml::choices(words));
    return;
  }
  found->set = text;
  found->draws.clear();
}

yaml::Bindings Variables::bindings(std::uint32_t variant) const {
  std::vector<std::uint32_t> places;
  for (const Drawn& drawn : drawn_) {
    places.push_back(variant % drawn.values);
    variant /= drawn.values;
  }
  yaml::Bindings bindings;
  for (const Variable& variable : variables_) {
    const bool draws = !variable.draws.empty() && variable.stream < places.size();
    bindings[variable.name] = draws ? variable.draws[places[variable.stream]] : variable.set;
  }
  return bindings;
}

std::uint32_t variant_of(const std::vector<Drawn>& drawn, std::uint64_t seed) {
  std::uint32_t variant = 0;
  std::uint32_t step = 1;
  for (const Drawn& each : drawn) {
    terms::Stream stream(seed, terms::Purpose::kVariable, terms::hash_of(each.stream));
    variant += step * static_cast<std::uint32_t>(stream.below(each.values));
    step *= each.values;
  }
  return variant;
}

}  // namespace redoubt::scenario
