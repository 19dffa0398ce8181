#include "controller/report/service.h"

#include <algorithm>

#include "controller/range/world.h"

namespace redoubt::report {
namespace {

using range::Event;
using range::EventKind;

constexpr std::int64_t kFull = 1000;

void sum_up(ServiceLine& line, terms::ExerciseTime until) {
  std::int64_t weighed = 0;
  for (std::size_t i = 0; i < line.levels.size(); ++i) {
    const Level& level = line.levels[i];
    const auto to = i + 1 < line.levels.size() ? line.levels[i + 1].from : until;
    const terms::Duration length = to - level.from;
    if (level.permille < kFull) line.below += length;
    // Whole milliseconds, so that 1000 years of them fit.
    weighed += length / std::chrono::milliseconds(1) * level.permille;
    line.lowest = std::min(line.lowest, level.permille);
  }
  const std::int64_t played = (until - terms::kStartex) / std::chrono::milliseconds(1);
  line.mean = played > 0 ? weighed / played : line.levels.back().permille;
}

}  // namespace

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
