#include "controller/scenario/storylines_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/vocabulary.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using terms::EntityKind;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kCellsMax = 64;
constexpr std::size_t kChoicesMax = 64;
constexpr std::size_t kCustomMax = 4096;  ///< bytes
constexpr std::size_t kBodyMax = 32'768;  ///< bytes

void read_column(Draft& draft, const Item& item) {
  Fields fields(item.value);
  Column column;
  column.name = item.name;
  column.title = fields.optional("title").text(kTitleMax).value_or(item.name);
  column.type = fields.optional("type").word<ColumnType>(kColumnTypes).value_or(column.type);
  const Value values = fields.optional("values");
  for (const Value& value : values.list(kChoicesMax)) {
    column.values.push_back(value.text(kTitleMax).value_or(""));
  }
  const bool choice = column.type == ColumnType::kChoice;
  if (choice && !values.present()) item.key.error("key 'values' is missing: what may be chosen?");
  if (!choice && values.present()) values.error("this goes with 'type: choice' alone");
  draft.exercise.columns.push_back(std::move(column));
}

/// The cells of one nation that a storyline is for.
Audience read_audience(const Draft& draft, const Value::Entry& entry) {
  Audience audience;
  audience.nation = {draft.things.one(entry.key, EntityKind::kNation)};
  for (const Value& reference : entry.value.one_or_list(kCellsMax)) {
    const std::uint32_t cell = draft.cells.resolve(reference);
    if (cell == kNone) continue;
    audience.cells.push_back({cell});
    if (!audience.nation.valid()) continue;
    if (draft.exercise.cells[cell].nation == audience.nation) continue;
    reference.error(
        fmt::format("cell '{}' is not one of this nation's", draft.exercise.cells[cell].name),
        yaml::Note{draft.cells.declared_at(cell), "it is declared here"});
  }
  return audience;
}

Secret read_secret(const Draft& draft, const Value& value) {
  Fields fields(value);
  Secret secret;
  for (const Value& word : fields.required("words").one_or_list(kChoicesMax)) {
    secret.words.push_back(word.text(kTitleMax).value_or(""));
  }
  secret.until = {draft.injects.resolve(fields.required("until"))};
  return secret;
}

void read_storyline(Draft& draft, const Item& item) {
  Fields fields(item.value);
  Storyline storyline;
  storyline.name = item.name;
  storyline.title = fields.required("title").text(kTitleMax).value_or("");
  storyline.summary = fields.optional("summary").text().value_or("");
  storyline.lead = fields.required("lead").text(kTitleMax).value_or("");
  for (const std::uint32_t objective :
       draft.objectives.resolve_all(fields.optional("objectives"), kChoicesMax)) {
    storyline.objectives.push_back({objective});
  }
  for (const Value::Entry& entry : fields.optional("audiences").entries(kCellsMax)) {
    storyline.audiences.push_back(read_audience(draft, entry));
  }
  for (const Value& kept : fields.optional("keeps").list(kChoicesMax)) {
    storyline.keeps.push_back(read_secret(draft, kept));
  }
  draft.exercise.storylines.push_back(std::move(storyline));
}

void read_incident(Draft& draft, const Item& item) {
  Fields fields(item.value);
  Incident incident;
  incident.name = item.name;
  incident.title = fields.required("title").text(kTitleMax).value_or("");
  incident.summary = fields.optional("summary").text().value_or("");
  incident.storyline = {draft.storylines.resolve(fields.required("storyline"))};
  draft.exercise.incidents.push_back(std::move(incident));
}

/// Whether a text is of a column's type; says so where it is not.
bool fits(const Column& column, const Value& value) {
  switch (column.type) {
    case ColumnType::kText:
      return value.text(kCustomMax).has_value();
    case ColumnType::kNumber:
      return value.integer(-kPointsMax, kPointsMax).has_value();
    case ColumnType::kChoice: {
      const std::vector<std::string_view> words(column.values.begin(), column.values.end());
      return value.choice(words).has_value();
    }
    case ColumnType::kTruth:
      return value.truth().has_value();
    case ColumnType::kDuration:
      return value.duration().has_value();
    case ColumnType::kDate:
      return value.date().has_value();
  }
  return false;
}

void read_edition(Draft& draft, range::NationId nation, const Value::Entry& entry) {
  Fields fields(entry.value);
  Edition edition;
  edition.nation = nation;
  edition.from = fields.optional("from").text(kTitleMax).value_or("");
  edition.subject = fields.optional("subject").text(kTitleMax).value_or("");
  edition.body = fields.optional("body").text(kBodyMax).value_or("");
  const std::uint32_t index = draft.injects.resolve(entry.key);
  if (index == kNone || !nation.valid()) return;
  auto& injects = draft.exercise.injects;
  const auto of_nation = [&](terms::CellId cell) {
    return draft.exercise.cells[cell.value].nation == nation;
  };
  const auto& to = injects[index].to;
  if (std::none_of(to.begin(), to.end(), of_nation)) {
    entry.key.error(fmt::format("inject '{}' goes to nobody of this nation", injects[index].number),
                    yaml::Note{draft.injects.declared_at(index), "it is declared here"});
  }
  const auto same = [&](const Edition& other) { return other.nation == nation; };
  const auto& editions = injects[index].editions;
  if (std::any_of(editions.begin(), editions.end(), same)) {
    entry.key.error("this nation reads it in other words already");
  }
  injects[index].editions.push_back(edition);
  for (const InjectId other : injects[index].series.others) {
    injects[other.value].editions.push_back(edition);
  }
}

}  // namespace

void read_storylines(Draft& draft) {
  for (const Item& item : draft.items["columns"]) read_column(draft, item);
  for (const Item& item : draft.items["storylines"]) read_storyline(draft, item);
  for (const Item& item : draft.items["incidents"]) read_incident(draft, item);
}

void read_overlays(Draft& draft) {
  for (const Value::Entry& nation : draft.sections.entries("overlays", kCellsMax)) {
    const range::NationId id{draft.things.one(nation.key, EntityKind::kNation)};
    Fields fields(nation.value);
    const Value injects = fields.required("injects");
    for (const Value::Entry& entry : injects.entries(draft.injects.size() + 1)) {
      read_edition(draft, id, entry);
    }
  }
}

std::vector<Custom> read_columns(const Draft& draft, const Value& columns) {
  std::vector<Custom> all;
  for (const Value::Entry& entry : columns.entries(kChoicesMax)) {
    const std::uint32_t column = draft.columns.resolve(entry.key);
    if (column == kNone || !fits(draft.exercise.columns[column], entry.value)) continue;
    all.push_back({column, entry.value.node().text()});
  }
  return all;
}

}  // namespace redoubt::scenario
