#include "controller/yaml/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>

#include "controller/yaml/tree.h"

namespace redoubt::yaml {
namespace {

using terms::Code;
using terms::Duration;
using terms::Error;
using terms::Odds;

constexpr std::array<Unit, 6> kUnits = {{{"d", 86'400'000'000},
                                         {"h", 3'600'000'000},
                                         {"min", 60'000'000},
                                         {"s", 1'000'000},
                                         {"ms", 1'000},
                                         {"us", 1}}};

Error wrong(std::string message) { return {Code::kInvalidArgument, std::move(message)}; }

Error too_long() {
  return {Code::kOutOfRange,
          fmt::format("the longest possible is {} d", kDurationMax / std::chrono::days{1})};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a text from the left, piece by piece.
class Pieces {
 public:
  explicit Pieces(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool skip(std::string_view piece) {
    if (!rest_.starts_with(piece)) return false;
    rest_.remove_prefix(piece.size());
    return true;
  }

  std::string_view digits() { return take_while(is_digit); }
  std::string_view letters() {
    return take_while([](char c) { return c >= 'a' && c <= 'z'; });
  }

 private:
  template <class Belongs>
  std::string_view take_while(Belongs belongs) {
    std::size_t count = 0;
    while (count < rest_.size() && belongs(rest_[count])) ++count;
    const std::string_view piece = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return piece;
  }

  std::string_view rest_;
};

std::optional<std::int64_t> number_of(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// The decimals behind a point, as a count of what the last of `places` stands for: "35" of six
// places is 350000.
std::optional<std::int64_t> decimals_of(std::string_view digits, std::size_t places) {
  if (digits.empty() || digits.size() > places) return std::nullopt;
  std::int64_t value = 0;
  for (std::size_t i = 0; i < places; ++i) {
    value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  }
  return value;
}

constexpr std::string_view kNoClock = "the time of day is 00:00 to 23:59, with seconds at will";

// Two digits, less than `bound`.
std::optional<std::int64_t> clock_part(Pieces& pieces, std::int64_t bound) {
  const std::string_view digits = pieces.digits();
  const std::optional<std::int64_t> number = number_of(digits);
  if (digits.size() != 2 || *number >= bound) return std::nullopt;
  return number;
}

// "09:30", "09:30:15", "09:30:15.25", in microseconds.
std::optional<std::int64_t> clock_of(Pieces& pieces) {
  const auto hours = clock_part(pieces, 24);
  if (!hours || !pieces.skip(":")) return std::nullopt;
  const auto minutes = clock_part(pieces, 60);
  if (!minutes) return std::nullopt;
  std::optional<std::int64_t> seconds = 0;
  std::optional<std::int64_t> fraction = 0;
  if (pieces.skip(":")) {
    seconds = clock_part(pieces, 60);
    if (pieces.skip(".")) fraction = decimals_of(pieces.digits(), 6);
  }
  if (!seconds || !fraction || !pieces.done()) return std::nullopt;
  return ((*hours * 60 + *minutes) * 60 + *seconds) * 1'000'000 + *fraction;
}

}  // namespace

terms::Result<std::int64_t> integer_of(std::string_view text) {
  Pieces pieces(text);
  pieces.skip("-");
  const std::string_view digits = pieces.digits();
  if (digits.empty() || !pieces.done()) return wrong("that is no whole number");
  if (digits.size() > 1 && digits.front() == '0') return wrong("leading zeros are not allowed");
  if (text == "-0") return wrong("zero has no sign");
  const std::optional<std::int64_t> number = number_of(text);
  if (!number) return Error{Code::kOutOfRange, "that is out of range"};
  return *number;
}

terms::Result<Duration> duration_of(std::string_view text) {
  Pieces pieces(text);
  std::int64_t sum = 0;
  std::size_t next_unit = 0;
  do {
    const std::string_view digits = pieces.digits();
    if (digits.empty()) return wrong("a whole number and its unit must stand there");
    pieces.skip(" ");
    const std::string_view name = pieces.letters();
    if (name.empty()) return wrong("the unit is missing: d, h, min, s, ms or us");
    std::size_t unit = 0;
    while (unit < kUnits.size() && kUnits[unit].name != name) ++unit;
    if (unit == kUnits.size()) {
      return wrong(
          fmt::format("there is no unit {}, only d, h, min, s, ms and us", in_quotes(name)));
    }
    if (unit < next_unit) return wrong("the larger unit goes first, and each stands once");
    next_unit = unit + 1;
    const std::optional<std::int64_t> number = number_of(digits);
    std::int64_t part = 0;
    if (!number || __builtin_mul_overflow(*number, kUnits[unit].amount, &part) ||
        __builtin_add_overflow(sum, part, &sum) || Duration{sum} > kDurationMax) {
      return too_long();
    }
  } while (pieces.skip(" "));
  if (!pieces.done()) return wrong("numbers are whole, with one space between the parts");
  return Duration{sum};
}

terms::Result<terms::ExerciseTime> time_of(std::string_view text) {
  Pieces pieces(text);
  if (!pieces.skip("D+")) {
    const terms::Result<Duration> since_startex = duration_of(text);
    if (!since_startex) return since_startex.error();
    return terms::kStartex + *since_startex;
  }
  const std::string_view days = pieces.digits();
  if (days.empty() || !pieces.skip(" ")) return wrong("a day and a time of day must stand there");
  const std::optional<std::int64_t> clock = clock_of(pieces);
  if (!clock) return wrong(std::string(kNoClock));
  const std::optional<std::int64_t> day = number_of(days);
  if (!day || *day >= kDurationMax / std::chrono::days{1}) return too_long();
  return terms::from_microseconds(*day * kUnits[0].amount + *clock);
}

terms::Result<Duration> time_of_day_of(std::string_view text) {
  Pieces pieces(text);
  const std::optional<std::int64_t> clock = clock_of(pieces);
  if (!clock) return wrong(std::string(kNoClock));
  return Duration{*clock};
}

terms::Result<std::int64_t> date_of(std::string_view text) {
  Pieces pieces(text);
  const std::string_view year = pieces.digits();
  if (year.size() != 4 || !pieces.skip("-")) return wrong("it begins with a year of four digits");
  const auto month = clock_part(pieces, 13);
  if (!month || !pieces.skip("-")) return wrong("months are 01 to 12");
  const auto day = clock_part(pieces, 32);
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*number_of(year))},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(day.value_or(0))}};
  if (!date.ok()) return wrong("the calendar has no such day");
  if (!pieces.skip(" ")) return wrong("a time of day follows");
  const std::optional<std::int64_t> clock = clock_of(pieces);
  if (!clock) return wrong(std::string(kNoClock));
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  return days * 86'400 + *clock / 1'000'000;
}

terms::Result<std::int64_t> measure_of(std::string_view text, std::span<const Unit> units) {
  Pieces pieces(text);
  const bool below_zero = pieces.skip("-");
  const std::string_view whole = pieces.digits();
  std::string_view decimals;
  if (whole.empty()) return wrong("a number must stand there");
  if (pieces.skip(".") && (decimals = pieces.digits()).empty()) return wrong("that is no number");
  pieces.skip(" ");
  const std::string_view name = pieces.rest();
  const auto unit = std::find_if(units.begin(), units.end(),
                                 [&](const Unit& known) { return known.name == name; });
  if (unit == units.end()) {
    std::string known;
    for (const Unit& each : units) known += (known.empty() ? "" : ", ") + std::string(each.name);
    return wrong(name.empty()
                     ? fmt::format("the unit is missing: {}", known)
                     : fmt::format("there is no unit {}, only {}", in_quotes(name), known));
  }
  std::int64_t amount = 0;
  const std::optional<std::int64_t> number = number_of(whole);
  if (!number || __builtin_mul_overflow(*number, unit->amount, &amount)) {
    return Error{Code::kOutOfRange, "that is out of range"};
  }
  std::int64_t place = unit->amount;
  for (const char digit : decimals) {
    if (place % 10 != 0)
      return wrong(fmt::format("{} has not that many decimals", in_quotes(name)));
    place /= 10;
    if (__builtin_add_overflow(amount, (digit - '0') * place, &amount)) {
      return Error{Code::kOutOfRange, "that is out of range"};
    }
  }
  return below_zero ? -amount : amount;
}

terms::Result<Odds> odds_of(std::string_view text) {
  const bool percent = text.ends_with('%');
  const std::size_t places = percent ? 4 : 6;
  const std::int64_t one = percent ? 10'000 : 1'000'000;

  Pieces pieces(text);
  const std::string_view whole = pieces.digits();
  std::optional<std::int64_t> fraction = 0;
  if (whole.empty()) return wrong("a number must stand there");
  if (pieces.skip(".")) fraction = decimals_of(pieces.digits(), places);
  if (!fraction) return wrong(fmt::format("from one to {} decimals may follow the point", places));
  if (percent) pieces.skip("%");
  if (!pieces.done()) return wrong("that is no number");
  const std::optional<std::int64_t> number = number_of(whole);
  if (!number || *number > 100 || *number * one + *fraction > Odds::kCertain) {
    return Error{Code::kOutOfRange,
                 percent ? "100% is the most" : "1 is the most; 35 in 100 is 35%"};
  }
  return Odds{static_cast<std::uint32_t>(*number * one + *fraction)};
}

}  // namespace redoubt::yaml
