#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "controller/formats/epanet/reading.h"
#include "controller/yaml/tree.h"

/// Pipes, pumps and valves.
namespace redoubt::formats::epanet {
namespace {

using range::PumpId;
using range::ValveId;
using range::water::Duty;
using range::water::kFlowMax;
using range::water::kHeightMax;
using range::water::kPowerMax;
using range::water::Place;
using range::water::Pump;
using range::water::Valve;

constexpr double kSpeedMax = 10;
constexpr std::int64_t kWhole = 1000;

struct Ends {
  Place from;
  Place to;
};

class Links {
 public:
  explicit Links(Reading& reading) : reading_(&reading) {
    for (const Row& row : reading.rows("STAT")) {
      if (reading.long_enough(row, 2, "a status")) status_[row[0].text] = &row;
    }
    for (const Row& row : reading.rows("CONT")) {
      if (row.size() > 1) moved_.insert(row[1].text);
    }
  }

  void read() {
    for (const Row& row : reading_->rows("PIPE")) read_pipe(row);
    for (const Row& row : reading_->rows("PUMP")) read_pump(row);
    for (const Row& row : reading_->rows("VALV")) read_valve(row);
  }

 private:
  std::optional<Ends> ends(const Row& row, std::string_view what) {
    if (!reading_->long_enough(row, 3, what)) return std::nullopt;
    if (!names_.insert(row[0].text).second) {
      reading_->error(row[0],
                      fmt::format("link {} is there already", yaml::in_quotes(row[0].text)));
      return std::nullopt;
    }
    const Ends ends{reading_->place(row[1]), reading_->place(row[2])};
    if (!ends.from.valid() || !ends.to.valid()) return std::nullopt;
    if (ends.from != ends.to) return ends;
    reading_->error(row[2], fmt::format("{} joins two nodes", what));
    return std::nullopt;
  }

  /// What the section of that name says of a link; nothing where it says nothing.
  const Word* status(const Word& name) const {
    const auto found = status_.find(name.text);
    return found == status_.end() ? nullptr : &(*found->second)[1];
  }

  /// One that may be shut, or is, is a valve.
  void read_pipe(const Row& row) {
    const auto joins = ends(row, "a pipe");
    if (!joins) return;
    const Word* said = status(row[0]);
    bool shut = said != nullptr && said->is("CLOSED");
    for (std::size_t i = 6; i < row.size() && said == nullptr; ++i) {
      shut = shut || row[i].is("CLOSED");
    }
    if (shut || moved_.contains(row[0].text)) {
      add_valve(row[0], *joins, 0, shut ? 0 : kWhole);
    } else {
      reading_->works.pipes.push_back({joins->from, joins->to});
    }
  }

  void read_pump(const Row& row) {
    const auto joins = ends(row, "a pump");
    if (!joins) return;
    Pump pump{.name = std::string(row[0].text), .from = joins->from, .to = joins->to};
    const Word* curve = nullptr;
    double speed = 1;
    for (std::size_t i = 3; i + 1 < row.size(); i += 2) {
      if (row[i].is("HEAD")) {
        curve = &row[i + 1];
      } else if (row[i].is("POWER")) {
        pump.power_w = reading_->whole(row, i + 1, 1, kPowerMax, reading_->units.watt);
      } else if (row[i].is("SPEED")) {
        speed = reading_->number(row, i + 1, 0, kSpeedMax);
      } else if (row[i].is("PATTERN")) {
        reading_->warning(row[i], "the pattern of a pump's speed is left out");
      } else {
        reading_->error(row[i], "expected HEAD, POWER, SPEED or PATTERN");
      }
    }
    if (speed == 0) pump.at = 0;
    if (curve != nullptr) read_curve(*curve, speed > 0 ? speed : 1, pump);
    if (curve == nullptr && pump.power_w == 0) {
      reading_->error(row[0], "a pump has a HEAD curve or a POWER");
    }
    if (const Word* said = status(row[0])) set_status(pump, *said, speed);
    reading_->machines[row[0].text] =
        entity(PumpId{static_cast<std::uint32_t>(reading_->works.pumps.size())});
    reading_->works.pumps.push_back(std::move(pump));
  }

  /// At the speed that the pump is drawn with, which is its full speed from then on.
  void read_curve(const Word& name, double speed, Pump& pump) {
    const std::vector<Point>* points = reading_->curve(name);
    if (points == nullptr) return;
    const auto bad = [](double number, std::int64_t most) {
      return number < 0 || number > static_cast<double>(most);
    };
    for (const Point& point : *points) {
      const double lph = point.x * reading_->units.lph * speed;
      const double mm = point.y * reading_->units.mm * speed * speed;
      if (bad(lph, kFlowMax) || bad(mm, kHeightMax)) {
        return reading_->error(name, "a pump's curve is out of bounds");
      }
      const Duty duty{std::llround(lph), std::llround(mm)};
      const bool falls = pump.curve.empty() || (pump.curve.back().lph < duty.lph &&
                                                pump.curve.back().head_mm > duty.head_mm);
      if (!falls) return reading_->error(name, "the head of a pump falls as its flow rises");
      pump.curve.push_back(duty);
    }
    const Duty& first = pump.curve.front();
    if (pump.curve.size() == 1 && (first.lph == 0 || first.head_mm == 0)) {
      reading_->error(name, "a curve of one point has a flow and a head above 0");
    }
  }

  void set_status(Pump& pump, const Word& said, double speed) {
    if (said.is("OPEN")) {
      pump.at = kWhole;
    } else if (said.is("CLOSED")) {
      pump.at = 0;
    } else if (const auto number = number_of(said.text); number && *number >= 0) {
      pump.at = std::llround(std::min(*number / (speed > 0 ? speed : 1), 1.0) * kWhole);
    } else {
      reading_->error(said, "expected OPEN, CLOSED or a speed");
    }
  }

  void read_valve(const Row& row) {
    const auto joins = ends(row, "a valve");
    if (!joins || !reading_->long_enough(row, 6, "a valve")) return;
    static constexpr std::string_view kTypes[] = {"PRV", "PSV", "PBV", "FCV", "TCV", "GPV", "PCV"};
    const bool known = std::any_of(std::begin(kTypes), std::end(kTypes),
                                   [&](std::string_view type) { return row[4].is(type); });
    if (!known) {
      return reading_->error(row[4], "expected PRV, PSV, PBV, FCV, TCV, GPV or PCV");
    }
    const Word* said = status(row[0]);
    const bool shut = said != nullptr && said->is("CLOSED");
    if (!row[4].is("FCV") || (said != nullptr && said->is("OPEN"))) {
      return add_valve(row[0], *joins, 0, shut ? 0 : kWhole);
    }
    const bool replaced = said != nullptr && !shut;
    const std::int64_t limit = reading_->whole(replaced ? *status_.at(row[0].text) : row,
                                               replaced ? 1 : 5, 0, kFlowMax, reading_->units.lph);
    add_valve(row[0], *joins, std::max<std::int64_t>(limit, 1), shut || limit == 0 ? 0 : kWhole);
  }

  void add_valve(const Word& name, const Ends& ends, std::int64_t limit, std::int64_t at) {
    auto& valves = reading_->works.valves;
    reading_->machines[name.text] = entity(ValveId{static_cast<std::uint32_t>(valves.size())});
    valves.push_back({.name = std::string(name.text),
                      .from = ends.from,
                      .to = ends.to,
                      .limit_lph = limit,
                      .at = at});
  }

  Reading* reading_;
  std::map<std::string_view, const Row*> status_;
  std::set<std::string_view> moved_;
  std::set<std::string_view> names_;
};

}  // namespace

void read_links(Reading& reading) { Links(reading).read(); }

}  // namespace redoubt::formats::epanet
