#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "controller/formats/epanet/read.h"
#include "controller/formats/epanet/reading.h"
#include "controller/yaml/tree.h"

/// Controls:
///
///   LINK link OPEN|CLOSED|setting IF NODE node ABOVE|BELOW level
///   LINK link OPEN|CLOSED|setting AT TIME time
///   LINK link OPEN|CLOSED|setting AT CLOCKTIME time AM|PM
namespace redoubt::formats::epanet {
namespace {

using range::TankId;
using range::water::Control;
using range::water::ControlKind;
using range::water::Place;
using range::water::PlaceKind;

namespace word {
enum : std::size_t {
  kLink = 1,
  kSetting = 2,
  kWhen = 3,
  kWhat = 4,
  kNode = 5,
  kSide = 6,
  kLevel = 7
};
}
constexpr std::int64_t kWhole = 1000;
constexpr terms::Duration kDay = std::chrono::days{1};

/// Permille of what a machine can; a number is a speed of a pump, and opens a valve.
std::int64_t setting_of(Reading& reading, const Word& said, range::Entity machine) {
  if (said.is("OPEN")) return kWhole;
  if (said.is("CLOSED")) return 0;
  const auto number = number_of(said.text);
  if (!number || *number < 0) reading.error(said, "expected OPEN, CLOSED or a setting");
  if (machine.kind != terms::EntityKind::kPump) return kWhole;
  return std::llround(std::min(number.value_or(0), 1.0) * kWhole);
}

/// False where it is left out.
bool read_level(Reading& reading, const Row& row, Control& control) {
  if (!reading.long_enough(row, word::kLevel + 1, "a control by level")) return false;
  const Place place = reading.place(row[word::kNode]);
  if (!place.valid()) return false;
  if (place.kind != PlaceKind::kTank) {
    reading.warning(row[word::kNode], "a control by pressure is left out");
    return false;
  }
  const bool below = row[word::kSide].is("BELOW");
  if (!below && !row[word::kSide].is("ABOVE")) {
    reading.error(row[word::kSide], "expected ABOVE or BELOW");
  }
  control.kind = below ? ControlKind::kBelow : ControlKind::kAbove;
  control.tank = TankId{place.index};
  control.litres =
      reading.gauges.at(place.index).litres_at(reading.number(row, word::kLevel, -1e9, 1e9));
  control.litres = std::min(control.litres, reading.works.tanks[place.index].holds);
  return true;
}

bool read_time(Reading& reading, const Row& row, Control& control) {
  if (!reading.long_enough(row, word::kNode + 1, "a control by time")) return false;
  const bool clock = row[word::kWhat].is("CLOCKTIME");
  const auto time = time_of(row, word::kNode);
  if ((!clock && !row[word::kWhat].is("TIME")) || !time) {
    reading.error(row[word::kWhat], "expected TIME or CLOCKTIME, and when");
    return false;
  }
  control.kind = ControlKind::kAt;
  control.at = terms::kStartex + *time;
  if (!clock) return true;
  control.at = terms::kStartex + (*time % kDay + kDay - reading.start_of_day) % kDay;
  control.period = kDay;
  return true;
}

void read_control(Reading& reading, const Row& row) {
  if (!reading.long_enough(row, word::kNode + 1, "a control")) return;
  const auto machine = reading.machines.find(row[word::kLink].text);
  if (machine == reading.machines.end()) {
    return reading.error(row[word::kLink], fmt::format("there is no link {}",
                                                       yaml::in_quotes(row[word::kLink].text)));
  }
  Control control{.machine = machine->second};
  control.permille = setting_of(reading, row[word::kSetting], control.machine);
  const bool by_level = row[word::kWhen].is("IF");
  if (!by_level && !row[word::kWhen].is("AT")) {
    return reading.error(row[word::kWhen], "expected IF or AT");
  }
  const bool kept = by_level ? read_level(reading, row, control) : read_time(reading, row, control);
  if (kept) reading.works.controls.push_back(control);
}

}  // namespace

void read_controls(Reading& reading) {
  const std::vector<Row>& rows = reading.rows("CONT");
  if (rows.size() > kControlsMax) {
    return reading.error(rows[kControlsMax][0], fmt::format("more than {} controls", kControlsMax));
  }
  for (const Row& row : rows) read_control(reading, row);
  const std::vector<Row>& rules = reading.rows("RULE");
  if (!rules.empty()) reading.warning(rules[0][0], "rules are left out");
}

}  // namespace redoubt::formats::epanet
