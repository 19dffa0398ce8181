#include "controller/scenario/functions_reader.h"

#include <utility>

#include "controller/scenario/circle.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Function;
using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kFunctionsMax = 200;
constexpr std::size_t kThingsMax = 1'000'000;  ///< no limit, where the parts are not known

/// `all`, `any`, or how many.
void read_need(const Value& value, Function& function) {
  if (!value.present()) return;
  const bool word = value.node().kind() == yaml::Kind::kScalar && !value.node().text().empty() &&
                    value.node().text().front() >= 'a';
  if (word) {
    function.need =
        value.word<range::Need>({{"all", range::Need::kAll}, {"any", range::Need::kAny}})
            .value_or(range::Need::kAll);
    return;
  }
  function.need = range::Need::kSome;
  const auto most =
      static_cast<std::int64_t>(function.parts.empty() ? kThingsMax : function.parts.size());
  function.k = static_cast<std::uint32_t>(value.integer(1, most).value_or(1));
}

void read_function(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& functions = draft.exercise.layout.functions;
  take_title(draft, {EntityKind::kFunction, static_cast<std::uint32_t>(functions.size())},
             fields.optional("title"));
  Function function;
  function.name = item.name;
  for (const std::uint32_t cell : draft.cells.resolve_all(fields.optional("shown_to"), 32)) {
    function.shown_to.push_back({cell});
  }
  function.parts = draft.things.all(
      fields.required("parts"),
      {EntityKind::kHost, EntityKind::kService, EntityKind::kLink, EntityKind::kFunction,
       EntityKind::kBus, EntityKind::kLine, EntityKind::kGenerator, EntityKind::kTank,
       EntityKind::kDistrict, EntityKind::kPump, EntityKind::kNetworkFunction,
       EntityKind::kRadioCell, EntityKind::kSlice, EntityKind::kSubscribers, EntityKind::kStaff});
  read_need(fields.optional("needs"), function);
  functions.push_back(std::move(function));
}

}  // namespace

void declare_functions(Draft& draft) {
  std::vector<Item> written;
  for (const Value::Entry& entry : draft.sections.entries("functions", kFunctionsMax)) {
    if (const auto name = entry.key.name()) written.push_back({*name, entry.key, entry.value});
  }
  const auto order = ordered(precedence_of(written, {"parts"}), [&](const auto& circle) {
    written[circle.front()].key.error(
        yaml::Fault::kCircle, "functions in a circle: " + around(written, circle, "is part of"));
  });
  auto& items = draft.items["functions"];
  for (const std::uint32_t i : order) {
    const range::FunctionId next{static_cast<std::uint32_t>(items.size())};
    if (draft.things.declare(written[i].key, written[i].name, entity(next))) {
      items.push_back(written[i]);
    }
  }
}

void read_functions(Draft& draft) {
  for (const Item& item : draft.items["functions"]) read_function(draft, item);
}

}  // namespace redoubt::scenario
