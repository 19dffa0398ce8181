#include "controller/scenario/sensors_reader.h"

#include "controller/scenario/amounts.h"
#include "controller/scenario/vocabulary.h"

namespace redoubt::scenario {

using yaml::Fields;
using yaml::Value;

namespace {

constexpr std::size_t kTraceKindsMax = 64;
constexpr terms::Duration kFalseAlarmGapMin = std::chrono::seconds(1);

/// By kind of trace; what is not named is never noticed.
std::vector<terms::Odds> read_odds(const Draft& draft, const Value& mapping) {
  std::vector<terms::Odds> odds(draft.trace_kinds.size());
  for (const Value::Entry& entry : mapping.entries(kTraceKindsMax)) {
    const std::uint32_t kind = draft.trace_kinds.resolve(entry.key);
    const auto noticed = entry.value.odds();
    if (kind != kNone && noticed) odds[kind] = *noticed;
  }
  return odds;
}

std::uint8_t read_percent(const Value& value, std::uint8_t otherwise) {
  constexpr std::uint32_t kPerPercent = 10'000;
  const auto share = value.odds();
  if (!share) return otherwise;
  if (share->per_million % kPerPercent != 0) value.expected("a whole percentage");
  return static_cast<std::uint8_t>(share->per_million / kPerPercent);
}

void read_sensor(Draft& draft, const Item& item) {
  Fields fields(item.value);
  Sensing& sensing = add_sensor(draft, item, fields);
  sensing.covers = draft.things.hosts(fields.required("covers"));
  sensing.odds = read_odds(draft, fields.required("odds"));
  sensing.naming = fields.optional("naming").odds().value_or(sensing.naming);
  const Value false_alarms = fields.optional("false_alarms");
  if (const auto gaps = span_of(false_alarms)) {
    if (gaps->least < kFalseAlarmGapMin) {
      false_alarms.error(yaml::Fault::kOutOfRange,
                         "false alarms need at least a second between them");
    }
    sensing.false_alarm_soonest = gaps->least;
    sensing.false_alarm_latest = gaps->most;
  }
}

}  // namespace

Sensing& add_sensor(Draft& draft, const Item& item, Fields& fields) {
  auto& sensors = draft.exercise.layout.sensors;
  take_title(draft, entity(range::SensorId{static_cast<std::uint32_t>(sensors.size())}),
             fields.optional("title"));
  sensors.push_back({item.name, cell_of_role(draft, fields.required("team"), terms::Role::kBlue)});
  Sensing& sensing = draft.exercise.sensing.emplace_back();
  const Span delay = span_of(fields.optional("delay")).value_or(Span{});
  sensing.fastest = delay.least;
  sensing.slowest = delay.most;
  sensing.severity =
      fields.optional("severity").word<terms::Severity>(kSeverities).value_or(sensing.severity);
  sensing.confidence_percent =
      read_percent(fields.optional("confidence"), sensing.confidence_percent);
  return sensing;
}

void read_sensors(Draft& draft) {
  for (const Item& item : draft.items["sensors"]) read_sensor(draft, item);
}

}  // namespace redoubt::scenario
