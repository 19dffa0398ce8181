#include "controller/scenario/detectors_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/circle.h"
#include "controller/scenario/sensors_reader.h"
#include "controller/scenario/vocabulary.h"

namespace redoubt::scenario {

using range::SensorId;
using terms::ActionId;
using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kDetectorsMax = 100;
constexpr std::size_t kInputsMax = 500;
constexpr std::size_t kTogetherMax = 64;  ///< inputs of which all are waited for
constexpr std::size_t kKeptMax = 500;     ///< techniques and tactics in a list

/// The section's entry behind an id among the sensors.
const Item& item_of(Draft& draft, SensorId id) {
  const auto& sensors = draft.items["sensors"];
  return id.value < sensors.size() ? sensors[id.value]
                                   : draft.items["detectors"].at(id.value - sensors.size());
}

void refuse_empty(const Value& list) {
  const bool empty = list.present() && list.node().kind() == yaml::Kind::kSequence;
  if (empty && list.node().size() == 0) list.error("an empty list keeps no signal at all");
}

void take_tactic(const Draft& draft, const Value& reference, std::vector<ActionId>& techniques) {
  const auto tactic = reference.name();
  if (!tactic) return;
  const std::size_t before = techniques.size();
  std::vector<std::string_view> tactics;
  for (std::uint32_t i = 0; i < draft.exercise.catalogue.size(); ++i) {
    const Action& action = draft.exercise.catalogue[i];
    if (action.role != terms::Role::kRed) continue;
    tactics.emplace_back(action.tactic);
    if (action.tactic == *tactic) techniques.push_back(ActionId{i});
  }
  if (techniques.size() > before) return;
  reference.error(yaml::Fault::kUnknownName,
                  fmt::format("no technique has the tactic '{}'{}", *tactic,
                              yaml::did_you_mean(*tactic, tactics)));
}

std::vector<ActionId> read_techniques(const Draft& draft, Fields& fields) {
  std::vector<ActionId> techniques;
  const Value named = fields.optional("technique");
  const Value tactics = fields.optional("tactic");
  refuse_empty(named);
  refuse_empty(tactics);
  for (const Value& each : named.one_or_list(kKeptMax)) {
    techniques.push_back(action_of_role(draft, each, terms::Role::kRed));
  }
  for (const Value& each : tactics.one_or_list(kKeptMax)) take_tactic(draft, each, techniques);
  std::sort(techniques.begin(), techniques.end());
  techniques.erase(std::unique(techniques.begin(), techniques.end()), techniques.end());
  return techniques;
}

Keep read_keep(Draft& draft, const Value& value) {
  Keep keep;
  if (!value.present()) return keep;
  Fields fields(value);
  keep.techniques = read_techniques(draft, fields);
  keep.hosts = draft.things.hosts(fields.optional("on"));
  std::sort(keep.hosts.begin(), keep.hosts.end());
  keep.severity =
      fields.optional("severity").word<terms::Severity>(kSeverities).value_or(keep.severity);
  return keep;
}

/// Sensors and detectors of its own team, each once.
void read_input(Draft& draft, const Value& reference, Detector& detector) {
  const SensorId input{draft.things.one(reference, terms::EntityKind::kSensor)};
  // Only in a circle, which has been said, does one come that is not read yet.
  if (!input.valid() || input >= detector.as) return;
  const auto& sensors = draft.exercise.layout.sensors;
  const range::Sensor& giver = sensors[input.value];
  const range::Sensor& taker = sensors[detector.as.value];
  const yaml::Note here{item_of(draft, input).key.place(), "it is declared here"};
  if (giver.team.valid() && taker.team.valid() && giver.team != taker.team) {
    const auto& cells = draft.exercise.cells;
    reference.error(
        fmt::format("'{}' is of team '{}', and detector '{}' of team '{}'", giver.name,
                    cells[giver.team.value].name, taker.name, cells[taker.team.value].name),
        here);
  }
  auto& from = detector.from;
  if (std::find(from.begin(), from.end(), input) != from.end()) {
    reference.error(yaml::Fault::kTwice, fmt::format("'{}' stands here twice", giver.name), here);
  } else {
    from.push_back(input);
  }
}

/// `from` with `at_least`, or `all_of` with `in_order`.
void read_inputs(Draft& draft, Fields& fields, Detector& detector) {
  const Value from = fields.optional("from");
  const Value all_of = fields.optional("all_of");
  const Value at_least = fields.optional("at_least");
  const Value in_order = fields.optional("in_order");
  if (from.present() == all_of.present()) {
    fields.all().error("a detector takes signals 'from' any of its inputs, or waits for 'all_of'");
  }
  const Value& inputs = from.present() ? from : all_of;
  for (const Value& each : inputs.one_or_list(from.present() ? kInputsMax : kTogetherMax)) {
    read_input(draft, each, detector);
  }
  detector.at_least = static_cast<std::uint32_t>(at_least.integer(1, kAtLeastMax).value_or(1));
  const bool ordered = in_order.truth().value_or(false);
  if (from.present()) {
    if (in_order.present()) in_order.error("only what waits for 'all_of' waits in an order");
    return;
  }
  detector.gathering = ordered ? Gathering::kInOrder : Gathering::kAllOf;
  if (at_least.present()) at_least.error("what waits for 'all_of' waits for one signal of each");
}

void read_window(Fields& fields, Detector& detector) {
  const Value within = fields.optional("within");
  detector.within = within.duration().value_or(detector.within);
  const bool several = detector.gathering != Gathering::kAtLeast || detector.at_least > 1;
  if (several && !within.present()) {
    fields.all().error(yaml::Fault::kMissing,
                       "a detector that waits for several signals needs a window: key 'within'");
  }
  if (within.present() && detector.within.count() == 0)
    within.error(yaml::Fault::kOutOfRange, "a window has a length");
  detector.by = fields.optional("by").word<Grouping>(kGroupings).value_or(detector.by);
  detector.quiet = fields.optional("quiet").duration().value_or(detector.quiet);
}

void read_detector(Draft& draft, const Item& item) {
  Fields fields(item.value);
  Detector detector;
  detector.as = {static_cast<std::uint32_t>(draft.exercise.layout.sensors.size())};
  add_sensor(draft, item, fields);
  read_inputs(draft, fields, detector);
  detector.keep = read_keep(draft, fields.optional("keep"));
  read_window(fields, detector);
  detector.silent = fields.optional("silent").truth().value_or(false);
  if (detector.silent && fields.has("confidence")) {
    fields.optional("confidence").error("a silent detector shows nobody its confidence");
  }
  draft.exercise.detectors.push_back(std::move(detector));
}

/// What is silent must tell somebody.
void refuse_unheard(Draft& draft) {
  std::vector<std::uint8_t> heard(draft.exercise.layout.sensors.size(), 0);
  for (const Detector& detector : draft.exercise.detectors) {
    for (const SensorId input : detector.from) heard[input.value] = 1;
  }
  for (const Detector& detector : draft.exercise.detectors) {
    if (!detector.silent || heard[detector.as.value] != 0) continue;
    const Item& item = item_of(draft, detector.as);
    item.key.error(fmt::format("detector '{}' is silent, and no other listens to it", item.name));
  }
}

}  // namespace

void declare_detectors(Draft& draft) {
  std::vector<Item> written;
  for (const Value::Entry& entry : draft.sections.entries("detectors", kDetectorsMax)) {
    if (const auto name = entry.key.name()) written.push_back({*name, entry.key, entry.value});
  }
  const auto order = ordered(precedence_of(written, {"from", "all_of"}), [&](const auto& circle) {
    written[circle.front()].key.error(
        yaml::Fault::kCircle,
        "detectors in a circle: " + around(written, circle, "takes signals of"));
  });
  const std::size_t sensors = draft.items["sensors"].size();
  auto& items = draft.items["detectors"];
  for (const std::uint32_t i : order) {
    const SensorId next{static_cast<std::uint32_t>(sensors + items.size())};
    if (draft.things.declare(written[i].key, written[i].name, entity(next))) {
      items.push_back(written[i]);
    }
  }
}

void read_detectors(Draft& draft) {
  for (const Item& item : draft.items["detectors"]) read_detector(draft, item);
  refuse_unheard(draft);
}

}  // namespace redoubt::scenario
