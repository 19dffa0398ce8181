#include "controller/scenario/power_reader.h"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>

#include "controller/range/power/state.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::BusId;
using range::LineId;
using range::power::Bus;
using range::power::Generator;
using range::power::Grid;
using range::power::Line;
using terms::Duration;
using terms::EntityKind;
using yaml::Fields;
using yaml::Unit;
using yaml::Value;

namespace {

constexpr Unit kPower[] = {{"GW", 1'000'000}, {"MW", 1000}, {"kW", 1}};
constexpr std::int64_t kPowerMaxKw = 50'000'000;
constexpr Unit kBase[] = {{"MVA", 1}};
constexpr std::int64_t kBaseMaxMva = 100'000;
constexpr Unit kPerUnit[] = {{"", 1'000'000}};
constexpr std::int64_t kReactanceMax = 100'000'000;  ///< a hundred per unit
constexpr Duration kTripAfterMax = std::chrono::hours(24);
constexpr std::int64_t kShedMax = 99;

std::optional<double> read_mw(const Value& value, std::int64_t least_kw = 0) {
  const auto kw = value.measure(kPower, least_kw, kPowerMaxKw);
  if (!kw) return std::nullopt;
  return static_cast<double>(*kw) / 1000;
}

double read_reactance(const Value& value) {
  const auto millionths = value.measure(kPerUnit, INT64_MIN, INT64_MAX);
  if (millionths && (*millionths < 1 || *millionths > kReactanceMax)) {
    value.expected("a reactance per unit, from 0.000001 to 100");
  }
  return static_cast<double>(millionths.value_or(1)) / 1'000'000;
}

terms::CellId read_owner(const Draft& draft, Fields& fields) {
  return cell_of_role(draft, fields.optional("owner"), terms::Role::kBlue);
}

template <class Thing>
void take_title(Draft& draft, EntityKind kind, const std::vector<Thing>& things, Fields& fields) {
  take_title(draft, {kind, static_cast<std::uint32_t>(things.size())}, fields.optional("title"));
}

void read_settings(Draft& draft, Grid& grid) {
  const std::vector<Value>& given = draft.sections.of("grid");
  if (given.empty()) return;
  for (std::size_t i = 1; i < given.size(); ++i) {
    given[i].error(yaml::Fault::kTwice, "there is one grid in an exercise",
                   yaml::Note{given.front().place(), "the first stands here"});
  }
  Fields fields(given.front());
  if (const auto base = fields.optional("base").measure(kBase, 1, kBaseMaxMva)) {
    grid.base_mva = static_cast<double>(*base);
  }
  const Value trip_after = fields.optional("trip_after");
  grid.trip_after = trip_after.duration().value_or(grid.trip_after);
  if (grid.trip_after > kTripAfterMax) {
    trip_after.error(yaml::Fault::kOutOfRange,
                     "no line bears twice its rating for more than a day");
  }
  grid.restore_after = fields.optional("restore_after").duration().value_or(grid.restore_after);
}

void read_bus(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& buses = draft.exercise.layout.grid.buses;
  take_title(draft, EntityKind::kBus, buses, fields);
  Bus bus;
  bus.name = item.name;
  bus.demand_mw = read_mw(fields.optional("demand")).value_or(0);
  bus.shed = static_cast<std::uint32_t>(fields.optional("shed").integer(0, kShedMax).value_or(0));
  bus.owner = read_owner(draft, fields);
  buses.push_back(std::move(bus));
}

void read_ends(const Draft& draft, const Value& between, Line& line) {
  const std::vector<Value> ends = between.list(2);
  if (ends.size() == 2) {
    line.from = {draft.things.one(ends[0], EntityKind::kBus)};
    line.to = {draft.things.one(ends[1], EntityKind::kBus)};
    if (line.from.valid() && line.from == line.to) {
      between.error("a line joins two different busbars");
    }
  } else if (between.present() && between.node().size() < 2) {
    between.expected("the two busbars that the line joins");
  }
}

void read_line(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& lines = draft.exercise.layout.grid.lines;
  take_title(draft, EntityKind::kLine, lines, fields);
  Line line;
  line.name = item.name;
  read_ends(draft, fields.required("between"), line);
  line.reactance = read_reactance(fields.required("reactance"));
  line.rating_mw = read_mw(fields.optional("rating"), 1).value_or(0);
  line.in_service = fields.optional("in_service").truth().value_or(true);
  line.owner = read_owner(draft, fields);
  lines.push_back(std::move(line));
}

void read_generator(Draft& draft, const Item& item) {
  Fields fields(item.value);
  auto& generators = draft.exercise.layout.grid.generators;
  take_title(draft, EntityKind::kGenerator, generators, fields);
  Generator generator;
  generator.name = item.name;
  generator.bus = {draft.things.one(fields.required("bus"), EntityKind::kBus)};
  generator.most_mw = read_mw(fields.required("most"), 1).value_or(0);
  const Value output = fields.optional("output");
  generator.output_mw = read_mw(output).value_or(generator.most_mw);
  if (generator.output_kw() > generator.most_kw() && generator.most_mw > 0) {
    output.error(yaml::Fault::kOutOfRange, "that is more than it can give");
  }
  generator.in_service = fields.optional("in_service").truth().value_or(true);
  generator.owner = read_owner(draft, fields);
  generators.push_back(std::move(generator));
}

std::string in_mw(std::int64_t kw) {
  return fmt::format("{} MW", static_cast<double>(std::llabs(kw)) / 1000);
}

/// What no team could be blamed for must not be so before anything happens.
void check_startex(Draft& draft) {
  const Grid& grid = draft.exercise.layout.grid;
  range::power::State state(grid);
  range::Facts facts;
  state.settle(terms::kStartex, facts);
  const std::vector<Item>& buses = draft.items["buses"];
  for (std::uint32_t i = 0; i < grid.buses.size(); ++i) {
    const std::int64_t served = state.availability(BusId{i});
    if (served == 1000 || grid.buses[i].demand_kw() == 0) continue;
    buses[i].key.error(fmt::format(
        "as drawn, {} of its {} can be served: the generators that reach it give too little",
        in_mw(taken_kw(grid.buses[i], served)), in_mw(grid.buses[i].demand_kw())));
  }
  const std::vector<Item>& lines = draft.items["lines"];
  for (std::uint32_t i = 0; i < grid.lines.size(); ++i) {
    if (state.loading(LineId{i}) <= range::power::kRated) continue;
    lines[i].key.error(fmt::format("as drawn it carries {}, more than its rating of {}",
                                   in_mw(state.flow_kw(LineId{i})),
                                   in_mw(grid.lines[i].rating_kw())));
  }
}

}  // namespace

void read_power(Draft& draft) {
  const std::size_t before = draft.sections.findings().errors();
  read_settings(draft, draft.exercise.layout.grid);
  for (const Item& item : draft.items["buses"]) read_bus(draft, item);
  for (const Item& item : draft.items["lines"]) read_line(draft, item);
  for (const Item& item : draft.items["generators"]) read_generator(draft, item);
  if (draft.sections.findings().errors() == before) check_startex(draft);
}

}  // namespace redoubt::scenario
