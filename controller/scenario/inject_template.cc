#include "controller/scenario/inject_template.h"

#include <fmt/format.h>

#include <set>
#include <string>

#include "controller/yaml/binding.h"

namespace redoubt::scenario {

using yaml::Value;

namespace {

constexpr std::size_t kParametersMax = 64;
constexpr std::size_t kParameterBytesMax = 4096;

Value under(const Value& mapping, std::string_view key) {
  for (const auto& [name, value] : mapping.node().pairs()) {
    if (name.text() == key) return {value, mapping.findings()};
  }
  return Value(mapping.findings());
}

}  // namespace

Likeness likeness_of(Draft& draft, const Value& inject) {
  const Value like = under(inject, "like");
  const Value with = under(inject, "with");
  Likeness likeness{Value(inject.findings()), false};
  if (!like.present()) {
    if (with.present()) with.error("this goes with 'like' alone");
    return likeness;
  }
  const std::uint32_t index = draft.inject_templates.resolve(like);
  if (index == kNone) return likeness;
  const Item& item = draft.items["inject_templates"][index];
  yaml::Bindings bindings;
  for (const Value::Entry& entry : with.entries(kParametersMax)) {
    bindings[entry.key.name().value_or("")] = entry.value.text(kParameterBytesMax).value_or("");
  }
  std::set<std::string> unknown;
  auto tree =
      yaml::bound(item.value.node(), bindings,
                  [&](const yaml::Place&, std::string_view name) { unknown.emplace(name); });
  for (const std::string& name : unknown) {
    like.error(fmt::format("template '{}' needs '{}' under 'with'", item.name, name),
               yaml::Note{draft.inject_templates.declared_at(index), "it is declared here"});
  }
  likeness.filled_in = draft.sections.keep(std::move(tree));
  likeness.first = draft.templates_used.insert(index).second;
  return likeness;
}

}  // namespace redoubt::scenario
