#include "controller/formats/epanet/units.h"

#include <charconv>
#include <cmath>
#include <iterator>

namespace redoubt::formats::epanet {
namespace {

constexpr double kLitresPerFoot3 = 28.316846592;
constexpr double kLitresPerGallon = 3.785411784;
constexpr double kLitresPerImperialGallon = 4.54609;
constexpr double kFoot3PerAcreFoot = 43'560;
constexpr double kHoursPerDay = 24;

constexpr Units feet(double lph) { return {lph, 304.8, kLitresPerFoot3, 745.69987158227022}; }
constexpr Units metres(double lph) { return {lph, 1000, 1000, 1000}; }

struct Named {
  std::string_view name;
  Units units;
};

constexpr Named kUnits[] = {
    {"GPM", feet(kLitresPerGallon * 60)},
    {"CFS", feet(kLitresPerFoot3 * 3600)},
    {"MGD", feet(kLitresPerGallon * 1e6 / kHoursPerDay)},
    {"IMGD", feet(kLitresPerImperialGallon * 1e6 / kHoursPerDay)},
    {"AFD", feet(kLitresPerFoot3* kFoot3PerAcreFoot / kHoursPerDay)},
    {"LPS", metres(3600)},
    {"LPM", metres(60)},
    {"MLD", metres(1e6 / kHoursPerDay)},
    {"CMH", metres(1000)},
    {"CMD", metres(1000 / kHoursPerDay)},
    {"CMS", metres(3.6e6)},
};

constexpr double kHoursMax = 24.0 * 36'500;

/// Of a unit's name the first letters count.
std::optional<double> hours_in(const Word& unit) {
  constexpr std::size_t kLetters = 3;
  const Word begins{unit.text.substr(0, kLetters), unit.offset};
  if (begins.is("HOU") || begins.is("HRS") || begins.is("HR")) return 1;
  if (begins.is("SEC")) return 1.0 / 3600;
  if (begins.is("MIN")) return 1.0 / 60;
  if (begins.is("DAY")) return kHoursPerDay;
  return std::nullopt;
}

/// "1:30:15" in hours.
std::optional<double> clock_hours(std::string_view text) {
  double hours = 0;
  double part_of_hour = 1;
  for (int part = 0; part < 3; ++part) {
    const std::size_t colon = text.find(':');
    const auto number = number_of(text.substr(0, colon));
    if (!number || *number < 0) return std::nullopt;
    hours += *number * part_of_hour;
    part_of_hour /= 60;
    if (colon == std::string_view::npos) return hours;
    text.remove_prefix(colon + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Units> units_of(const Word& flow_unit) {
  for (const Named& known : kUnits) {
    if (flow_unit.is(known.name)) return known.units;
  }
  return std::nullopt;
}

Units default_units() { return kUnits[0].units; }

std::optional<double> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool all = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
  if (text.empty() || !all || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<terms::Duration> time_of(const Row& row, std::size_t first) {
  if (first >= row.size()) return std::nullopt;
  auto hours = clock_hours(row[first].text);
  if (!hours) return std::nullopt;
  if (first + 1 < row.size()) {
    const Word& unit = row[first + 1];
    const bool clock = unit.is("AM") || unit.is("PM");
    const auto factor = hours_in(unit);
    if (!clock && !factor) return std::nullopt;
    if (clock && *hours >= 12) *hours -= 12;
    if (unit.is("PM")) *hours += 12;
    if (factor) *hours *= *factor;
  }
  if (*hours > kHoursMax) return std::nullopt;
  return terms::Duration{std::llround(*hours * 3.6e9)};
}

}  // namespace redoubt::formats::epanet
