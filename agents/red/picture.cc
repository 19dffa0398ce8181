#include "agents/red/picture.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace redoubt::red {

using terms::Access;
using terms::EntityKind;
using terms::FindingKind;
using terms::Handle;

namespace {

constexpr int kNestingMax = 8;  ///< weakness in service in host in zone in site ...

const std::vector<Handle> kNothing;

void insert(std::vector<Handle>& sorted, Handle handle) {
  const auto place = std::lower_bound(sorted.begin(), sorted.end(), handle);
  if (place == sorted.end() || *place != handle) sorted.insert(place, handle);
}

void erase(std::vector<Handle>& sorted, Handle handle) {
  const auto place = std::lower_bound(sorted.begin(), sorted.end(), handle);
  if (place != sorted.end() && *place == handle) sorted.erase(place);
}

const std::vector<Handle>& entry(const std::map<std::string, std::vector<Handle>>& index,
                                 const std::string& key) {
  const auto found = index.find(key);
  return found == index.end() ? kNothing : found->second;
}

}  // namespace

void Picture::take_in(const terms::Observation& observation) {
  if (const auto* sighting = std::get_if<terms::Sighting>(&observation.what)) {
    take(*sighting);
  } else if (const auto* finding = std::get_if<terms::Finding>(&observation.what)) {
    take(*finding);
  } else if (std::holds_alternative<terms::PhaseBegun>(observation.what)) {
    phase_news_ = ++revision_;
  } else if (const auto* cue = std::get_if<terms::Cue>(&observation.what)) {
    cues_.insert(cue->step);
  } else if (std::holds_alternative<terms::Ended>(observation.what)) {
    ended_ = true;
  }
}

void Picture::take(const terms::Sighting& sighting) {
  const Handle handle = sighting.handle;
  if (handle.value >= kThingsMax) return;
  if (handle.value >= things_.size()) things_.resize(std::size_t{handle.value} + 1);
  Thing& thing = things_[handle.value];
  const bool known = thing.sighted && thing.within == sighting.within &&
                     thing.name == sighting.name && thing.tags == sighting.tags;
  if (known) return;
  index(handle, sighting);
  thing.sighted = true;
  thing.kind = sighting.kind;
  thing.within = sighting.within;
  thing.name = sighting.name;
  thing.tags = sighting.tags;
  ++revision_;
  mark(handle);
  mark(sighting.within);
}

void Picture::index(Handle handle, const terms::Sighting& sighting) {
  const Thing& before = things_[handle.value];
  if (!before.sighted) insert(by_kind_.at(static_cast<std::size_t>(sighting.kind)), handle);
  if (before.sighted && before.name != sighting.name) erase(by_name_[before.name], handle);
  insert(by_name_[sighting.name], handle);
  for (const std::string& tag : sighting.tags) insert(by_tag_[tag], handle);
}

void Picture::take(const terms::Finding& finding) {
  if (sighted(finding.subject) == nullptr) return;
  if (finding.object.valid() && sighted(finding.object) == nullptr) return;
  const auto [fact, fresh] =
      facts_.try_emplace({finding.kind, finding.subject, finding.object}, finding.amount);
  if (!fresh && fact->second == finding.amount) return;
  fact->second = finding.amount;
  ++revision_;
  mark(finding.subject);
  mark(things_[finding.subject.value].within);
  mark(finding.object);
  apply(finding);
}

void Picture::apply(const terms::Finding& finding) {
  Thing& subject = things_[finding.subject.value];
  Thing* object = sighted(finding.object);
  switch (finding.kind) {
    case FindingKind::kSession:
      return apply_session(finding.subject, finding.amount);
    case FindingKind::kChannel:
      return apply_channel(subject, finding.amount > 0);
    case FindingKind::kIsolated:
    case FindingKind::kBlocked:
      footing_news_ = revision_;
      return;
    case FindingKind::kDecoy:
      subject.decoy = finding.amount > 0;
      return;
    case FindingKind::kTaken:
      if (object != nullptr) object->in_hand = true;
      return;
    case FindingKind::kCredential:
      if (object != nullptr) object->in_hand = true;
      footing_news_ = revision_;
      [[fallthrough]];
    case FindingKind::kData:
    case FindingKind::kWeakness:
      if (object != nullptr) insert(object->found_on, finding.subject);
      return;
    case FindingKind::kPatched:
      if (object != nullptr) erase(object->found_on, finding.subject);
      return;
    default:
      return;  // being news is all there is to it
  }
}

void Picture::apply_session(Handle host, std::int64_t amount) {
  Thing& thing = things_[host.value];
  const auto level = static_cast<Access>(std::clamp<std::int64_t>(amount, 0, 3));
  if (level > thing.access) thing.session_won = revision_;
  if (level < thing.access) loss_news_ = revision_;
  thing.access = level;
  level == Access::kNone ? erase(held_, host) : insert(held_, host);
  footing_news_ = revision_;
}

void Picture::apply_channel(Thing& host, bool stands) {
  if (stands && !host.channel) host.channel_won = revision_;
  if (!stands && host.channel) loss_news_ = revision_;
  host.channel = stands;
  footing_news_ = revision_;
}

void Picture::mark(Handle handle) {
  if (Thing* thing = sighted(handle)) thing->news = revision_;
}

Thing* Picture::sighted(Handle handle) {
  if (handle.value >= things_.size() || !things_[handle.value].sighted) return nullptr;
  return &things_[handle.value];
}

const Thing* Picture::find(Handle handle) const {
  if (handle.value >= things_.size() || !things_[handle.value].sighted) return nullptr;
  return &things_[handle.value];
}

std::string Picture::name_of(Handle handle) const {
  const Thing* thing = find(handle);
  return thing == nullptr ? "something unknown" : thing->name;
}

const std::vector<Handle>& Picture::of_kind(EntityKind kind) const {
  return by_kind_.at(static_cast<std::size_t>(kind));
}

const std::vector<Handle>& Picture::named(const std::string& name) const {
  return entry(by_name_, name);
}

const std::vector<Handle>& Picture::once_tagged(const std::string& tag) const {
  return entry(by_tag_, tag);
}

Handle Picture::host_of(Handle handle) const {
  for (int depth = 0; depth < kNestingMax; ++depth) {
    const Thing* thing = find(handle);
    if (thing == nullptr) return {};
    if (thing->kind == EntityKind::kHost) return handle;
    handle = thing->found_on.empty() ? thing->within : thing->found_on.front();
  }
  return {};
}

Access Picture::access_to(Handle handle) const {
  const Thing* thing = find(handle);
  if (thing == nullptr) return Access::kNone;
  if (thing->kind == EntityKind::kHost) return thing->access;
  Access best = thing->access;
  if (thing->kind == EntityKind::kZone) {
    for (const Handle host : held_) {
      if (lies_in(host, handle)) best = std::max(best, things_[host.value].access);
    }
  } else if (!thing->found_on.empty()) {
    for (const Handle host : thing->found_on) best = std::max(best, things_[host.value].access);
  } else if (const Thing* host = find(host_of(handle))) {
    best = std::max(best, host->access);
  }
  return best;
}

bool Picture::lies_in(Handle handle, Handle container) const {
  for (int depth = 0; depth < kNestingMax; ++depth) {
    if (handle == container) return true;
    const Thing* thing = find(handle);
    if (thing == nullptr) return false;
    const bool placed = thing->within.valid() || thing->found_on.empty();
    handle = placed ? thing->within : thing->found_on.front();
  }
  return false;
}

}  // namespace redoubt::red
