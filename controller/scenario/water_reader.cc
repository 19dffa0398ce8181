#include "controller/scenario/water_reader.h"

#include <utility>

#include "controller/range/water/shares.h"
#include "controller/scenario/amounts.h"
#include "controller/yaml/fields.h"

namespace redoubt::scenario {

using range::Entity;
using range::TankId;
using range::water::Control;
using range::water::ControlKind;
using range::water::District;
using range::water::Duty;
using range::water::kFlowMax;
using range::water::kHeightMax;
using range::water::kLitresMax;
using range::water::kPowerMax;
using range::water::Place;
using range::water::PlaceKind;
using range::water::Pump;
using range::water::Tank;
using range::water::Valve;
using terms::EntityKind;
using yaml::Fields;
using yaml::Unit;
using yaml::Value;

namespace {

constexpr std::size_t kSourcesMax = 100;
constexpr std::size_t kJunctionsMax = 2000;
constexpr std::size_t kPipesMax = 5000;
constexpr std::size_t kPipesToOneMax = 50;
constexpr std::size_t kPatternsMax = 200;
constexpr std::size_t kStepsMax = 1000;
constexpr std::size_t kPointsMax = 50;
constexpr std::size_t kControlsMax = 20;  ///< of one machine
constexpr std::int64_t kShareMax = 100'000;
constexpr terms::Duration kStepMin = std::chrono::minutes{1};

constexpr Unit kVolumes[] = {{"m3", 1000}, {"l", 1}};
constexpr Unit kFlows[] = {{"m3/h", 1000}, {"l/s", 3600}, {"l/h", 1}};
constexpr Unit kHeights[] = {{"m", 1000}, {"mm", 1}};
constexpr Unit kPowers[] = {{"MW", 1'000'000}, {"kW", 1000}, {"W", 1}};
constexpr Unit kShares[] = {{"%", 10}, {"permille", 1}};

std::int64_t height_of(const Value& value) {
  return value.measure(kHeights, -kHeightMax, kHeightMax).value_or(0);
}

std::int64_t flow_of(const Value& value, std::int64_t least) {
  return value.measure(kFlows, least, kFlowMax).value_or(0);
}

class Reader {
 public:
  explicit Reader(Draft& draft) : draft_(draft), works_(draft.exercise.layout.water) {}

  void read() {
    for (const Value& section : draft_.sections.of("water")) read_settings(section);
    declare("tanks", PlaceKind::kTank);
    declare("districts", PlaceKind::kDistrict);
    for (const Item& item : draft_.items["tanks"]) read_tank(item);
    for (const Item& item : draft_.items["districts"]) read_district(item);
    for (const Item& item : draft_.items["pumps"]) read_pump(item);
    for (const Item& item : draft_.items["valves"]) read_valve(item);
    for (const Value& pipe : pipes_) read_pipe(pipe);
    if (draft_.sections.findings().ok()) tell_dry_districts();
  }

 private:
  // What joins the things, and how demand changes.

  void read_settings(const Value& section) {
    Fields fields(section);
    for (const Value::Entry& entry : fields.optional("sources").entries(kSourcesMax)) {
      Fields source(entry.value);
      const std::int64_t height = height_of(source.optional("height"));
      if (!declare(entry.key, PlaceKind::kSource, works_.sources.size())) continue;
      works_.sources.push_back({entry.key.node().text(), height});
    }
    for (const Value::Entry& entry : fields.optional("junctions").entries(kJunctionsMax)) {
      Fields junction(entry.value);
      const std::int64_t height = height_of(junction.optional("height"));
      if (!declare(entry.key, PlaceKind::kJunction, works_.junctions.size())) continue;
      works_.junctions.push_back({entry.key.node().text(), height});
    }
    for (const Value::Entry& entry : fields.optional("patterns").entries(kPatternsMax)) {
      read_pattern(entry);
    }
    for (const Value& pipe : fields.optional("pipes").list(kPipesMax)) pipes_.push_back(pipe);
    const Value step = fields.optional("pattern_step");
    works_.pattern_step = step.duration().value_or(works_.pattern_step);
    if (works_.pattern_step < kStepMin) {
      step.expected("a duration of a minute or more");
      works_.pattern_step = kStepMin;
    }
    works_.pattern_start =
        fields.optional("pattern_start").duration().value_or(works_.pattern_start);
  }

  bool declare(const Value& name, PlaceKind kind, std::size_t index) {
    if (!places_.declare(name)) return false;
    place_of_.push_back({kind, static_cast<std::uint32_t>(index)});
    return true;
  }

  void declare(std::string_view section, PlaceKind kind) {
    const std::vector<Item>& items = draft_.items[section];
    for (std::size_t i = 0; i < items.size(); ++i) declare(items[i].key, kind, i);
  }

  void read_pattern(const Value::Entry& entry) {
    if (!patterns_.declare(entry.key)) return;
    range::water::Pattern pattern{entry.key.node().text(), {}};
    for (const Value& share : entry.value.list(kStepsMax)) {
      pattern.permille.push_back(share.measure(kShares, 0, kShareMax).value_or(0));
    }
    if (pattern.permille.empty()) {
      entry.value.expected("a list of shares such as 80%");
      pattern.permille.push_back(0);
    }
    works_.patterns.push_back(std::move(pattern));
  }

  void read_pipe(const Value& pipe) {
    const std::vector<Value> ends = pipe.list(2);
    if (ends.size() == 2) return join(ends[1], place(ends[0]), place(ends[1]));
    if (pipe.node().kind() == yaml::Kind::kSequence && pipe.node().size() < 2) {
      pipe.expected("the two places that the pipe joins");
    }
  }

  /// Not valid after it has said that there is no such place.
  Place place(const Value& reference) const {
    const std::uint32_t index = places_.resolve(reference);
    return index == kNone ? Place{} : place_of_[index];
  }

  void join(const Value& at, Place a, Place b) {
    if (!a.valid() || !b.valid()) return;
    if (a == b) return at.error("a pipe joins two places");
    works_.pipes.push_back({a, b});
  }

  // The things themselves.

  template <class Thing>
  Thing begin(Fields& fields, const Item& item, EntityKind kind, std::size_t index) {
    take_title(draft_, {kind, static_cast<std::uint32_t>(index)}, fields.optional("title"));
    Thing thing;
    thing.name = item.name;
    thing.owner = cell_of_role(draft_, fields.optional("owner"), terms::Role::kBlue);
    return thing;
  }

  void read_tank(const Item& item) {
    Fields fields(item.value);
    Tank tank = begin<Tank>(fields, item, EntityKind::kTank, works_.tanks.size());
    tank.holds = fields.required("holds").measure(kVolumes, 1, kLitresMax).value_or(1);
    tank.at = part_of(tank, fields.optional("at"), kWhole);
    tank.height_mm = height_of(fields.optional("height"));
    tank.depth_mm = fields.optional("depth").measure(kHeights, 0, kHeightMax).value_or(0);
    works_.tanks.push_back(std::move(tank));
  }

  static std::int64_t part_of(const Tank& tank, const Value& share, std::int64_t otherwise) {
    return range::water::scaled(tank.holds, permille_of(share).value_or(otherwise), kWhole);
  }

  void read_district(const Item& item) {
    Fields fields(item.value);
    const Place here{PlaceKind::kDistrict, static_cast<std::uint32_t>(works_.districts.size())};
    District district =
        begin<District>(fields, item, EntityKind::kDistrict, works_.districts.size());
    district.height_mm = height_of(fields.optional("height"));
    district.priority = static_cast<std::uint8_t>(
        fields.optional("priority").integer(1, 9).value_or(district.priority));
    range::water::Demand draws{.lph = flow_of(fields.required("draws"), 0)};
    draws.pattern = patterns_.resolve(fields.optional("pattern"));
    district.draws.push_back(draws);
    works_.districts.push_back(std::move(district));
    for (const Value& from : fields.optional("from").one_or_list(kPipesToOneMax)) {
      join(from, place(from), here);
    }
  }

  template <class Machine>
  void read_ends(Fields& fields, Machine& machine) {
    const Value to = fields.required("to");
    machine.from = place(fields.required("from"));
    machine.to = place(to);
    if (machine.to.valid() && machine.from == machine.to) {
      to.error("it leads from one place to another");
    }
    machine.at = permille_of(fields.optional("at")).value_or(machine.at);
  }

  void read_pump(const Item& item) {
    Fields fields(item.value);
    const range::PumpId id{static_cast<std::uint32_t>(works_.pumps.size())};
    Pump pump = begin<Pump>(fields, item, EntityKind::kPump, id.value);
    read_ends(fields, pump);
    const Value flow = fields.optional("flow");
    const Value curve = fields.optional("curve");
    const Value power = fields.optional("power");
    if (flow.present() + curve.present() + power.present() != 1) {
      fields.all().error("a pump says one of 'flow', 'curve' and 'power'");
    }
    pump.lph = flow_of(flow, 1);
    pump.curve = read_curve(curve);
    pump.power_w = power.measure(kPowers, 1, kPowerMax).value_or(0);
    read_controls(fields, entity(id), pump.to);
    works_.pumps.push_back(std::move(pump));
  }

  static std::vector<Duty> read_curve(const Value& value) {
    std::vector<Duty> curve;
    for (const Value& point : value.list(kPointsMax)) {
      const std::vector<Value> pair = point.list(2);
      if (pair.size() != 2) {
        point.expected("a flow and a head, such as [300 m3/h, 40 m]");
        continue;
      }
      const Duty duty{flow_of(pair[0], 0), pair[1].measure(kHeights, 0, kHeightMax).value_or(0)};
      const bool falls =
          curve.empty() || (duty.lph > curve.back().lph && duty.head_mm < curve.back().head_mm);
      if (!falls) point.error("from point to point the flow rises and the head falls");
      curve.push_back(duty);
    }
    const bool lone = curve.size() == 1 && (curve[0].lph == 0 || curve[0].head_mm == 0);
    if (lone || (curve.empty() && value.present())) {
      value.expected("points; the flow and head of one that stands alone are above 0");
    }
    return curve;
  }

  void read_valve(const Item& item) {
    Fields fields(item.value);
    const range::ValveId id{static_cast<std::uint32_t>(works_.valves.size())};
    Valve valve = begin<Valve>(fields, item, EntityKind::kValve, id.value);
    read_ends(fields, valve);
    valve.limit_lph = flow_of(fields.optional("limit"), 1);
    read_controls(fields, entity(id), valve.to);
    works_.valves.push_back(std::move(valve));
  }

  // What the works do by themselves.

  void read_controls(Fields& fields, Entity machine, Place to) {
    for (const Value& value : fields.optional("controls").list(kControlsMax)) {
      read_control(value, machine, to);
    }
  }

  void read_control(const Value& value, Entity machine, Place to) {
    Fields fields(value);
    const Value below = fields.optional("below");
    const Value above = fields.optional("above");
    const Value time = fields.optional("time");
    Control control{.machine = machine};
    control.permille = permille_of(fields.required("set")).value_or(0);
    if (below.present() + above.present() + time.present() != 1) {
      value.error("a control says one of 'below', 'above' and 'time'");
    }
    if (time.present()) {
      control.kind = ControlKind::kAt;
      control.at = time.time().value_or(control.at);
      control.period = read_period(fields.optional("every"));
    } else {
      control.kind = below.present() ? ControlKind::kBelow : ControlKind::kAbove;
      control.tank = read_tank_of(fields, to);
      if (!control.tank.valid()) return;
      const Tank& tank = works_.tanks.at(control.tank.value);
      control.litres = part_of(tank, below.present() ? below : above, 0);
    }
    works_.controls.push_back(control);
  }

  static terms::Duration read_period(const Value& value) {
    const terms::Duration period = value.duration().value_or(terms::Duration{});
    if (value.present() && period < kStepMin) value.expected("a duration of a minute or more");
    return period;
  }

  /// The tank that a control looks at: where its machine leads to, unless it names another.
  TankId read_tank_of(Fields& fields, Place to) {
    const Value named = fields.optional("tank");
    if (named.present()) return {draft_.things.one(named, EntityKind::kTank)};
    if (to.kind == PlaceKind::kTank) return {to.index};
    fields.all().error(yaml::Fault::kMissing, "key 'tank' is missing, because 'to' is no tank");
    return {};
  }

  /// Districts that nothing leads to.
  void tell_dry_districts() {
    std::vector<bool> reached(works_.districts.size());
    const auto reach = [&](Place place) {
      if (place.kind == PlaceKind::kDistrict) reached[place.index] = true;
    };
    for (const auto& pipe : works_.pipes) reach(pipe.a), reach(pipe.b);
    for (const Pump& pump : works_.pumps) reach(pump.to);
    for (const Valve& valve : works_.valves) reach(valve.from), reach(valve.to);
    for (std::size_t i = 0; i < reached.size(); ++i) {
      if (reached[i]) continue;
      draft_.items["districts"][i].key.error(
          "nothing leads to it; say 'from', or lead a pipe, pump or valve to it");
    }
  }

  static constexpr std::int64_t kWhole = 1000;

  Draft& draft_;
  range::water::Works& works_;
  Names places_{"source, tank, district or junction"};
  std::vector<Place> place_of_;  ///< by index of its name
  Names patterns_{"pattern"};
  std::vector<Value> pipes_;
};

}  // namespace

void read_water(Draft& draft) { Reader(draft).read(); }

}  // namespace redoubt::scenario
