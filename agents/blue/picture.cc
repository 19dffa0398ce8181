#include "agents/blue/picture.h"

#include <algorithm>
#include <cstddef>

namespace redoubt::blue {

using terms::EntityKind;
using terms::ExerciseTime;
using terms::FindingKind;
using terms::Handle;

namespace {

constexpr int kNestingMax = 8;  ///< service in host in zone in site in nation ...

void insert(std::vector<Handle>& sorted, Handle handle) {
  const auto place = std::lower_bound(sorted.begin(), sorted.end(), handle);
  if (place == sorted.end() || *place != handle) sorted.insert(place, handle);
}

/// What `costs` says of the function; begins with nothing.
std::int64_t& entry(std::vector<Cost>& costs, Handle function) {
  const auto found = std::find_if(costs.begin(), costs.end(),
                                  [&](const Cost& cost) { return cost.function == function; });
  return found != costs.end() ? found->permille : costs.emplace_back(Cost{function, 0}).permille;
}

}  // namespace

bool Asset::carries(const std::string& tag) const {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_intrusion(const terms::Finding& finding) {
  return finding.kind == FindingKind::kPersistence || finding.kind == FindingKind::kImplant ||
         (finding.kind == FindingKind::kSession && finding.amount > 0);
}

void Picture::take_in(const terms::Observation& observation) {
  if (const auto* sighting = std::get_if<terms::Sighting>(&observation.what)) {
    take(*sighting);
  } else if (const auto* finding = std::get_if<terms::Finding>(&observation.what)) {
    take(*finding, observation.at);
  } else if (const auto* level = std::get_if<terms::Availability>(&observation.what)) {
    if (Asset* function = sighted(level->function)) function->availability = level->permille;
  } else if (const auto* staffing = std::get_if<terms::Staffing>(&observation.what)) {
    staffing_ = *staffing;
  } else if (std::holds_alternative<terms::Ended>(observation.what)) {
    ended_ = true;
  }
}

void Picture::take(const terms::Sighting& sighting) {
  const Handle handle = sighting.handle;
  if (handle.value >= kAssetsMax) return;
  const Handle before = slot(handle).within;
  if (before.value < kAssetsMax) std::erase(slot(before).inside, handle);
  // What it lies within may be sighted after it.
  if (sighting.within.value < kAssetsMax) insert(slot(sighting.within).inside, handle);
  // An index may hold what has lost the name or tag since; whoever reads it looks at the asset.
  insert(by_name_[sighting.name], handle);
  for (const std::string& tag : sighting.tags) insert(by_tag_[tag], handle);
  Asset& asset = slot(handle);
  asset.sighted = true;
  asset.kind = sighting.kind;
  asset.within = sighting.within;
  asset.own = sighting.own;
  asset.name = sighting.name;
  asset.tags = sighting.tags;
}

Asset& Picture::slot(Handle handle) {
  if (handle.value >= assets_.size()) assets_.resize(std::size_t{handle.value} + 1);
  return assets_[handle.value];
}

void Picture::take(const terms::Finding& finding, ExerciseTime at) {
  Asset* subject = sighted(finding.subject);
  if (subject == nullptr) return;
  if (is_intrusion(finding)) subject->intrusion_seen = at;
  switch (finding.kind) {
    case FindingKind::kClean:
      subject->clean_seen = at;
      return;
    case FindingKind::kIsolated:
      subject->isolated = finding.amount > 0;
      return;
    case FindingKind::kBlocked:
      subject->blocked = finding.amount > 0;
      return;
    case FindingKind::kService:
      subject->availability = finding.amount;
      return;
    case FindingKind::kSupports:
      entry(subject->costs, finding.object) = finding.amount;
      return;
    default:
      return;  // what it sets off is the playbooks' business
  }
}

Asset* Picture::sighted(Handle handle) {
  if (handle.value >= assets_.size() || !assets_[handle.value].sighted) return nullptr;
  return &assets_[handle.value];
}

const Asset* Picture::find(Handle handle) const {
  if (handle.value >= assets_.size() || !assets_[handle.value].sighted) return nullptr;
  return &assets_[handle.value];
}

std::string Picture::name_of(Handle handle) const {
  const Asset* asset = find(handle);
  return asset == nullptr ? "something unknown" : asset->name;
}

Handle Picture::as_kind(Handle handle, EntityKind kind) const {
  for (int depth = 0; depth < kNestingMax; ++depth) {
    const Asset* asset = find(handle);
    if (asset == nullptr) return {};
    if (asset->kind == kind) return handle;
    handle = asset->within;
  }
  return {};
}

Handle Picture::named(const std::string& name, EntityKind kind) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return {};
  for (const Handle handle : found->second) {
    const Asset& asset = assets_[handle.value];
    if (asset.kind == kind && asset.name == name) return handle;
  }
  return {};
}

std::vector<Handle> Picture::own_tagged(const std::string& tag) const {
  std::vector<Handle> tagged;
  const auto found = by_tag_.find(tag);
  if (found == by_tag_.end()) return tagged;
  for (const Handle handle : found->second) {
    const Asset& asset = assets_[handle.value];
    if (asset.own && asset.carries(tag)) tagged.push_back(handle);
  }
  return tagged;
}

std::vector<Handle> Picture::own_tagged(const std::string& tag, EntityKind kind) const {
  std::vector<Handle> tagged = own_tagged(tag);
  std::erase_if(tagged, [&](Handle handle) { return assets_[handle.value].kind != kind; });
  return tagged;
}

Cost Picture::worst_cost(Handle handle) const {
  Cost worst;
  for (const Cost& cost : costs_of(handle, 0)) {
    if (cost.permille > worst.permille) worst = cost;
  }
  return worst;
}

std::vector<Cost> Picture::costs_of(Handle handle, int depth) const {
  std::vector<Cost> costs;
  const Asset* asset = find(handle);
  if (asset == nullptr || asset->isolated || asset->blocked || depth == kNestingMax) return costs;
  for (const Handle inner : asset->inside) {
    for (const Cost& cost : costs_of(inner, depth + 1)) {
      std::int64_t& total = entry(costs, cost.function);
      total = std::min<std::int64_t>(total + cost.permille, 1000);
    }
  }
  for (const Cost& cost : asset->costs) {
    std::int64_t& total = entry(costs, cost.function);
    total = std::max(total, cost.permille);
  }
  return costs;
}

}  // namespace redoubt::blue
