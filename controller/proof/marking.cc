#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

#include "controller/proof/page.h"
#include "controller/proof/prove.h"

namespace redoubt::proof {
namespace {

using scenario::Counts;
using scenario::Exercise;
using scenario::Inject;
using scenario::Metric;

bool goes_to(const Inject& inject, terms::CellId cell) {
  return std::find(inject.to.begin(), inject.to.end(), cell) != inject.to.end();
}

std::int64_t most_for_answer(const Metric& metric, const Inject& inject) {
  std::int64_t most = inject.options.empty() ? metric.points : INT64_MIN;
  for (const scenario::InjectOption& option : inject.options) most = std::max(most, option.points);
  return std::max<std::int64_t>(most, 0);
}

std::int64_t most_for_mark(const Exercise& exercise, const Inject& inject) {
  std::int64_t most = 0;
  for (const auto& level : exercise.rubrics[inject.rubric.value].levels) {
    most = std::max(most, level.points);
  }
  return most;
}

/// The most that a metric can come to over the whole exercise; nothing where that is not known.
std::optional<std::int64_t> most_of(const Exercise& exercise, const Metric& metric) {
  if (metric.counts == Counts::kEquation) return std::nullopt;
  std::vector<std::int64_t> each;
  for (const Inject& inject : exercise.injects) {
    if (!goes_to(inject, metric.cell)) continue;
    if (metric.counts == Counts::kAnswer && inject.objective == metric.objective) {
      each.push_back(most_for_answer(metric, inject));
    } else if (metric.counts == Counts::kMark && inject.rubric == metric.rubric) {
      each.push_back(most_for_mark(exercise, inject));
    }
  }
  if (metric.counts == Counts::kAnswer || metric.counts == Counts::kMark) {
    std::sort(each.begin(), each.end(), std::greater<>());
    if (each.size() > metric.at_most) each.resize(metric.at_most);
    return std::accumulate(each.begin(), each.end(), std::int64_t{0});
  }
  if (metric.points <= 0) return 0;
  if (metric.at_most == UINT32_MAX) return std::nullopt;
  return metric.points * metric.at_most;
}

}  // namespace

/// Where less is better, `best` lies below: what is never done cannot be out of reach.
void prove_marking(const Exercise& exercise, const scenario::Written& written,
                   yaml::Findings& findings) {
  for (std::size_t i = 0; i < exercise.metrics.size(); ++i) {
    const Metric& metric = exercise.metrics[i];
    const std::optional<std::int64_t> most = most_of(exercise, metric);
    if (!most || metric.best < metric.worst || metric.best <= *most) continue;
    findings.proved(yaml::Severity::kWarning, written.metrics[i],
                    fmt::format("metric '{}' comes to {} at most, and its best is {}", metric.name,
                                *most, metric.best),
                    kBestOutOfReach);
  }
}

}  // namespace redoubt::proof
