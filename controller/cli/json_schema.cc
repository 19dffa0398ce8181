#include "controller/cli/json_schema.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "controller/scenario/grammar.h"
#include "controller/scenario/sections.h"
#include "controller/yaml/value.h"
#include "proto/terms/check.h"

namespace redoubt::cli {

namespace grammar = scenario::grammar;
using grammar::Key;
using grammar::Mapping;
using grammar::Must;
using grammar::Shape;
using grammar::Sort;
using Json = nlohmann::ordered_json;

namespace {

constexpr const char* kDuration = "[0-9]+ ?(d|h|min|s|ms|us)( [0-9]+ ?(d|h|min|s|ms|us))*";
/// In the place of any text, word or number a variable may stand, or stand among other text.
constexpr const char* kVariable = "[$][(]";
constexpr const char* kClock = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?";

Json reference(std::string_view definition) {
  return {{"$ref", fmt::format("#/$defs/{}", definition)}};
}

std::string or_variable(std::string_view pattern) {
  return fmt::format("^({})$|{}", pattern, kVariable);
}

/// A YAML reader takes a plain `12` or `7.2` for a number; here it may be a name or words too.
Json named(std::string_view what, std::string_view letters, std::string_view behind = "") {
  const std::string pattern =
      fmt::format("[{}][{}._-]{{0,{}}}{}", letters, letters, yaml::kNameMax - 1, behind);
  return {{"description", what},
          {"type", Json::array({"string", "number"})},
          {"pattern", or_variable(pattern)}};
}

Json quantity(std::string_view what, Json types, std::string pattern, Json examples) {
  return {{"description", what},
          {"type", std::move(types)},
          {"pattern", or_variable(pattern)},
          {"examples", std::move(examples)}};
}

Json odds(std::string_view what) {
  Json odds = quantity(what, Json::array({"string", "number"}), "[0-9]+([.][0-9]{1,6})?%?",
                       Json::array({"35%", 0.35}));
  odds["minimum"] = 0;
  odds["maximum"] = 1;
  return odds;
}

/// What stands under one name, so that the schema says it once.
Json definitions() {
  const std::string time = fmt::format("D[+][0-9]+ {}|{}", kClock, kDuration);
  Json all;
  all["stand_in"] = {{"description", "$(NAME): what the variable of that name stands for."},
                     {"type", "string"},
                     {"pattern", kVariable}};
  all["text"] = {{"description", "Words."},
                 {"type", Json::array({"string", "number", "boolean"})},
                 {"minLength", 1}};
  all["name"] = named("A name: a-z, 0-9, '-', '_' and '.'.", "a-z0-9");
  // One time of an inject that comes several times is NUMBER#TIME.
  all["code"] = named("A code: letters, digits, '-', '_' and '.'.", "A-Za-z0-9", "(#[0-9]+)?");
  all["odds"] = odds("Odds, such as 35% or 0.35.");
  all["share"] = odds("A share in whole permille, such as 40% or 99.5%.");
  all["duration"] = quantity("A duration, the larger unit first.", "string", kDuration,
                             Json::array({"90 min", "1 h 30 min"}));
  all["time"] = quantity("Exercise time: day and time of day, or a duration since STARTEX.",
                         "string", time, Json::array({"D+1 09:30", "90 min"}));
  all["time_of_day"] = quantity("A time of day.", "string", kClock, Json::array({"07:30"}));
  all["date"] = quantity("A date of the story.", "string",
                         fmt::format("[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} {}", kClock),
                         Json::array({"2031-05-12 06:00"}));
  return all;
}

std::string_view definition_of(Sort sort) {
  switch (sort) {
    case Sort::kName:
      return "name";
    case Sort::kCode:
      return "code";
    case Sort::kOdds:
      return "odds";
    case Sort::kShare:
      return "share";
    case Sort::kDuration:
      return "duration";
    case Sort::kTime:
      return "time";
    case Sort::kTimeOfDay:
      return "time_of_day";
    case Sort::kDate:
      return "date";
    default:
      return "text";
  }
}

Json schema_of(const Shape& shape);

Json schemas_of(const std::vector<Shape>& shapes) {
  Json all = Json::array();
  for (const Shape& shape : shapes) all.push_back(schema_of(shape));
  return all;
}

Json number_of(const Shape& shape) {
  Json number = {{"type", Json::array({"integer", "string"})}, {"minimum", shape.least}};
  if (shape.most != grammar::kNoLimit) number["maximum"] = shape.most;
  number["pattern"] = kVariable;
  return number;
}

Json measure_of(const Shape& shape) {
  const bool bare = std::find(shape.words.begin(), shape.words.end(), "") != shape.words.end();
  const std::string units = fmt::format("{}", fmt::join(shape.words, "|"));
  return {{"type", bare ? Json::array({"string", "number"}) : Json("string")},
          {"pattern", or_variable(fmt::format("-?[0-9]+([.][0-9]+)? ?({})", units))}};
}

template <class Words>
Json words_of(const Words& words) {
  return {{"anyOf", Json::array({{{"enum", words}}, reference("stand_in")})}};
}

Json list_of(const Shape& shape) {
  Json list = {{"type", "array"}, {"items", schema_of(shape.parts[0])}};
  if (shape.most != grammar::kNoLimit) list["maxItems"] = shape.most;
  return list;
}

/// Where all are alike, in the words that older editors know too.
Json tuple_of(const Shape& shape) {
  const Json parts = schemas_of(shape.parts);
  const bool alike = std::all_of(parts.begin(), parts.end(),
                                 [&](const Json& part) { return part == parts.front(); });
  Json tuple = {{"type", "array"}};
  tuple[alike ? "items" : "prefixItems"] = alike ? parts.front() : parts;
  tuple["minItems"] = parts.size();
  tuple["maxItems"] = parts.size();
  return tuple;
}

Json one_word_of(const Mapping& mapping) {
  Json alone = Json::array();
  for (const Key& key : mapping.keys) {
    if (key.shape.sort == Sort::kNothing) alone.push_back(key.name);
  }
  return {{"anyOf", Json::array({{{"enum", alone}}, reference(mapping.name)})}};
}

Json composed(const Shape& shape) {
  switch (shape.sort) {
    case Sort::kMapping:
      return reference(shape.mapping().name);
    case Sort::kOneWord:
      return one_word_of(shape.mapping());
    case Sort::kEntries:
      return {{"type", "object"},
              {"propertyNames", schema_of(shape.parts[0])},
              {"additionalProperties", schema_of(shape.parts[1])}};
    case Sort::kList:
      return list_of(shape);
    case Sort::kOneOrList:
      return {{"anyOf", Json::array({schema_of(shape.parts[0]), list_of(shape)})}};
    case Sort::kTuple:
      return tuple_of(shape);
    default:
      return {{"anyOf", schemas_of(shape.parts)}};
  }
}

Json schema_of(const Shape& shape) {
  if (!shape.parts.empty() || shape.mapping != nullptr) return composed(shape);
  if (shape.sort == Sort::kVersion) return {{"const", scenario::kFormatVersion}};
  if (shape.sort == Sort::kInteger) return number_of(shape);
  if (shape.sort == Sort::kTruth) {
    return {{"type", Json::array({"boolean", "string"})}, {"pattern", kVariable}};
  }
  if (shape.sort == Sort::kMeasure) return measure_of(shape);
  if (!shape.words.empty()) return words_of(shape.words);
  Json schema = reference(definition_of(shape.sort));
  if (!shape.of.empty()) schema["title"] = shape.of;
  return schema;
}

Json with_line(const Key& key) {
  Json schema = {{"description", key.about}};
  schema.update(schema_of(key.shape));
  return schema;
}

/// A key that has several shapes has any of them.
void add_property(const Key& key, Json& properties) {
  const std::string name(key.name);
  if (!properties.contains(name)) {
    properties[name] = with_line(key);
    return;
  }
  Json& known = properties[name];
  const bool several = known.size() == 1 && known.contains("anyOf");
  if (!several) known = {{"anyOf", Json::array({known})}};
  known["anyOf"].push_back(with_line(key));
}

bool by_word(const Mapping& mapping) {
  return std::any_of(mapping.keys.begin(), mapping.keys.end(),
                     [](const Key& key) { return key.shape.sort == Sort::kNothing; });
}

/// Which keys must stand beside which, and which go with which alone.
void add_company(const Mapping& mapping, Json& schema) {
  Json one_of = Json::array();
  Json demands = Json::object();
  Json company = Json::object();
  for (const Key& key : mapping.keys) {
    const std::string name(key.name);
    if (key.must == Must::kOneOf) one_of.push_back({{"required", Json::array({name})}});
    for (const std::string_view other : key.beside) {
      if (key.must == Must::kRequired) demands[std::string(other)].push_back(name);
      company[name]["anyOf"].push_back({{"required", Json::array({other})}});
    }
  }
  if (!one_of.empty()) schema["oneOf"] = one_of;
  if (!demands.empty()) schema["dependentRequired"] = demands;
  if (!company.empty()) schema["dependentSchemas"] = company;
}

/// What must stand in it. Where a template may give it, only where none is named.
void add_demands(const Mapping& mapping, Json& schema) {
  Json required = Json::array();
  for (const Key& key : mapping.keys) {
    if (key.must == Must::kRequired && key.beside.empty()) required.push_back(key.name);
  }
  Json demands = Json::object();
  if (!required.empty()) demands["required"] = required;
  add_company(mapping, demands);
  if (mapping.like.empty()) return schema.update(demands);
  schema["if"] = {{"not", {{"required", Json::array({mapping.like})}}}};
  schema["then"] = demands;
}

Json schema_of(const Mapping& mapping) {
  Json properties = Json::object();
  for (const Key& key : mapping.keys) {
    if (key.shape.sort != Sort::kNothing) add_property(key, properties);
  }
  Json schema = {{"title", mapping.name}, {"description", mapping.about}, {"type", "object"}};
  schema["properties"] = properties;
  schema["additionalProperties"] = false;
  if (by_word(mapping)) schema.update({{"minProperties", 1}, {"maxProperties", 1}});
  add_demands(mapping, schema);
  return schema;
}

}  // namespace

std::string json_schema() {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
  Json all = definitions();
  for (const Mapping* mapping : grammar::mappings()) {
    if (mapping == &grammar::file()) {
      schema.update(schema_of(*mapping));
    } else {
      const std::string name(mapping->name);
      REDOUBT_CHECK(!all.contains(name));
      all[name] = schema_of(*mapping);
    }
  }
  schema["title"] = "Redoubt scenario";
  schema["$defs"] = all;
  return schema.dump(2) + "\n";
}

}  // namespace redoubt::cli
