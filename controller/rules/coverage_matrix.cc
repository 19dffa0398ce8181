#include "controller/rules/coverage_matrix.h"

#include <algorithm>
#include <map>
#include <utility>

#include "controller/rules/coverage.h"

namespace redoubt::rules {
namespace {

using range::HostId;
using scenario::Action;
using scenario::Exercise;
using terms::ActionId;
using terms::CellId;
using terms::Odds;

/// By host, whether the team answers for it or covers it.
std::vector<std::uint8_t> hosts_of(const Exercise& exercise, CellId team) {
  const range::Layout& layout = exercise.layout;
  std::vector<std::uint8_t> counts(layout.hosts.size(), 0);
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = layout.hosts[i].owner == team;
  for (std::size_t i = 0; i < exercise.sensing.size(); ++i) {
    if (layout.sensors[i].team != team) continue;
    for (const HostId host : exercise.sensing[i].covers) counts[host.value] = 1;
  }
  return counts;
}

/// That at least one of them happens. Misses are rounded up.
Odds any_of(const std::map<range::SensorId, Odds>& chances) {
  std::uint64_t missed = Odds::kCertain;
  for (const auto& [sensor, odds] : chances) {
    missed = missed * (Odds::kCertain - odds.per_million);
    missed = (missed + Odds::kCertain - 1) / Odds::kCertain;
  }
  return {static_cast<std::uint32_t>(Odds::kCertain - missed)};
}

/// That any sensor of the team notices one use of the technique on the host.
Odds noticed(const Exercise& exercise, const Coverage& coverage, CellId team, const Action& action,
             HostId host) {
  std::map<range::SensorId, Odds> chances;
  for (const scenario::Trace& trace : action.traces) {
    for (const Watch& watch : coverage.of(host, trace.kind)) {
      if (exercise.layout.sensors[watch.sensor.value].team != team) continue;
      Odds& odds = chances[watch.sensor];
      odds = std::max(odds, both(trace.odds, watch.odds));
    }
  }
  return any_of(chances);
}

void add(Cover& cover, Odds odds) {
  ++cover.hosts;
  if (odds.per_million > 0) ++cover.covered;
  cover.best = std::max(cover.best, odds);
}

}  // namespace

CoverageMatrix::CoverageMatrix(const Exercise& exercise, CellId team,
                               std::vector<ActionId> techniques)
    : techniques_(std::move(techniques)) {
  const std::vector<range::Host>& hosts = exercise.layout.hosts;
  const std::vector<std::uint8_t> counts = hosts_of(exercise, team);
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    if (counts[i] != 0) zones_.push_back(hosts[i].zone);
  }
  std::sort(zones_.begin(), zones_.end());
  zones_.erase(std::unique(zones_.begin(), zones_.end()), zones_.end());
  covers_.resize(techniques_.size() * zones_.size());
  const Coverage coverage(exercise);
  for (std::uint32_t i = 0; i < hosts.size(); ++i) {
    if (counts[i] == 0) continue;
    const auto zone = std::lower_bound(zones_.begin(), zones_.end(), hosts[i].zone);
    const auto column = static_cast<std::size_t>(zone - zones_.begin());
    for (std::size_t row = 0; row < techniques_.size(); ++row) {
      const Action& action = exercise.catalogue[techniques_[row].value];
      add(covers_[row * zones_.size() + column],
          noticed(exercise, coverage, team, action, HostId{i}));
    }
  }
}

std::size_t CoverageMatrix::blind_spots() const {
  return static_cast<std::size_t>(std::count_if(covers_.begin(), covers_.end(),
                                                [](const Cover& cover) { return cover.blind(); }));
}

std::vector<ActionId> techniques_on_hosts(const Exercise& exercise) {
  std::vector<ActionId> techniques;
  for (std::uint32_t i = 0; i < exercise.catalogue.size(); ++i) {
    const Action& action = exercise.catalogue[i];
    const bool on_hosts = action.target == terms::EntityKind::kHost;
    if (on_hosts && action.role == terms::Role::kRed) techniques.push_back(ActionId{i});
  }
  return techniques;
}

std::vector<ActionId> techniques_of_campaigns(const Exercise& exercise) {
  std::vector<std::uint8_t> used(exercise.catalogue.size(), 0);
  for (const scenario::Cell& cell : exercise.cells) {
    for (const terms::CampaignStep& step : cell.campaign.steps) {
      for (const terms::Attempt& attempt : step.any_of) used[attempt.action.value] = 1;
    }
  }
  std::vector<ActionId> techniques = techniques_on_hosts(exercise);
  std::erase_if(techniques, [&](ActionId technique) { return used[technique.value] == 0; });
  return techniques;
}

}  // namespace redoubt::rules
