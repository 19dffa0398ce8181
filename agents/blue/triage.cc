#include "agents/blue/triage.h"

#include <algorithm>

namespace redoubt::blue {

using terms::ExerciseTime;
using terms::Handle;

namespace {
constexpr std::int64_t kWorthOfAnything = 100;
constexpr std::int64_t kFullCredit = 1000;
}  // namespace

void Triage::take(const terms::Alert& alert, ExerciseTime at) {
  std::vector<Seen>& seen = by_host_[alert.host];
  if (seen.size() >= kAlertsKeptPerHost) seen.erase(seen.begin());
  seen.push_back({at, alert.sensor});
}

void Triage::judge(Handle host, Found found) {
  const auto entry = by_host_.find(host);
  if (entry == by_host_.end()) return;
  for (Seen& seen : entry->second) {
    if (seen.judged) continue;
    seen.judged = true;
    Record& record = records_[seen.sensor];
    ++(found == Found::kIntruder ? record.confirmed : record.false_alarms);
  }
}

std::int64_t Triage::score(const terms::Alert& alert, ExerciseTime at,
                           std::int64_t cost_permille) const {
  const auto severity = static_cast<std::int64_t>(alert.severity);
  const std::int64_t confidence = std::max<std::int64_t>(alert.confidence, 1);
  return severity * confidence * sensors_on(alert.host, at) * (kWorthOfAnything + cost_permille) *
         credit(alert.sensor) / kFullCredit;
}

std::int64_t Triage::score_of_fact(std::int64_t cost_permille) {
  const auto severity = static_cast<std::int64_t>(terms::Severity::kCritical);
  return severity * 100 * (kWorthOfAnything + cost_permille);
}

std::int64_t Triage::sensors_on(Handle host, ExerciseTime at) const {
  const auto entry = by_host_.find(host);
  if (entry == by_host_.end()) return 1;
  std::vector<Handle> distinct;
  for (const Seen& seen : entry->second) {
    if (seen.at + kTogether >= at) distinct.push_back(seen.sensor);
  }
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(distinct.size()), 1, kSensorsMax);
}

std::int64_t Triage::credit(Handle sensor) const {
  const auto entry = records_.find(sensor);
  if (entry == records_.end()) return kFullCredit;
  const Record& record = entry->second;
  return kFullCredit * (1 + record.confirmed) / (1 + record.confirmed + record.false_alarms);
}

}  // namespace redoubt::blue
