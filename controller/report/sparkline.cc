#include "controller/report/sparkline.h"

#include <fmt/format.h>

#include <algorithm>

#include "controller/report/drawing.h"

namespace redoubt::report {
namespace {

constexpr int kWidth = 160;
constexpr int kHeight = 24;
constexpr std::int64_t kFull = 1000;

/// The lowest level at each place across.
std::vector<std::int64_t> lowest_at(const std::vector<Level>& levels, terms::ExerciseTime until) {
  const std::int64_t played =
      std::max<std::int64_t>((until - terms::kStartex) / std::chrono::milliseconds(1), 1);
  const auto place = [&](terms::ExerciseTime at) {
    const std::int64_t passed = (at - terms::kStartex) / std::chrono::milliseconds(1);
    return static_cast<std::size_t>(std::clamp<std::int64_t>(
        passed / std::max<std::int64_t>(played / kWidth, 1), 0, kWidth - 1));
  };
  std::vector<std::int64_t> lowest(kWidth, kFull);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const std::size_t from = place(levels[i].from);
    const std::size_t to = i + 1 < levels.size() ? place(levels[i + 1].from) : kWidth - 1;
    for (std::size_t x = from; x <= to; ++x) {
      lowest[x] = x == from && i > 0 ? std::min(lowest[x], levels[i].permille) : levels[i].permille;
    }
  }
  return lowest;
}

int height(std::int64_t permille) {
  const std::int64_t inside = std::clamp<std::int64_t>(permille, 0, kFull);
  return kHeight - 1 - static_cast<int>(inside * (kHeight - 2) / kFull);
}

}  // namespace

std::string sparkline(const std::vector<Level>& levels, terms::ExerciseTime until) {
  const std::vector<std::int64_t> lowest = lowest_at(levels, until);
  std::string path = fmt::format("M0 {}", height(lowest[0]));
  for (std::size_t x = 1; x < lowest.size(); ++x) {
    if (lowest[x] == lowest[x - 1]) continue;
    path += fmt::format("H{}V{}", x, height(lowest[x]));
  }
  path += fmt::format("H{}", kWidth);
  Drawing drawing;
  drawing.line(0, kHeight - 1, kWidth, kHeight - 1, "floor");
  drawing.path(fmt::format("{}V{}H0z", path, kHeight - 1), "level-area");
  drawing.path(path, "level");
  const std::string size = fmt::format("width=\"{0}\" height=\"{1}\"", kWidth, kHeight);
  return fmt::format(
      "<svg class=\"sparkline\" {} viewBox=\"0 0 {} {}\" aria-hidden=\"true\">{}</svg>", size,
      kWidth, kHeight, drawing.shapes());
}

}  // namespace redoubt::report
