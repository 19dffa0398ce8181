#include "proto/terms/time.h"

#include <array>
#include <cstddef>
#include <utility>

namespace redoubt::terms {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;

std::string padded(std::int64_t value, std::size_t digits) {
  std::string text = std::to_string(value);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

}  // namespace

std::string to_text(ExerciseTime time) {
  if (time == kNever) return "never";
  const std::int64_t us = microseconds(time);
  // Floor division, so that a time before STARTEX still reads as a clock time of an earlier day.
  std::int64_t day = us / kDay;
  std::int64_t rest = us % kDay;
  if (rest < 0) {
    --day;
    rest += kDay;
  }
  const std::int64_t seconds = rest / kSecond;
  std::string text = "D" + std::string(day < 0 ? "-" : "+") + std::to_string(day < 0 ? -day : day) +
                     " " + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" +
                     padded(seconds % 60, 2);
  if (rest % kSecond != 0) text += "." + padded(rest % kSecond, 6);
  return text;
}

std::string to_text(Duration duration) {
  static constexpr std::array<std::pair<std::int64_t, const char*>, 6> kUnits = {
      {{kDay, "d"},
       {3600 * kSecond, "h"},
       {60 * kSecond, "min"},
       {kSecond, "s"},
       {1000, "ms"},
       {1, "us"}}};
  std::int64_t rest = duration.count();
  if (rest == 0) return "0 s";
  std::string text = rest < 0 ? "-" : "";
  if (rest < 0) rest = -rest;
  for (const auto& [size, unit] : kUnits) {
    if (rest < size) continue;
    if (text.size() > 1) text += ' ';
    text += std::to_string(rest / size) + ' ' + unit;
    rest %= size;
  }
  return text;
}

}  // namespace redoubt::terms
