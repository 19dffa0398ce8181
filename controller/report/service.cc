#include "controller/report/service.h"

#include <algorithm>

#include "controller/range/world.h"

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;

constexpr std::int64_t kFull = 1000;

/// Where the level that is followed by others, or none, ends.
terms::ExerciseTime end_of(const std::vector<Level>& levels, std::size_t i,
                           terms::ExerciseTime until) {
  return i + 1 < levels.size() ? levels[i + 1].from : until;
}

void sum_up(ServiceLine& line, terms::ExerciseTime until) {
  for (std::size_t i = 0; i < line.levels.size(); ++i) {
    const Level& level = line.levels[i];
    if (level.permille < kFull) line.below += end_of(line.levels, i, until) - level.from;
    line.lowest = std::min(line.lowest, level.permille);
  }
  line.mean = mean_of(line.levels, until);
}

}  // namespace

std::int64_t mean_of(const std::vector<Level>& levels, terms::ExerciseTime until) {
  std::int64_t weighed = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    // Whole milliseconds, so that 1000 years of them fit.
    const terms::Duration length = end_of(levels, i, until) - levels[i].from;
    weighed += length / std::chrono::milliseconds(1) * levels[i].permille;
  }
  const std::int64_t played = (until - terms::kStartex) / std::chrono::milliseconds(1);
  return played > 0 ? weighed / played : levels.back().permille;
}

std::vector<ServiceLine> services(const Account& account) {
  const range::Layout& layout = account.exercise->layout;
  const range::World world(layout);
  std::vector<ServiceLine> lines(layout.functions.size());
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    lines[i].function = range::FunctionId{i};
    lines[i].levels.push_back({terms::kStartex, world.availability(range::FunctionId{i})});
  }
  for (const Event& event : account.events) {
    if (event.kind != EventKind::kFunctionChanged) continue;
    auto& levels = lines.at(event.subject.index).levels;
    if (levels.back().from == event.at) {
      levels.back().permille = event.amount;
    } else {
      levels.push_back({event.at, event.amount});
    }
  }
  for (ServiceLine& line : lines) sum_up(line, account.until());
  return lines;
}

}  // namespace redoubt::report
